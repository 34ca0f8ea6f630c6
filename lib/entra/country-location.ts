import { NamedLocation } from '@cdktf/provider-azuread/lib/named-location';
import { Construct } from 'constructs';
import { Country, InvalidValue } from '../values';
import { nameProblems } from './display-name';
import type { ILocation } from './location';
import { problemsOf, refuse } from './refusal';

export interface CountryLocationProps {
  /** The countries, each by its two letters of ISO 3166-1. */
  readonly countries: readonly string[];
  /**
   * Name of the location in the directory.
   *
   * @default 'Allowed countries'
   */
  readonly displayName?: string;
}

/**
 * Microsoft Entra knows the countries that people come from, and an address that it can place in no country is in none of
 * them.
 *
 * Renders an `azuread_named_location` with the countries, in order, by the address of the client, without unknown countries
 * and regions. A location that goes is deleted after the policies that used it have let go of it (`create_before_destroy`).
 * Microsoft places addresses by what their owners say; many IPv6 addresses and some networks of telephones are in no country.
 *
 * For control `ENT-NW-03`.
 *
 * @example
 * ```ts
 * const countries = new CountryLocation(stack, 'countries', { countries: ['CH', 'DE'] });
 * ```
 */
export class CountryLocation extends Construct implements ILocation {
  readonly location: NamedLocation;
  /** Object id of the location: what a policy refers to it by (its Terraform `id` is refused there). */
  readonly objectIds: readonly string[];

  /** @throws InvalidValue for no country, one that is none, and an empty name. */
  constructor(scope: Construct, id: string, { countries, displayName }: CountryLocationProps) {
    super(scope, id);
    refuse(this, [
      ...nameProblems(displayName),
      ...(countries.length === 0 ? [nowhere()] : []),
      ...countries.flatMap((country, index) => problemsOf(`countries[${index}]`, () => Country.parse(country))),
    ]);
    this.location = new NamedLocation(this, 'location', {
      displayName: displayName ?? 'Allowed countries',
      country: {
        countriesAndRegions: [...new Set(countries)].sort(),
        includeUnknownCountriesAndRegions: false,
      },
      lifecycle: { createBeforeDestroy: true },
    });
    this.objectIds = [this.location.objectId];
  }
}

function nowhere(): InvalidValue {
  return new InvalidValue({
    problem: 'countries: there is no country',
    given: 'none',
    allowed: 'one country or more that people come from',
    remedy: 'Name them, or leave the location out',
    control: 'ENT-NW-03',
  });
}
