import type { Kind } from '../../posture';

/** What decides whether sign-ins have to meet a demand, and who is exempt. */
export const SIGN_IN_FIELDS: readonly (readonly [Kind, string])[] = [
  ['authenticationStrength', 'combinations'],
  ['conditionalAccessPolicy', 'applications'],
  ['conditionalAccessPolicy', 'clientAppTypes'],
  ['conditionalAccessPolicy', 'deviceFilter'],
  ['conditionalAccessPolicy', 'grant'],
  ['conditionalAccessPolicy', 'groups'],
  ['conditionalAccessPolicy', 'guests'],
  ['conditionalAccessPolicy', 'insiderRisk'],
  ['conditionalAccessPolicy', 'locations'],
  ['conditionalAccessPolicy', 'platforms'],
  ['conditionalAccessPolicy', 'roles'],
  ['conditionalAccessPolicy', 'servicePrincipalRisk'],
  ['conditionalAccessPolicy', 'servicePrincipals'],
  ['conditionalAccessPolicy', 'signInRisk'],
  ['conditionalAccessPolicy', 'state'],
  ['conditionalAccessPolicy', 'transferMethods'],
  ['conditionalAccessPolicy', 'userActions'],
  ['conditionalAccessPolicy', 'userRisk'],
  ['conditionalAccessPolicy', 'users'],
  ['group', 'dynamicMembership'],
  ['group', 'members'],
  ['groupMembership', 'group'],
  ['groupMembership', 'member'],
  ['userLookup', 'userPrincipalNames'],
];

/** The same where the demand is on sessions. */
export const SESSION_FIELDS: readonly (readonly [Kind, string])[] = [
  ...SIGN_IN_FIELDS,
  ['conditionalAccessPolicy', 'session'] as const,
].sort((a, b) => (a.join('.') < b.join('.') ? -1 : 1));

/** The same where the demand is on the place of sign-ins. */
export const PLACE_FIELDS: readonly (readonly [Kind, string])[] = [
  ...SIGN_IN_FIELDS,
  ['namedLocation', 'countries'] as const,
  ['namedLocation', 'ranges'] as const,
  ['namedLocation', 'trusted'] as const,
  ['namedLocation', 'unknownCountries'] as const,
].sort((a, b) => (a.join('.') < b.join('.') ? -1 : 1));
