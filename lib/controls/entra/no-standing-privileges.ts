import { Day, Duration, InvalidValue } from '../../values';
import { type Control, meaningOf, type Situation } from '../control';
import {
  grantFields,
  grantProblem,
  groupsWithRoles,
  holderInWords,
  membershipRules,
  privilegedOutcomes,
  rolesInWords,
  roleTargets,
  unreadHolders,
} from './privileged-outcomes';
import { type Problem, unreadOf, unreadProblem } from './problem';
import type { PrivilegedGrants, RoleGrant } from './role-grants';
import { undeclaredProblems } from './undeclared-grants';

/** Who is eligible is asked again at least this often, in days; Privileged Identity Management takes no longer time. */
const LONGEST_DAYS = 365;
const ELIGIBLE =
  'make people eligible instead: members of a role-assignable group for a time (azuread_privileged_access_group_eligibility_schedule with expiration_date)';

/**
 * ENT-PR-03: nobody but the emergency accounts holds a privileged role for good, or can give himself one: people are
 * eligible, until a day within a year, or assigned until a day. Service principals cannot activate anything and are not
 * judged here. Eligibility for a role itself ends as the role's settings have it, since the provider has no end for it.
 *
 * Where the declaration says who may activate which role, nobody else can.
 *
 * An owner of a group that gives a role makes anybody a member of it, and a group that is not role-assignable is open to any
 * group administrator: neither is a way to be eligible.
 */
export const noStandingPrivileges: Control = {
  id: 'ENT-PR-03',
  title: 'Privileged roles are activated, not held',
  risk: 'Who takes over an account that holds a role for good has the role at once, at any hour, and nobody is asked.',
  remedy:
    'Make people eligible for privileged roles, each until a day within a year, through a role-assignable group that only the emergency accounts own; assign nothing for good but emergency access',
  references: [
    { source: 'CISA', id: 'MS.AAD.7.4v1' },
    { source: 'CISA', id: 'MS.AAD.7.5v1' },
    { source: 'CIS M365 v7', id: '5.3.1' },
    { source: 'NIST 800-53', id: 'AC-2' },
  ],
  cloud: 'entra',
  scope: 'resource',
  needs: ['breakGlass'],
  reads: grantFields(
    ['group', 'assignableToRole'],
    ['groupLookup', 'claims'],
    ['groupLookup', 'count'],
    ['groupRolePolicy', 'active'],
    ['groupRolePolicy', 'eligible'],
    ['groupSchedule', 'duration'],
    ['groupSchedule', 'expiration'],
    ['groupSchedule', 'permanent'],
  ),
  check: (situation) =>
    privilegedOutcomes(
      situation,
      (access, { privilegedAccess }) => [
        ...unreadHolders(access.grants, ELIGIBLE),
        ...access.grants.flatMap((grant) => standingProblems(grant, situation)),
        ...undeclaredProblems(access.grants, privilegedAccess),
        ...unprotectedProblems(access),
        ...ruleProblems(access, situation),
      ],
      true,
    ),
};

function standingProblems(grant: RoleGrant, situation: Situation): readonly Problem[] {
  const { holder, standing, owner, end, role } = grant;
  if (holder.is === 'unread' || holder.is === 'workload') return [];
  const who = holderInWords(grant);
  if (owner) {
    const given = `${who} owns the group that gives ${role}, and can make anybody a member of it for good`;
    return [{ ...grantProblem(grant, 'owner'), given, remedy: 'let the emergency accounts alone own the group' }];
  }
  if (end.is === 'unread') {
    const { subject, meaning } = grantProblem(grant, 'end');
    const assumption = `${grant.address} ends on a day within ${LONGEST_DAYS} days`;
    return unreadProblem([end.unread], { subject, meaning, remedy: 'write expiration_date out', assumption });
  }
  if (end.is === 'never' && standing === 'active' && holder.is === 'existingGroup') {
    const given = `${grant.address} gives ${role} to the group ${holder.id}, and who is in it for good cannot be seen`;
    const assumption = `nobody is a member of the group ${holder.id} for good`;
    return [{ ...grantProblem(grant, 'permanent'), given, remedy: ELIGIBLE, assumption }];
  }
  if (end.is === 'never') {
    const given = standing === 'active' ? `${who} holds ${role} for good` : `${who} is eligible for ${role} for good`;
    return [
      { ...grantProblem(grant, standing === 'active' ? 'permanent' : 'eligibleForGood'), given, remedy: ELIGIBLE },
    ];
  }
  const late = end.is === 'settings' ? undefined : lateness(end, situation.asOf);
  if (late === undefined) return [];
  const remedy = `write an expiration_date within ${LONGEST_DAYS} days`;
  return [{ ...grantProblem(grant, 'end'), given: `${who} is ${inWords(standing)} ${role} ${late}`, remedy }];
}

