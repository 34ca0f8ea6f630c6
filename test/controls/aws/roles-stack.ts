import { PrivilegedRole, SupplierRole } from '../../../lib/aws';
import { declaredAccount } from '../../support/aws-posture';
import { Written } from '../../support/rendered-posture';

export const ANN = 'arn:aws:iam::111122223333:user/ann';
export const SUPPORT = 'arn:aws:iam::999988887777:role/support';
const EXTERNAL_ID = 'contoso-6f1e2d3c-1111';
const POLICIES = ['arn:aws:iam::aws:policy/ReadOnlyAccess'];

/** An account with a role for its users and one for a supplier. */
export function rolesStack(): Written {
  return Written.of((stack) => {
    new PrivilegedRole(stack, 'admin', { roleName: 'admin', assumedBy: [ANN], policyArns: POLICIES });
    const supplier = { assumedBy: [SUPPORT], externalId: EXTERNAL_ID, policyArns: POLICIES };
    new SupplierRole(stack, 'support', { roleName: 'support', ...supplier });
  });
}

export const ROLES = {
  privilegedRoles: { admin: { users: [ANN], policies: POLICIES } },
  supplierRoles: {
    support: { supplier: 'helpdesk', assumedBy: [SUPPORT], externalId: EXTERNAL_ID, policies: POLICIES },
  },
};

export const ROLES_FACTS = declaredAccount(ROLES);
