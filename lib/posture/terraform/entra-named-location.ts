import { writtenLocation, writtenStrength } from '../../values';
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

/** `azuread_authentication_strength_policy`: the combinations of methods that it takes. */
export const authenticationStrength = reader('display_name description', (body, found) => {
  found.add('authenticationStrength', { combinations: body.set('allowed_combinations') });
  found.add('writtenStrength', asWritten(body, writtenStrength));
});
