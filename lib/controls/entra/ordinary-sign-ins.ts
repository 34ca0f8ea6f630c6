import { flag, NO, only, type Region, regionOf } from '../../signin';
import { type EmergencyAccess, isOnlyAccounts } from './emergency-access';
import type { SignInCase } from './sign-in-rule';

/**
 * The sign-ins of members of the directory in a browser, at no risk and by no flow from another device, further restricted: of
 * whoever is no emergency account.
 */
export function ordinarySignIns({ identities }: EmergencyAccess, parts: SignInCase['parts']): Region {
  const region = regionOf([
    ['identity', only(['user'])],
    ['guestType', only(['member'])],
    ['clientApp', only(['browser'])],
    ['transferMethod', only(['none'])],
    ['signInRisk', only(['none'])],
    ['userRisk', only(['none'])],
    ['insiderRisk', only(['none'])],
    ...identities.filter(isOnlyAccounts).map(({ kind, symbol }) => [flag(kind, symbol), NO] as const),
    ...parts,
  ]);
  if (region === undefined) throw new Error('ordinary sign-ins are never none');
  return region;
}
