import type { Entity, Posture } from '../../posture';
import { EntraRole } from '../../values';
import { type DeclaredAccess, type EmergencyAccess, emergencyAccess } from './emergency-access';
import { accountProblems, lookUpsOf } from './emergency-look-ups';
import { identityOf, memberProblems, ownerProblems } from './emergency-members';
import { existingEmergencyGroup } from './existing-emergency-group';
import { globalAdministrator } from './global-administrator';
import { type Problem, settingMeaning, unreadOf, unreadProblem } from './problem';

/** What holds the emergency accounts, and what is wrong with it; nothing wrong means that it is met on apply. */
export interface EmergencyGroup {
  readonly by: readonly string[];
  readonly problems: readonly Problem[];
}

/** Judges the declared existing group, else the group of the stack whose members the accounts are. */
export function emergencyGroup(posture: Posture, declared: DeclaredAccess, service: string): EmergencyGroup {
  const access = emergencyAccess(posture, declared);
  if (declared.group !== undefined) return existingEmergencyGroup(posture, access, declared.group, service);
  const judged = posture.entities.group
    .filter((group) => isMeant(posture, access, symbolOf(group)))
    .map((group) => made(posture, access, group))
    .sort((a, b) => a.problems.length - b.problems.length || (a.subject < b.subject ? -1 : 1));
  return judged[0] ?? { by: [], problems: [noGroup(access, service)] };
}

function symbolOf(group: Entity<'group'>): string {
  return `\${${group.address}.object_id}`;
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
