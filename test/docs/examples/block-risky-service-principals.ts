import type { TerraformStack } from 'cdktf';
import { BlockRiskyServicePrincipals, BreakGlassGroup } from '../../../lib/entra';

export function blockRiskyApplications(stack: TerraformStack): void {
  const breakGlass = new BreakGlassGroup(stack, 'break-glass', {
    accounts: ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'],
  });
  new BlockRiskyServicePrincipals(stack, 'risky-service-principals', { breakGlass, rollout: { stage: 'enforced' } });
}
