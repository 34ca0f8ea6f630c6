import type { TerraformStack } from 'cdktf';
import { ProtectGuardrails, ServiceControlPolicies } from '../../../lib/aws';

export function keepTheGuardsUp(stack: TerraformStack): void {
  new ServiceControlPolicies(stack, 'service-controls', {
    targets: { root: 'r-a1b2' },
    guardrails: [new ProtectGuardrails({ exemptRoles: ['tenant-guard-deploy', 'break-glass'] })],
  });
}