function inWords(standing: RoleGrant['standing']): string {
  return standing === 'active' ? 'assigned to' : 'eligible for';
}

/** Why an end is none: it cannot be read, is over, or comes too late. */
function lateness({ is, text }: { readonly is: 'on' | 'after'; readonly text: string }, asOf: Day): string | undefined {
  if (is === 'after') {
    const days = parsed(() => Duration.parse(text).inDays);
    if (days === undefined) return `for "${text}", which is no duration in days`;
    return days > LONGEST_DAYS ? `for ${text}, longer than ${LONGEST_DAYS} days` : undefined;
  }
  const day = parsed(() => Day.parse(text.slice(0, 10)));
  if (day === undefined) return `until "${text}", which is no day`;
  if (day.isBefore(asOf)) return `until ${day}, which is over`;
  const days = asOf.daysUntil(day);
  return days > LONGEST_DAYS ? `until ${day}, ${days} days on` : undefined;
}

function parsed<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof InvalidValue) return undefined;
    throw error;
  }
}

function unprotectedProblems({ grants, unprotected }: PrivilegedGrants): readonly Problem[] {
  const remedy = 'make the group role-assignable, or look it up with a postcondition that it is';
  const why = 'so any group administrator can put himself in it';
  return [
    ...unprotected.map(({ address, fields }) => ({
      subject: address,
      origins: [fields.assignableToRole.at],
      meaning: meaningOf({ principals: [`group:\${${address}.object_id}`], settings: ['privileged=unprotectedGroup'] }),
      given: `${address} gives a privileged role, or holds people who can activate one, and is not role-assignable, ${why}`,
      remedy,
    })),
    ...grants.flatMap((grant): readonly Problem[] => {
      const { holder, role } = grant;
      if (holder.is !== 'existingGroup' || grant.standing !== 'eligible') return [];
      if (holder.lookUps.some(({ fields }) => fields.claims.includes('roleAssignable'))) return [];
      const given = `the members of the group ${holder.id} can activate ${role}, and nothing checks at apply that it is role-assignable, ${why}`;
      return [{ ...grantProblem(grant, 'unprotectedGroup'), given, remedy }];
    }),
  ];
}

/** Rules that let somebody be assigned or eligible for good by hand. */
function ruleProblems({ grants }: PrivilegedGrants, { posture }: Situation): readonly Problem[] {
  return [...groupsWithRoles(grants)].flatMap(([group, roles]) =>
    membershipRules(posture, group).flatMap(({ address, fields }) =>
      (['eligible', 'active'] as const).flatMap((standing): readonly Problem[] => {
        const { required } = fields[standing];
        const head = {
          subject: address,
          meaning: meaningOf({ targets: roleTargets(roles), settings: [`privileged=${standing}Unlimited`] }),
          remedy: `set expiration_required = true in ${standing}_assignment_rules of ${address}`,
        };
        if (required.is === 'known' && !required.value) {
          const given = `${address} lets somebody be ${standing} for good in a group that gives ${rolesInWords(roles)}`;
          return [{ ...head, origins: [required.at], given }];
        }
        const assumption = `${address} demands an end of ${standing} assignments`;
        if (required.is === 'absent') {
          const given = `${address} does not say whether ${standing} assignments end, and it stays as the directory has it`;
          return [{ ...head, origins: [required.at], given, assumption }];
        }
        const unread = unreadOf(required);
        return unreadProblem(unread === undefined ? [] : [unread], { ...head, assumption });
      }),
    ),
  );
}
