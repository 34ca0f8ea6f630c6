import type { TerraformStack } from 'cdktf';
import { PrivilegedRole, SupplierRole } from '../../../lib/aws';

export function makeRoles(stack: TerraformStack): void {
  new PrivilegedRole(stack, 'break-glass', {
    roleName: 'break-glass-admin',
    assumedBy: ['arn:aws:iam::111122223333:user/ann'],
    policyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'],
    mfaMinutes: 15,
  });
  new SupplierRole(stack, 'support', {
    roleName: 'support',
    assumedBy: ['arn:aws:iam::999988887777:role/support'],
    externalId: '6f1e2d3c-1111-4a2b-8c3d-00000000000a',
    policyArns: ['arn:aws:iam::aws:policy/job-function/ViewOnlyAccess'],
  });
}
