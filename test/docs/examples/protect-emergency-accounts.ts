import type { TerraformStack } from 'cdktf';
import { BreakGlassGroup, ProtectEmergencyAccounts } from '../../../lib/entra';

export function protectEmergencyAccounts(stack: TerraformStack): void {
  const breakGlass = new BreakGlassGroup(stack, 'break-glass', {
    accounts: ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'],
  });
  new ProtectEmergencyAccounts(stack, 'emergency-mfa', {
    breakGlass,
    rollout: { stage: 'enforced' },
    registered: true,
    unguarded: 'bg2@contoso.onmicrosoft.com',
  });
}
