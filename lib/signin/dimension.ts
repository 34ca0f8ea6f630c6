import { remembered } from '../values';
import { ALL_ATOMS, type Atoms, includesAtom, isAll, only } from './atoms';

/**
 * One property of a sign-in. Most have a fixed set of values; `target` (application ids and user actions) and
 * `externalTenant` are open. What overlaps (groups, roles, users, named locations, groups of applications, device
 * filters) is a flag of its own, `group:<id>` and so on, with the values `yes` and `no`: nothing is assumed about which
 * of them go together.
 */
export type Dimension = string;

export type FlagKind =
  | 'user'
  | 'group'
  | 'role'
  | 'servicePrincipal'
  | 'application'
  | 'applicationGroup'
  | 'location'
  | 'device';

export const YES: Atoms = only(['yes']);
export const NO: Atoms = only(['no']);

export function flag(kind: FlagKind, id: string): Dimension {
  return `${kind}:${id}`;
}

export interface Flag {
  readonly kind: FlagKind;
  readonly id: string;
}

/** How many dimensions are remembered with what they are flags of. */
const MOST_FLAGS = 1_000;

/** The kind and id of a flag, or `undefined` for a dimension that is none. */
export const flagOf: (dimension: Dimension) => Flag | undefined = remembered(
  MOST_FLAGS,
  (dimension) => dimension,
  (dimension) => {
    const colon = dimension.indexOf(':');
    if (colon === -1) return undefined;
    return { kind: dimension.slice(0, colon) as FlagKind, id: dimension.slice(colon + 1) };
  },
);

export const GUEST_TYPES: readonly string[] = [
  'b2bCollaborationGuest',
  'b2bCollaborationMember',
  'b2bDirectConnectUser',
  'internalGuest',
  'otherExternalUser',
  'serviceProvider',
];

/** Clients that do not speak modern authentication. */
export const LEGACY_CLIENTS: readonly string[] = ['exchangeActiveSync', 'other'];

const RISK: readonly string[] = ['hidden', 'high', 'low', 'medium', 'none'];

const DOMAINS: Readonly<Record<string, readonly string[]>> = {
  identity: ['servicePrincipal', 'user'],
  guestType: [...GUEST_TYPES, 'member'].sort(),
  clientApp: [...LEGACY_CLIENTS, 'browser', 'mobileAppsAndDesktopClients'].sort(),
  platform: ['android', 'iOS', 'linux', 'macOS', 'unknown', 'windows', 'windowsPhone'],
  transferMethod: ['authenticationTransfer', 'deviceCodeFlow', 'none'],
  signInRisk: RISK,
  userRisk: RISK,
  servicePrincipalRisk: RISK,
  insiderRisk: ['elevated', 'minor', 'moderate', 'none'],
};
const FLAG: readonly string[] = ['no', 'yes'];

/** Every value of the dimension, sorted; `undefined` where it is open. */
export function domainOf(dimension: Dimension): readonly string[] | undefined {
  return dimension.includes(':') ? FLAG : DOMAINS[dimension];
}

/**
 * The same members in one form: a closed dimension's are listed, and all of them are `ALL_ATOMS`. Those of a flag are `YES` or
 * `NO` themselves.
 */
export function normalized(dimension: Dimension, atoms: Atoms): Atoms {
  const domain = domainOf(dimension);
  if (domain === undefined || isAll(atoms) || atoms === YES || atoms === NO) return atoms;
  if (isListedIn(domain, atoms)) return atoms;
  const members = domain.filter((member) => includesAtom(atoms, member));
  if (members.length === domain.length) return ALL_ATOMS;
  return domain === FLAG && members.length === 1 ? (members[0] === 'yes' ? YES : NO) : { except: false, members };
}

/** Whether some members of the domain, and no others, are listed. */
function isListedIn(domain: readonly string[], { except, members }: Atoms): boolean {
  return !except && members.length < domain.length && members.every((member) => domain.includes(member));
}
