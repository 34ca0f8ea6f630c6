import type { TerraformStack } from 'cdktf';
import { BreakGlassGroup, RequirePhishingResistantMfaForAllUsers } from '../../../lib/entra';

export function endPhishing(stack: TerraformStack): void {
  const breakGlass = new BreakGlassGroup(stack, 'break-glass', {
    accounts: ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'],
  });
  new RequirePhishingResistantMfaForAllUsers(stack, 'phishing-resistant-mfa-for-all-users', {
    breakGlass,
    rollout: { stage: 'pilot', pilotGroup: '6f1e2d3c-2222-4a2b-8c3d-000000000002' },
  });
}
