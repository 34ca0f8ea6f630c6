import type { TerraformStack } from 'cdktf';
import { BlockLegacyAuthentication, BreakGlassGroup } from '../../../lib/entra';

export function blockOldProtocols(stack: TerraformStack): void {
  const breakGlass = new BreakGlassGroup(stack, 'break-glass', {
    accounts: ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'],
  });
  new BlockLegacyAuthentication(stack, 'legacy-authentication', { breakGlass, rollout: { stage: 'enforced' } });
}
