import type { TerraformStack } from 'cdktf';
import { RequireMfaForUsers, ServiceControlPolicies } from '../../../lib/aws';

export function demandMfaOfUsers(stack: TerraformStack): void {
  new ServiceControlPolicies(stack, 'service-controls', {
    targets: { root: 'r-a1b2' },
    guardrails: [new RequireMfaForUsers({ passwordChangeBeforeMfa: true })],
  });
}
