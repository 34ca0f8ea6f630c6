import type { TerraformStack } from 'cdktf';
import { BreakGlassGroup, ProtectSecurityInfoRegistration } from '../../../lib/entra';

export function protectRegistration(stack: TerraformStack): void {
  const breakGlass = new BreakGlassGroup(stack, 'break-glass', {
    accounts: ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'],
  });
  new ProtectSecurityInfoRegistration(stack, 'security-info', { breakGlass, rollout: { stage: 'enforced' } });
}
