import type { EntraSettings } from '../../declaration';
import type { Entity, Posture } from '../../posture';
import { canonical } from '../../signin';
import { type Control, meaningOf, type Outcome, type Situation } from '../control';
import { entraSettingsOf, notDeclared } from './entra-settings';
import { nameOf } from './principals';
import { outcomeOf, type Problem, unreadProblem } from './problem';
import { type PrivilegedGrants, privilegedGrants, type RoleGrant } from './role-grants';

type Field = Control['reads'][number];

/** Who is given privileged roles, and who is behind a group or a look-up. */
const GRANTS: readonly Field[] = [
  ['catalogResource', 'origin'],
  ['group', 'dynamicMembership'],
  ['group', 'members'],
  ['group', 'owners'],
  ['groupLookup', 'objectId'],
  ['groupMembership', 'group'],
  ['groupMembership', 'member'],
  ['groupSchedule', 'access'],
  ['groupSchedule', 'group'],
  ['groupSchedule', 'principal'],
  ['roleAssignment', 'principal'],
  ['roleAssignment', 'role'],
  ['roleEligibility', 'principal'],
  ['roleEligibility', 'role'],
  ['userLookup', 'objectIds'],
  ['userLookup', 'userPrincipalNames'],
];

/** What a control reads that judges privileged roles, and what it reads besides, in order. */
export function grantFields(...besides: readonly Field[]): readonly Field[] {
  return [...GRANTS, ...besides].sort((a, b) => (a.join('.') < b.join('.') ? -1 : 1));
}

/** What is wrong with the privileged access of a stack. */
export type Judged = (access: PrivilegedGrants, settings: EntraSettings) => readonly Problem[];

/**
 * Met where nothing is wrong, on apply where look-ups check something; not applicable where the stack gives no privileged
 * role to anybody but the emergency accounts; unknown where it may, and that cannot be read.
 */
export function privilegedOutcomes(situation: Situation, judged: Judged, onApply?: true): readonly Outcome[] {
  const settings = entraSettingsOf(situation);
  if (settings === undefined) return [notDeclared(situation)];
  const access = privilegedGrants(situation, settings);
  const { grants, unread } = access;
  if (grants.length === 0 && unread.length === 0) {
    return [{ verdict: 'notApplicable', because: 'the stack gives no privileged role besides emergency access' }];
  }
  const problems = [
    ...unread.flatMap((lost) =>
      unreadProblem([lost.unread], {
        subject: lost.address,
        meaning: meaningOf({ settings: [`privileged=unread:${lost.address}`] }),
        remedy: 'write out which role or group it is about, without count or for_each',
        assumption: `${lost.address} gives nobody a privileged role`,
      }),
    ),
    ...judged(access, settings),
  ];
  if (problems.length > 0) return problems.map(outcomeOf);
  const by = [...new Set(grants.map(({ address }) => address))].sort();
  return [{ verdict: 'met', by, ...(onApply === undefined ? {} : { onApply }) }];
}

/** The start of a problem with one grant: where it stands, and who is given what. */
export function grantProblem(grant: RoleGrant, setting: string): Pick<Problem, 'subject' | 'origins' | 'meaning'> {
  const { address, at, role, holder } = grant;
  return {
    subject: address,
    origins: [at],
    meaning: meaningOf({
      principals: holder.is === 'unread' ? [] : [nameOf(holder)],
      targets: [`role:${role.name}`],
      settings: [`privileged=${setting}`],
    }),
  };
}

/** Grants whose holder cannot be read. */
export function unreadHolders(grants: readonly RoleGrant[], remedy: string): readonly Problem[] {
  return grants.flatMap((grant) => {
    const { holder, role, address } = grant;
    if (holder.is !== 'unread') return [];
    const { subject, meaning } = grantProblem(grant, 'unread');
    const assumption = `nobody unforeseen is given ${role} by ${address}`;
    return unreadProblem([holder.unread], { subject, meaning, remedy, assumption });
  });
}

/** The holder of a grant, as a sentence names him. */
export function holderInWords({ holder }: RoleGrant): string {
  switch (holder.is) {
    case 'person':
      return holder.name;
    case 'existingGroup':
      return `whoever is in the group ${holder.id}`;
    case 'workload':
      return `the service principal ${holder.id}`;
    case 'unnamed':
      return holder.id;
    case 'unread':
      return 'somebody';
  }
}

/** The rules by which membership of a group of the stack is activated. */
export function membershipRules({ entities }: Posture, group: Entity<'group'>): readonly Entity<'groupRolePolicy'>[] {
  const symbol = `\${${group.address}.object_id}`;
  return entities.groupRolePolicy.filter(
    ({ fields }) => canonical(fields.group) === symbol && canonical(fields.access) === 'member',
  );
}

/** The groups by whose rules roles are assigned and activated, each with its roles. */
export function groupsWithRoles(grants: readonly RoleGrant[]): ReadonlyMap<Entity<'group'>, readonly RoleGrant[]> {
  const groups = new Map<Entity<'group'>, readonly RoleGrant[]>();
  for (const grant of grants) {
    if (grant.through === undefined) continue;
    groups.set(grant.through, [...(groups.get(grant.through) ?? []), grant]);
  }
  return groups;
}

/** The roles of some grants as targets of a finding. */
export function roleTargets(grants: readonly RoleGrant[]): readonly string[] {
  return grants.map(({ role }) => `role:${role.name}`);
}

/** The roles of some grants, each once. */
export function rolesInWords(grants: readonly RoleGrant[]): string {
  return [...new Set(grants.map(({ role }) => role.name))].sort().join(', ');
}
