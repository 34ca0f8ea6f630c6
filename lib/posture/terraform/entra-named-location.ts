import { writtenLocation, writtenStrength } from '../../values';
import { absent, known } from '../value';
import { locationHeld } from './applied-claims';
import { asWritten } from './as-written';
import { reader } from './resource-reader';

/** `azuread_named_location`: address ranges or countries. */
export const namedLocation = reader('display_name country.country_lookup_method', (body, found) => {
  const ip = body.block('ip');
  const country = body.block('country');
  found.add('namedLocation', {
    ranges: ip.set('ip_ranges'),
    trusted: ip.flag('trusted'),
    countries: country.set('countries_and_regions'),
    unknownCountries: country.flag('include_unknown_countries_and_regions'),
  });
  found.add('writtenLocation', asWritten(body, writtenLocation));
});

/** `data.azuread_named_location`: one that is there already, as its postcondition holds it to be; else nothing is known of it. */
export const namedLocationLookup = reader('display_name', (body, found) => {
  const held = locationHeld(body.resource);
  if (held === undefined) return;
  const at = body.at('display_name');
  found.add('namedLocation', {
    objectId: held.objectId,
    ranges: { items: held.ranges.map((range) => known(range, at)), at },
    trusted: known(held.trusted, at),
    countries: { items: [], at },
    unknownCountries: absent(at),
  });
});

/** `azuread_authentication_strength_policy`: the combinations of methods that it takes. */
export const authenticationStrength = reader('display_name description', (body, found) => {
  found.add('authenticationStrength', { combinations: body.set('allowed_combinations') });
  found.add('writtenStrength', asWritten(body, writtenStrength));
});
