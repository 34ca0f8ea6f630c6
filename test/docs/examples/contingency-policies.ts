import type { TerraformStack } from 'cdktf';
import { BreakGlassGroup, ContingencyPolicies } from '../../../lib/entra';

export function standBy(stack: TerraformStack): void {
  const breakGlass = new BreakGlassGroup(stack, 'break-glass', {
    accounts: ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'],
  });
  new ContingencyPolicies(stack, 'contingency', { breakGlass, trustedPlaces: true });
}
