import type { AdminNotification, Entity } from '../../posture';
import { type Control, meaningOf, type Situation } from '../control';
import {
  grantFields,
  grantProblem,
  groupsWithRoles,
  membershipRules,
  privilegedOutcomes,
  rolesInWords,
  roleTargets,
} from './privileged-outcomes';
import { type Problem, unreadMembers, unreadOf, unreadProblem } from './problem';
import type { RoleGrant } from './role-grants';

const EVENTS = {
  eligibleAssignments: 'somebody is made eligible',
  activeAssignments: 'somebody is assigned',
  activations: 'somebody activates',
} as const;
type Event = keyof typeof EVENTS;

const REMEDY =
  'write the mailbox of the security operations into additional_recipients of admin_notifications, with notification_level = "All", for all three events of azuread_group_role_management_policy';

/**
 * ENT-PR-05: of every privileged role somebody beyond Microsoft's default recipients is told whenever anybody is made
 * eligible, is assigned, or activates it: all declared addresses, else one at the least, at the level All.
 *
 * The settings of a directory role are out of the provider's reach: a role that is not given through a group is unknown.
 */
export const privilegedNotifications: Control = {
  id: 'ENT-PR-05',
  title: 'Privileged assignments and activations are told',
  risk: 'An intruder who makes himself an administrator is noticed by nobody until he has done what he came for.',
  remedy: 'Have every assignment and activation of a privileged role told to the security operations',
  references: [
    { source: 'CISA', id: 'MS.AAD.7.7v1' },
    { source: 'CISA', id: 'MS.AAD.7.8v1' },
    { source: 'CISA', id: 'MS.AAD.7.9v1' },
    { source: 'NIST 800-53', id: 'AC-2(1)' },
    { source: 'NIST 800-53', id: 'AC-6(9)' },
  ],
  cloud: 'entra',
  scope: 'resource',
  needs: ['breakGlass'],
  reads: grantFields(['groupRolePolicy', 'notifications']),
  check: (situation) =>
    privilegedOutcomes(situation, ({ grants }, { privilegedAccess }) => {
      const people = grants.filter(({ holder }) => holder.is !== 'workload');
      return [
        ...people.flatMap((grant) => (grant.through === undefined ? [ownSettings(grant)] : [])),
        ...[...groupsWithRoles(people)].flatMap(([group, roles]) =>
          groupProblems(group, roles, privilegedAccess?.notify ?? [], situation),
        ),
      ];
    }),
};

function ownSettings(grant: RoleGrant): Problem {
  const { role, address } = grant;
  return {
    ...grantProblem(grant, 'untold'),
    given: `${address} gives ${role}, and who is told of it stands in the settings of the role itself, which no resource sets`,
    remedy: 'give the role through a role-assignable group, and write the rules of the group out',
    assumption: `the settings of ${role} tell somebody of each assignment and activation`,
  };
}

function groupProblems(
  group: Entity<'group'>,
  roles: readonly RoleGrant[],
  told: readonly string[],
  { posture }: Situation,
): readonly Problem[] {
  const policies = membershipRules(posture, group);
  const targets = roleTargets(roles);
  if (policies.length === 0) {
    const given = `nothing says who is told of assignments and activations of ${group.address}, which gives ${rolesInWords(roles)}`;
    const meaning = meaningOf({ targets, settings: Object.keys(EVENTS).map((event) => `untold=${event}`) });
    return [{ subject: group.address, origins: [], meaning, given, remedy: REMEDY }];
  }
  return policies.flatMap(({ address, fields: { notifications } }) =>
    (Object.keys(EVENTS) as Event[]).flatMap((event): readonly Problem[] => {
      const { missing, level } = untold(notifications[event], told);
      const { recipients } = notifications[event];
      if (missing === '' && level) return [];
      const head = { subject: address, meaning: meaningOf({ targets, settings: [`untold=${event}`] }), remedy: REMEDY };
      const unread = [...unreadMembers(recipients), ...[unreadOf(notifications[event].level) ?? []].flat()];
      const assumption = `${address} tells the security operations when ${EVENTS[event]}`;
      if (unread.length > 0) return unreadProblem(unread, { ...head, assumption });
      const what = missing === '' ? 'not everything is told' : `${missing} is told nothing`;
      return [{ ...head, origins: [recipients.at], given: `${what} when ${EVENTS[event]} (${rolesInWords(roles)})` }];
    }),
  );
}

/** Which address is not told, and whether everything is. */
function untold({ level, recipients }: AdminNotification, told: readonly string[]) {
  const known = recipients.items.flatMap((item) => (item.is === 'known' ? [item.value.toLowerCase()] : []));
  const missing = told.filter((address) => !known.includes(address.toLowerCase()));
  const nobody = told.length === 0 && known.length === 0 ? 'nobody beyond the default recipients' : missing.join(', ');
  return { missing: nobody, level: level.is === 'known' && level.value === 'All' };
}
