import type { TerraformStack } from 'cdktf';
import { BreakGlassGroup, RequireMfa } from '../../../lib/entra';

export function addMfa(stack: TerraformStack): void {
  const breakGlass = new BreakGlassGroup(stack, 'break-glass', {
    accounts: ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'],
  });
  new RequireMfa(stack, 'mfa', { breakGlass, rollout: { stage: 'enforced' } });
}
