import { PipelineFederation, PipelineRole, PrivilegedRole, SupplierRole } from '../../../lib/aws';
import { PipelineSubject } from '../../../lib/values';
import { declaredAccount } from '../../support/aws-posture';
import { Written } from '../../support/rendered-posture';

export const ANN = 'arn:aws:iam::111122223333:user/ann';
export const SUPPORT = 'arn:aws:iam::999988887777:role/support';
const EXTERNAL_ID = 'contoso-6f1e2d3c-1111';
const POLICIES = ['arn:aws:iam::aws:policy/ReadOnlyAccess'];

export const ISSUER = 'https://token.actions.githubusercontent.com';

/** An account with a role for its users, one for a supplier and one for a pipeline. */
export function rolesStack(): Written {
  return Written.of((stack) => {
    new PrivilegedRole(stack, 'admin', { roleName: 'admin', assumedBy: [ANN], policyArns: POLICIES });
    const supplier = { assumedBy: [SUPPORT], externalId: EXTERNAL_ID, policyArns: POLICIES };
    new SupplierRole(stack, 'support', { roleName: 'support', ...supplier });
    const federation = new PipelineFederation(stack, 'github', { issuer: ISSUER, audiences: ['sts.amazonaws.com'] });
    const subjects = [
      PipelineSubject.github('contoso/web', { environment: 'production' }),
      PipelineSubject.github('contoso/web', { branch: 'release/*' }),
    ];
    new PipelineRole(stack, 'deploy', { federation, roleName: 'deploy', subjects, policyArns: POLICIES });
  });
}

export const ROLES = {
  privilegedRoles: { admin: { users: [ANN], policies: POLICIES } },
  supplierRoles: {
    support: { supplier: 'helpdesk', assumedBy: [SUPPORT], externalId: EXTERNAL_ID, policies: POLICIES },
  },
  pipelines: {
    deploy: {
      by: 'github' as const,
      repository: 'contoso/web',
      environments: ['production'],
      branches: ['release/*'],
      policies: POLICIES,
    },
  },
};

export const ROLES_FACTS = declaredAccount(ROLES);
