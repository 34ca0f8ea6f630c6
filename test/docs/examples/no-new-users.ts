import type { TerraformStack } from 'cdktf';
import { NoNewUsers, ServiceControlPolicies } from '../../../lib/aws';

export function peopleComeByFederation(stack: TerraformStack): void {
  new ServiceControlPolicies(stack, 'service-controls', {
    targets: { root: 'r-a1b2' },
    guardrails: [new NoNewUsers({ exemptRoles: ['break-glass'] })],
  });
}
