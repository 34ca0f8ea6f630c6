import type { Entity, Posture, SetOf, UnknownReason } from '../../posture';
import { canonical, type FlagKind, type Unread } from '../../signin';

/**
 * Who a group or a reference stands for, as far as it can be read. `accounts` are declared emergency accounts that are
 * certainly among them, `strangers` others that certainly are. `unread` is why the rest is not known.
 */
export interface Holders {
  readonly accounts: readonly string[];
  readonly strangers: readonly string[];
  readonly unread: readonly Unread[];
}

/** A group or user reference by which a policy can leave out emergency accounts. */
export interface Identity {
  readonly kind: Extract<FlagKind, 'group' | 'user'>;
  readonly symbol: string;
  readonly holders: Holders;
}

/** How the declared emergency accounts can be named in this posture. */
export interface EmergencyAccess {
  /** User principal names, lower case. */
  readonly accounts: readonly string[];
  readonly identities: readonly Identity[];
}

/** What is declared: the accounts, and the object id of a group that exists already. */
export interface DeclaredAccess {
  readonly accounts: readonly string[];
  readonly group?: string | undefined;
}

/**
 * Recognizes the emergency accounts by meaning: look-ups of their user principal names, groups whose members such
 * look-ups are, and the existing group that the declaration names. Names and addresses decide nothing.
 */
export function emergencyAccess(posture: Posture, declared: DeclaredAccess): EmergencyAccess {
  const known = KNOWN.get(posture) ?? new WeakMap<DeclaredAccess, EmergencyAccess>();
  KNOWN.set(posture, known);
  const access = known.get(declared) ?? recognized(posture, declared);
  known.set(declared, access);
  return access;
}

/** Most controls of a directory ask for it, and neither a posture nor a declaration changes. */
const KNOWN = new WeakMap<Posture, WeakMap<DeclaredAccess, EmergencyAccess>>();

function recognized(posture: Posture, declared: DeclaredAccess): EmergencyAccess {
  const accounts = [...new Set(declared.accounts.map((name) => name.toLowerCase()))].sort();
  const users = userIdentities(posture, accounts);
  const made = posture.entities.group.map((group): Identity => {
    const symbol = `\${${group.address}.object_id}`;
    return { kind: 'group', symbol, holders: holdersOf(posture, [symbol], users, group) };
  });
  const existing = existingSymbols(posture, declared.group).map((symbol, _, symbols): Identity => {
    const added = holdersOf(posture, symbols, users);
    return { kind: 'group', symbol, holders: { ...added, accounts } };
  });
  return { accounts, identities: [...users, ...made, ...existing] };
}

/** Whether the identity stands for emergency accounts and certainly nobody else. */
export function isOnlyAccounts({ holders }: Identity): boolean {
  return holders.accounts.length > 0 && holders.strangers.length === 0 && holders.unread.length === 0;
}

/** Whether the identity may turn out to stand for emergency accounts and nobody else. */
export function mayBeOnlyAccounts({ holders: { accounts, strangers, unread } }: Identity): boolean {
  const somebody = accounts.length > 0 || unread.length > 0;
  return somebody && strangers.length === 0 && unread.every(({ why }) => why !== 'ignored');
}

/** How the existing group is referred to: by its id, or by a look-up of it. */
export function existingSymbols(posture: Posture, group: string | undefined): readonly string[] {
  if (group === undefined) return [];
  const id = group.toLowerCase();
  return [id, ...groupLookups(posture, id).map(({ address }) => `\${${address}.object_id}`)];
}

export function groupLookups(posture: Posture, id: string): readonly Entity<'groupLookup'>[] {
  return posture.entities.groupLookup.filter(({ fields }) => canonical(fields.objectId) === id.toLowerCase());
}

function userIdentities(posture: Posture, accounts: readonly string[]): readonly Identity[] {
  return posture.entities.userLookup.flatMap((lookup) => {
    const { userPrincipalNames, objectIds } = lookup.fields;
    // A look-up of a group's members is of whoever is in that group, and no way to name the accounts.
    if (objectIds.items.some((id) => id.is === 'ref' && id.attribute === 'members')) return [];
    const names = userPrincipalNames.items.map((name) => (name.is === 'known' ? name.value.toLowerCase() : undefined));
    const unread = [
      ...notRead(userPrincipalNames),
      ...(lookup.exists.is === 'unknown' ? [{ at: lookup.exists.at, why: lookup.exists.why }] : []),
    ];
    const known = names.filter((name) => name !== undefined);
    const identity = (symbol: string, upns: readonly string[]): Identity => ({
      kind: 'user',
      symbol,
      holders: {
        accounts: accounts.filter((account) => upns.includes(account)),
        strangers: upns.filter((name) => !accounts.includes(name)),
        unread,
      },
    });
    const ids = objectIds.open === undefined ? objectIds.items.map(canonical) : [];
    const literal = ids.length === names.length ? ids : [];
    return [
      identity(`\${${lookup.address}.object_ids}`, known),
      ...(names.length === 1 ? [identity(`\${${lookup.address}.object_id}`, known)] : []),
      ...literal.flatMap((id, index) => {
        const name = names[index];
        return id === undefined || name === undefined ? [] : [identity(id, [name])];
      }),
    ];
  });
}

function holdersOf(
  posture: Posture,
  symbols: readonly string[],
  users: readonly Identity[],
  group?: Entity<'group'>,
): Holders {
  const memberships = posture.entities.groupMembership;
  const added = memberships.filter(({ fields }) => symbols.includes(canonical(fields.group) ?? ''));
  const members = [...(group?.fields.members.items ?? []), ...added.map(({ fields }) => fields.member)];
  const found = members.map((member) => {
    const symbol = canonical(member);
    return { member, user: users.find((user) => user.symbol === symbol) };
  });
  const dynamic = group?.fields.dynamicMembership;
  const everyone = found.flatMap(({ user }) => (user === undefined ? [] : [user.holders]));
  const each = (part: 'accounts' | 'strangers') => [...new Set(everyone.flatMap((holders) => holders[part]))].sort();
  const dynamicUnread: UnknownReason | undefined =
    dynamic?.is === 'unknown' ? dynamic.why : dynamic?.is === 'ref' ? 'computed' : undefined;
  return {
    accounts: each('accounts'),
    strangers: [...each('strangers'), ...(dynamic?.is === 'known' ? [`whoever matches ${dynamic.value}`] : [])],
    unread: [
      ...everyone.flatMap((holders) => holders.unread),
      ...found.flatMap(({ member, user }) => (user === undefined ? [{ at: member.at, why: whyOf(member) }] : [])),
      ...(group?.fields.members.open === undefined
        ? []
        : [{ at: group.fields.members.at, why: group.fields.members.open }]),
      ...(dynamic === undefined || dynamicUnread === undefined ? [] : [{ at: dynamic.at, why: dynamicUnread }]),
      ...memberships.flatMap(({ fields }) =>
        fields.group.is === 'unknown' ? [{ at: fields.group.at, why: fields.group.why }] : [],
      ),
    ],
  };
}

function whyOf(member: SetOf<string>['items'][number]): UnknownReason {
  return member.is === 'unknown' ? member.why : 'data';
}

function notRead(set: SetOf<string>): readonly Unread[] {
  const items = set.items.flatMap((item): readonly Unread[] => {
    if (item.is === 'known') return [];
    return [{ at: item.at, why: item.is === 'unknown' ? item.why : 'computed' }];
  });
  return set.open === undefined ? items : [...items, { at: set.at, why: set.open }];
}
