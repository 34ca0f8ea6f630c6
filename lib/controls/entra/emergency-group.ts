import type { Entity, Origin, Posture } from '../../posture';
import { read } from '../../signin';
import { EntraRole } from '../../values';
import {
  type DeclaredAccess,
  type EmergencyAccess,
  emergencyAccess,
  existingSymbols,
  groupLookups,
  type Identity,
} from './emergency-access';
import { accountProblems, lookUpsOf } from './emergency-look-ups';
import { globalAdministrator } from './global-administrator';
import { type Problem, settingMeaning, unreadMembers, unreadOf, unreadProblem } from './problem';

/** What holds the emergency accounts, and what is wrong with it; nothing wrong means that it is met on apply. */
export interface EmergencyGroup {
  readonly by: readonly string[];
  readonly problems: readonly Problem[];
}

/** Judges the declared existing group, else the group of the stack whose members the accounts are. */
export function emergencyGroup(posture: Posture, declared: DeclaredAccess, service: string): EmergencyGroup {
  const access = emergencyAccess(posture, declared);
  if (declared.group !== undefined) return existing(posture, access, declared.group, service);
  const judged = posture.entities.group
    .filter((group) => isMeant(posture, access, symbolOf(group)))
    .map((group) => made(posture, access, group))
    .sort((a, b) => a.problems.length - b.problems.length || (a.subject < b.subject ? -1 : 1));
  return judged[0] ?? { by: [], problems: [noGroup(access, service)] };
}

function symbolOf(group: Entity<'group'>): string {
  return `\${${group.address}.object_id}`;
}

function identityOf(access: EmergencyAccess, symbol: string): Identity | undefined {
  return access.identities.find((identity) => identity.kind === 'group' && identity.symbol === symbol);
}

function isMeant(posture: Posture, access: EmergencyAccess, symbol: string): boolean {
  const holds = (identityOf(access, symbol)?.holders.accounts.length ?? 0) > 0;
  return holds || globalAdministrator(posture, [symbol]).by.length > 0;
}

function made(posture: Posture, access: EmergencyAccess, group: Entity<'group'>) {
  const { address, fields } = group;
  const look = lookUpsOf(posture, access);
  const administrator = globalAdministrator(posture, [symbolOf(group)], address);
  const identity = identityOf(access, symbolOf(group));
  const problems = [
    ...(identity === undefined ? [] : memberProblems(access, identity, address, [fields.members.at])),
    ...ownerProblems(group, access),
    ...flagProblems(group, 'assignableToRole', 'assignable_to_role'),
    ...flagProblems(group, 'securityEnabled', 'security_enabled'),
    ...unreadProblem(group.exists.is === 'unknown' ? [{ at: group.exists.at, why: group.exists.why }] : [], {
      subject: address,
      meaning: settingMeaning('breakGlass=group'),
      remedy: 'make the group without count or for_each',
      assumption: `${address} is made`,
    }),
    ...administrator.problems,
    ...accountProblems(access, look),
  ];
  return {
    subject: address,
    by: [address, ...look.map((lookup) => lookup.address), ...administrator.by].sort(),
    problems,
  };
}

function existing(posture: Posture, access: EmergencyAccess, id: string, service: string): EmergencyGroup {
  const symbols = existingSymbols(posture, id);
  const look = lookUpsOf(posture, access);
  const lookups = groupLookups(posture, id);
  const [first] = lookups;
  const subject = first?.address ?? service;
  const origins = first === undefined ? [] : [first.fields.objectId.at];
  const missing = (['roleAssignable', 'atLeastTwoMembers'] as const).filter(
    (claim) => !lookups.some((lookup) => lookup.exists.is === 'known' && lookup.fields.claims.includes(claim)),
  );
  const identity = identityOf(access, symbols[0] ?? id);
  return {
    by: [...lookups, ...look].map(({ address }) => address).sort(),
    problems: [
      ...(identity === undefined ? [] : memberProblems(access, identity, subject, origins)),
      ...missing.map((claim) => ({
        subject,
        origins,
        meaning: settingMeaning(`breakGlass=${claim}`),
        given: `nothing checks at apply that the existing group ${id} ${claim === 'roleAssignable' ? 'is role-assignable' : 'has two or more members'}`,
        remedy: `look the group up (data.azuread_group by object_id) with a postcondition: ${
          claim === 'roleAssignable' ? 'self.assignable_to_role' : 'length(self.members) >= 2'
        }`,
      })),
      ...accountProblems(access, look),
    ],
  };
}

