import type { EntraSettings } from '../../declaration';
import type { Entity } from '../../posture';
import { type Control, meaningOf, type Situation } from '../control';
import { ACTIVATION_REMEDY, activationProblems } from './activation-rules';
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
import type { Problem } from './problem';
import type { RoleGrant } from './role-grants';

/**
 * ENT-PR-04: who activates a privileged role gives a reason, signs in with MFA, and has it for a limited time; for Global
 * Administrator and Privileged Role Administrator, and wherever the declaration names approvers, somebody else decides. A
 * group decides only where role administrators alone change who is in it.
 *
 * How long is at most what the declaration says, else an hour for those two roles and eight for others; a ticket is asked for
 * where the declaration says so. The settings of a directory role are out of the provider's reach: what is eligible for a role
 * itself, and not through a group, is unknown.
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
  reads: grantFields(['group', 'assignableToRole'], ['groupLookup', 'claims'], ['groupRolePolicy', 'activation']),
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
    remedy: ACTIVATION_REMEDY,
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
    return [{ ...head, origins: [], given, remedy: ACTIVATION_REMEDY }];
  }
  const names = new Set(roles.map(({ role }) => role));
  return policies.flatMap((policy) =>
    [...names].flatMap((role) => activationProblems(policy, role, posture, settings)),
  );
}
