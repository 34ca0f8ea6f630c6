import type { GuestScope, Val } from '../posture';
import { isGuid } from '../values';
import { only } from './atoms';
import { type FlagKind, flag, GUEST_TYPES, YES } from './dimension';
import { doubtOf, isReference, type Mode, type Reach, type Recognize } from './reading';
import { EVERYTHING, type Region, regionOf, where } from './region';
import { APPLICATION_GROUPS, USER_ACTIONS } from './targets';

export const ALL_GUESTS: Region = where('guestType', only(GUEST_TYPES));

function object(kind: FlagKind, symbol: string): readonly Region[] | undefined {
  return isGuid(symbol) || isReference(symbol) ? [where(flag(kind, symbol), YES)] : undefined;
}

export const users: Recognize = (symbol) => {
  if (symbol === 'All') return [EVERYTHING];
  if (symbol === 'None') return [];
  return symbol === 'GuestsOrExternalUsers' ? [ALL_GUESTS] : object('user', symbol);
};

export const groups: Recognize = (symbol) => object('group', symbol);
export const roles: Recognize = (symbol) => object('role', symbol);

export const servicePrincipals: Recognize = (symbol) =>
  symbol === 'ServicePrincipalsInMyTenant' ? [EVERYTHING] : object('servicePrincipal', symbol);

/** A literal id is one application and no other; a reference may be any of them. */
export const applications: Recognize = (symbol) => {
  if (symbol === 'All') return [EVERYTHING];
  if (symbol === 'None') return [];
  if (APPLICATION_GROUPS.has(symbol)) return [where(flag('applicationGroup', symbol), YES)];
  return isGuid(symbol) ? [where('target', only([symbol]))] : object('application', symbol);
};

export const userActions: Recognize = (symbol) =>
  USER_ACTIONS.has(symbol) ? [where('target', only([symbol]))] : undefined;

export const locations: Recognize = (symbol) => {
  if (symbol === 'All') return [EVERYTHING];
  return symbol === 'AllTrusted' ? [where(flag('location', symbol), YES)] : object('location', symbol);
};

export const platforms: Recognize = oneOf(
  'platform',
  ['android', 'iOS', 'linux', 'macOS', 'windows', 'windowsPhone'],
  'all',
);
export const transferMethods = oneOf('transferMethod', ['authenticationTransfer', 'deviceCodeFlow']);
export const insiderRisk = oneOf('insiderRisk', ['elevated', 'minor', 'moderate']);
export const signInRisk = oneOf('signInRisk', ['hidden', 'high', 'low', 'medium', 'none']);
export const userRisk = oneOf('userRisk', ['hidden', 'high', 'low', 'medium', 'none']);
/** Only workload identities have it, so a policy that asks for it is not for users. */
export const servicePrincipalRisk = oneOf('servicePrincipalRisk', ['hidden', 'high', 'low', 'medium', 'none']);

const modernAndLegacy = oneOf(
  'clientApp',
  ['browser', 'exchangeActiveSync', 'mobileAppsAndDesktopClients', 'other'],
  'all',
);

/** `easSupported` is an older spelling that leaves out the devices which cannot be managed: part of Exchange ActiveSync. */
export const clientAppTypes: Recognize = (symbol, reach) => {
  if (symbol !== 'easSupported') return modernAndLegacy(symbol, reach);
  return reach === 'narrow' ? [] : modernAndLegacy('exchangeActiveSync', reach);
};

/** The guests that a guest condition takes in. */
export function guestsIncluded(scope: Val<GuestScope>, mode: Mode): readonly Region[] {
  if (scope.is === 'absent') return [];
  if (scope.is === 'known') return guests(scope.value, mode === 'certain' ? 'narrow' : 'wide');
  return mode === 'possible' && !isIgnored(scope) ? [ALL_GUESTS] : [];
}

/** The guests that a guest condition leaves out: at most all of them. */
export function guestsExcluded(scope: Val<GuestScope>, mode: Mode): readonly Region[] {
  if (scope.is === 'absent') return [];
  if (scope.is === 'known') return guests(scope.value, mode === 'certain' ? 'wide' : 'narrow');
  return mode === 'possible' && !isIgnored(scope) ? [] : [ALL_GUESTS];
}

/** An internal guest has no tenant of its own, so whether a list of tenants takes it in is not certain. */
function guests({ types, tenants }: GuestScope, reach: Reach): readonly Region[] {
  if (types.some((type) => type !== 'none' && !GUEST_TYPES.includes(type)) && reach === 'wide') return [ALL_GUESTS];
  const known = types.filter((type) => GUEST_TYPES.includes(type));
  const listed = tenants === 'all' ? [] : tenants.filter(isGuid);
  if (tenants === 'all' || (listed.length < tenants.length && reach === 'wide')) return ofTypes(known);
  const external = regionOf([
    ['guestType', only(known.filter((type) => type !== 'internalGuest'))],
    ['externalTenant', only(listed.map((tenant) => tenant.toLowerCase()))],
  ]);
  const internal = reach === 'wide' ? known.filter((type) => type === 'internalGuest') : [];
  return [...(external === undefined ? [] : [external]), ...ofTypes(internal)];
}

function ofTypes(types: readonly string[]): readonly Region[] {
  return types.length === 0 ? [] : [where('guestType', only(types))];
}

function isIgnored(value: Val<unknown>): boolean {
  return value.is === 'unknown' && doubtOf(value.why) === 'ignored';
}

function oneOf(dimension: string, members: readonly string[], any?: string): Recognize {
  const known = new Map(members.map((member) => [member, [where(dimension, only([member]))]]));
  return (symbol) => (symbol === any ? [EVERYTHING] : known.get(symbol));
}
