import type { TerraformStack } from 'cdktf';
import { CentralRootAccess, DenyRootUser, ServiceControlPolicies } from '../../../lib/aws';

export function shutOutRootUsers(stack: TerraformStack): void {
  new ServiceControlPolicies(stack, 'service-controls', {
    targets: { root: 'r-a1b2' },
    guardrails: [new DenyRootUser()],
  });
  new CentralRootAccess(stack, 'root-access');
}
