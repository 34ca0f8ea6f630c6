import type { Control } from '../control';
import { elsewhere, withinCountries, withinNetworks } from './places';
import { PLACE_FIELDS } from './sign-in-fields';
import { signInOutcomes } from './sign-in-outcomes';

/**
 * ENT-NW-03: enforced policies block every sign-in from elsewhere than the declared countries and the trusted networks; an
 * address that can be placed in no country is elsewhere. Where no country is declared, the trusted networks are all there is.
 * Emergency accounts are exempt.
 */
export const otherCountriesBlocked: Control = {
  id: 'ENT-NW-03',
  title: 'Sign-ins from other countries are blocked',
  risk: 'Passwords are tried from wherever it is cheap, and mostly from countries that nobody of the organization is in.',
  remedy:
    'Enforce a policy for all users and all resources that blocks every location but the countries that people come from, unknown countries not among them; leave out the emergency accounts alone',
  references: [
    { source: 'CIS M365 v7', id: '5.2.2.15' },
    { source: 'NIST 800-53', id: 'AC-17' },
    { source: 'NIST 800-53', id: 'SC-7' },
  ],
  cloud: 'entra',
  scope: 'tenant',
  staged: true,
  askedBy: ({ countries }) => countries !== undefined,
  needs: ['breakGlass', 'networks'],
  reads: PLACE_FIELDS,
  check: (situation) =>
    signInOutcomes(situation, {
      demand: 'block',
      cases: ({ countries = [], trusted = [] }) => {
        const [isCountry, isNetwork] = [withinCountries(countries), withinNetworks(situation, trusted)];
        return [{ principal: 'All', ...elsewhere(situation, (place) => isCountry(place) || isNetwork(place)) }];
      },
      lacking: 'from outside the declared countries',
      remedy:
        'declare the countries that people come from under entra.countries, and enforce a policy that blocks every other location',
    }),
};
