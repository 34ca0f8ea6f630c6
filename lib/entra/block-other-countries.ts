import type { Construct } from 'constructs';
import { PolicyConstruct } from './conditional-access-policy';
import { type ILocation, locationProblems, outside } from './location';
import type { PolicyProps } from './policy-props';

export interface BlockOtherCountriesProps extends PolicyProps {
  /** The countries that people come from. */
  readonly countries: ILocation;
}

/**
 * Nobody but the emergency accounts signs in from a country that nobody of the organization is in, or from an address that
 * can be placed in no country.
 *
 * Renders one `azuread_conditional_access_policy` for all users and all resources that blocks every location but the
 * countries, and the `terraform_data` that holds its kind of control. Unknown countries are blocked, since the location holds
 * none. An attacker rents an address in the right country: this takes away noise, not an attack on somebody. Its name is
 * `CA009-Global-AttackSurfaceReduction-OtherCountries-Block`.
 *
 * Control `ENT-NW-03` (CIS Microsoft 365 v7 5.2.2.15; NIST 800-53 AC-17, SC-7).
 *
 * @example
 * ```ts
 * const countries = new CountryLocation(stack, 'countries', { countries: ['CH', 'DE'] });
 * new BlockOtherCountries(stack, 'other-countries', { breakGlass, rollout: { stage: 'enforced' }, countries });
 * ```
 */
export class BlockOtherCountries extends PolicyConstruct {
  /** @throws InvalidValue for a location of another stack, and for what every policy refuses. */
  constructor(scope: Construct, id: string, props: BlockOtherCountriesProps) {
    super(scope, id, {
      ...props,
      displayName: props.displayName ?? 'CA009-Global-AttackSurfaceReduction-OtherCountries-Block',
      audience: { users: 'All' },
      conditions: { locations: outside(props.countries) },
      grant: { builtIn: ['block'] },
      problems: locationProblems(scope, 'countries', [props.countries], 'ENT-NW-03'),
    });
  }
}
