import type { TerraformStack } from 'cdktf';
import { BreakGlassGroup, RequireMfaForManagement } from '../../../lib/entra';

export function guardManagement(stack: TerraformStack): void {
  const breakGlass = new BreakGlassGroup(stack, 'break-glass', {
    accounts: ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'],
  });
  new RequireMfaForManagement(stack, 'mfa-for-management', { breakGlass, rollout: { stage: 'enforced' } });
}