function memberProblems(
  { accounts }: EmergencyAccess,
  { holders }: Identity,
  subject: string,
  origins: readonly Origin[],
): readonly Problem[] {
  const missing = accounts.filter((account) => !holders.accounts.includes(account));
  const at = { subject, origins };
  return [
    ...unreadProblem(holders.unread, {
      subject,
      meaning: settingMeaning('breakGlass=members'),
      remedy:
        'make the members of the group a look-up of exactly the declared accounts (data.azuread_users by user_principal_names)',
      assumption: `the members of ${subject} are exactly ${accounts.join(', ')}`,
    }),
    ...(missing.length === 0 || holders.unread.length > 0
      ? []
      : [
          {
            ...at,
            meaning: settingMeaning(
              'breakGlass=members',
              missing.map((name) => `user:${name}`),
            ),
            given: `the break-glass group does not hold ${missing.join(', ')}`,
            remedy: 'make every declared emergency account a member',
          },
        ]),
    ...(holders.strangers.length === 0
      ? []
      : [
          {
            ...at,
            meaning: settingMeaning(
              'breakGlass=members',
              holders.strangers.map((name) => `user:${name}`),
            ),
            given: `the break-glass group also holds ${holders.strangers.join(', ')}, who would be exempt from every policy`,
            remedy: 'take them out, or declare them as emergency accounts',
          },
        ]),
  ];
}

/**
 * An owner can make anybody a member, and so a Global Administrator whom no policy stops. Unset, the pipeline's own
 * principal owns the group, which may assign directory roles anyway.
 */
function ownerProblems({ address, fields: { owners } }: Entity<'group'>, access: EmergencyAccess): readonly Problem[] {
  const { symbols } = read(owners);
  const theirs = access.identities.filter(({ kind }) => kind === 'user');
  const found = symbols.map((symbol) => ({ symbol, identity: theirs.find((one) => one.symbol === symbol) }));
  const strangers = found.flatMap(({ symbol, identity }) =>
    identity === undefined ? [symbol] : identity.holders.strangers,
  );
  const meaning = settingMeaning(
    'breakGlass=owners',
    strangers.map((name) => `user:${name}`),
  );
  const remedy = 'let the emergency accounts alone own the group: owners are a look-up of exactly these accounts';
  return [
    ...unreadProblem([...unreadMembers(owners), ...found.flatMap(({ identity }) => identity?.holders.unread ?? [])], {
      subject: address,
      meaning,
      remedy,
      assumption: `${address} is owned by its emergency accounts`,
    }),
    ...(strangers.length === 0
      ? []
      : [
          {
            subject: address,
            origins: [owners.at],
            meaning,
            given: `the break-glass group is also owned by ${strangers.join(', ')}, who can make anybody a member of it`,
            remedy,
          },
        ]),
  ];
}

function flagProblems(
  { address, fields }: Entity<'group'>,
  field: 'assignableToRole' | 'securityEnabled',
  argument: string,
): readonly Problem[] {
  const value = fields[field];
  if (value.is === 'known' && value.value) return [];
  const meaning = settingMeaning(`breakGlass=${field}`);
  const remedy = `set ${argument} = true on the group; where Entra made it without, make it anew`;
  const unread = unreadOf(value);
  if (unread !== undefined) {
    return unreadProblem([unread], {
      subject: address,
      meaning,
      remedy,
      assumption: `${argument} of ${address} is true`,
    });
  }
  const why =
    field === 'assignableToRole' ? 'any group administrator could put himself in it' : 'no role can be given to it';
  return [
    {
      subject: address,
      origins: [value.at],
      meaning,
      given: `the break-glass group has no ${argument} = true, so ${why}`,
      remedy,
    },
  ];
}

function noGroup({ accounts }: EmergencyAccess, service: string): Problem {
  return {
    subject: service,
    origins: [],
    meaning: settingMeaning(
      'breakGlass=group',
      accounts.map((name) => `user:${name}`),
    ),
    given: `no group here holds the declared emergency accounts ${accounts.join(', ')}`,
    remedy: `make a role-assignable group whose members are a look-up of these accounts, with ${EntraRole.named('Global Administrator')}; or name an existing one in services.${service}.entra.breakGlass.group`,
  };
}
