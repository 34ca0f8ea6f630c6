import { type Approvers, approversOf, type EntraSettings } from '../../declaration';
import type { Entity, Posture, Val } from '../../posture';
import type { Unread } from '../../signin';
import { APPROVED_ROLES, DEFAULT_ACTIVATION, Duration, type EntraRole, InvalidValue } from '../../values';
import { type Control, meaningOf, type Situation } from '../control';
import { principalsOf } from './principals';
import {
  grantFields,
  grantProblem,
  groupsWithRoles,
  holderInWords,
  membershipRules,
  privilegedOutcomes,
  rolesInWords,
  roleTargets,
} from './privileged-outcomes';
import { type Problem, unreadMembers, unreadOf, unreadProblem } from './problem';
import type { RoleGrant } from './role-grants';

const REMEDY =
  'let people be eligible through a group whose rules (azuread_group_role_management_policy) require approval by somebody, a justification and MFA, for an hour at most';
/** Microsoft's own limit for the roles of which nobody asks more. */
const LONGEST_OTHER = 'PT8H';

/**
 * ENT-PR-04: who activates a privileged role gives a reason, signs in with MFA, and has it for a limited time; for Global
 * Administrator and Privileged Role Administrator, and wherever the declaration names approvers, somebody else decides.
 *
 * How long is at most what the declaration says, else an hour for those two roles and eight for others. The settings of a
 * directory role are out of the provider's reach: what is eligible for a role itself, and not through a group, is unknown.
 */
export const activationApproved: Control = {
  id: 'ENT-PR-04',
  title: 'A second person approves the highest roles',
  risk: 'One stolen session of somebody who is eligible becomes Global Administrator in seconds, and for a whole day.',
  remedy:
    'Give the highest roles through a role-assignable group whose rules demand approval, justification and MFA, for an hour at most',
  references: [
    { source: 'CISA', id: 'MS.AAD.7.6v1' },
    { source: 'CIS M365 v7', id: '5.3.4' },
    { source: 'CIS M365 v7', id: '5.3.5' },
    { source: 'NIST 800-53', id: 'AC-6(1)' },
  ],
  cloud: 'entra',
  scope: 'resource',
  needs: ['breakGlass'],
  reads: grantFields(['groupRolePolicy', 'activation']),
  check: (situation) =>
    privilegedOutcomes(situation, ({ grants }, settings) => {
      const activated = grants.filter(({ standing, holder }) => standing === 'eligible' && holder.is !== 'workload');
      return [
        ...activated.flatMap((grant) => (grant.through === undefined ? [ownSettings(grant)] : [])),
        ...[...groupsWithRoles(activated)].flatMap(([group, roles]) =>
          groupProblems(group, roles, situation, settings),
        ),
      ];
    }),
};

function ownSettings(grant: RoleGrant): Problem {
  const { role } = grant;
  return {
    ...grantProblem(grant, 'activation'),
    given: `${holderInWords(grant)} activates ${role} by the settings of the role itself, which no resource sets`,
    remedy: REMEDY,
    assumption: `the settings of ${role} demand what ENT-PR-04 asks`,
  };
}

function groupProblems(
  group: Entity<'group'>,
  roles: readonly RoleGrant[],
  { posture }: Situation,
  settings: EntraSettings,
): readonly Problem[] {
  const policies = membershipRules(posture, group);
  const head = {
    subject: group.address,
    meaning: meaningOf({ targets: roleTargets(roles), settings: ['privileged=activation'] }),
  };
  if (policies.length === 0) {
    const given = `nothing says how membership of ${group.address} is activated, which gives ${rolesInWords(roles)}`;
    return [{ ...head, origins: [], given, remedy: REMEDY }];
  }
  const names = new Set(roles.map(({ role }) => role));
  return policies.flatMap((policy) => [...names].flatMap((role) => policyProblems(policy, role, posture, settings)));
}

function policyProblems(
  { address, exists, fields }: Entity<'groupRolePolicy'>,
  role: EntraRole,
  posture: Posture,
  settings: EntraSettings,
): readonly Problem[] {
  const { activation } = fields;
  const access = settings.privilegedAccess;
  const wanted = access === undefined ? { people: [], groups: [] } : approversOf(access, role.name);
  const approved = APPROVED_ROLES.some((one) => one.equals(role)) || wanted.people.length + wanted.groups.length > 0;
  const longest = access?.roles[role.name]?.activeFor ?? (isHighest(role) ? DEFAULT_ACTIVATION : LONGEST_OTHER);
  const problem = (
    setting: string,
    given: string,
    values: readonly Val<unknown>[],
    more: readonly Unread[] = [],
  ): readonly Problem[] => {
    const head = {
      subject: address,
      meaning: meaningOf({ targets: [`role:${role.name}`], settings: [`privileged=${setting}`] }),
      remedy: REMEDY,
    };
    const unread = [...values.flatMap((value) => unreadOf(value) ?? []), ...more];
    if (unread.length === 0)
      return [{ ...head, origins: values.map(({ at }) => at), given: `${role} is activated ${given}` }];
    return unreadProblem(unread, { ...head, assumption: `${role} is not activated ${given}` });
  };
  const factor = isTrue(activation.multifactor) || activation.authenticationContext.is === 'known';
  return [
    ...(exists.is === 'known' ? [] : problem('activation', 'by other rules', [exists])),
    ...(approved && !isTrue(activation.approval)
      ? problem('unapproved', 'without approval', [activation.approval])
      : approved
        ? approverProblems(fields, wanted, posture).flatMap(([given, more]) => problem('approvers', given, [], more))
        : []),
    ...(isTrue(activation.justification) ? [] : problem('unjustified', 'without a reason', [activation.justification])),
    ...(factor
      ? []
      : problem('singleFactor', 'without MFA', [activation.multifactor, activation.authenticationContext])),
    ...(isWithin(activation.longest, longest)
      ? []
      : problem('long', `for longer than ${longest}`, [activation.longest])),
  ];
}

/** What is wrong with who decides: nobody does, or somebody who is not declared. */
function approverProblems(
  { activation: { approvers } }: Entity<'groupRolePolicy'>['fields'],
  wanted: Approvers,
  posture: Posture,
): readonly (readonly [given: string, unread: readonly Unread[]])[] {
  const hidden = unreadMembers(approvers);
  if (hidden.length > 0) return [['with the approval of others than are declared', hidden]];
  if (approvers.items.length === 0) return [['with nobody to approve', []]];
  const known = new Set([...wanted.people, ...wanted.groups]);
  if (known.size === 0) return [];
  return approvers.items
    .flatMap((approver) => principalsOf(posture, approver))
    .flatMap((principal): readonly (readonly [string, readonly Unread[]])[] => {
      if (principal.is === 'unread') return [['with the approval of others than are declared', [principal.unread]]];
      const name =
        principal.is === 'person' ? principal.name : principal.is === 'group' ? principal.symbol : principal.id;
      return known.has(name) ? [] : [[`with the approval of ${name}, who is not declared as an approver`, []]];
    });
}

function isHighest(role: EntraRole): boolean {
  return APPROVED_ROLES.some((one) => one.equals(role));
}

function isTrue(value: Val<boolean>): boolean {
  return value.is === 'known' && value.value;
}

function isWithin(value: Val<string>, longest: string): boolean {
  if (value.is !== 'known') return false;
  try {
    return Duration.parse(value.value).compare(Duration.parse(longest)) <= 0;
  } catch (error) {
    if (error instanceof InvalidValue) return false;
    throw error;
  }
}
