import type { TerraformStack } from 'cdktf';
import { BlockUnknownPlatforms, BreakGlassGroup } from '../../../lib/entra';

export function blockOddPlatforms(stack: TerraformStack): void {
  const breakGlass = new BreakGlassGroup(stack, 'break-glass', {
    accounts: ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'],
  });
  new BlockUnknownPlatforms(stack, 'unknown-platforms', {
    breakGlass,
    rollout: { stage: 'enforced' },
    platforms: ['android', 'iOS', 'windows'],
  });
}
