import type { TerraformStack } from 'cdktf';
import { BlockOtherCountries, BreakGlassGroup, CountryLocation } from '../../../lib/entra';

export function stayAtHome(stack: TerraformStack): void {
  const breakGlass = new BreakGlassGroup(stack, 'break-glass', {
    accounts: ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'],
  });
  new BlockOtherCountries(stack, 'other-countries', {
    breakGlass,
    rollout: { stage: 'enforced' },
    countries: new CountryLocation(stack, 'countries', { countries: ['CH', 'DE'] }),
  });
}
