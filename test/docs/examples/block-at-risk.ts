import type { TerraformStack } from 'cdktf';
import { BlockHighUserRisk, BlockInsiderRisk, BlockRiskySignIns, BreakGlassGroup } from '../../../lib/entra';

export function blockAtRisk(stack: TerraformStack): void {
  const breakGlass = new BreakGlassGroup(stack, 'break-glass', {
    accounts: ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'],
  });
  const rollout = { stage: 'enforced' } as const;
  new BlockHighUserRisk(stack, 'high-user-risk', { breakGlass, rollout });
  new BlockRiskySignIns(stack, 'risky-sign-ins', { breakGlass, rollout, alsoMedium: true });
  new BlockInsiderRisk(stack, 'insider-risk', { breakGlass, rollout });
}
