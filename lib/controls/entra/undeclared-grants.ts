import type { PrivilegedAccess } from '../../declaration';
import { memberCount } from '../../values';
import { grantProblem, holderInWords } from './privileged-outcomes';
import type { Problem } from './problem';
import type { RoleGrant } from './role-grants';

/** Who holds or can activate a role that the declaration gives to others, and groups that may have more members than declared. */
export function undeclaredProblems(
  grants: readonly RoleGrant[],
  access: PrivilegedAccess | undefined,
): readonly Problem[] {
  if (access === undefined) return [];
  return grants.flatMap((grant): readonly Problem[] => {
    const { holder, owner, role } = grant;
    if (owner || holder.is === 'unread' || holder.is === 'workload') return [];
    const { eligible = [], eligibleGroups = [] } = access.roles[role.name] ?? {};
    if (holder.is !== 'existingGroup') {
      const known = holder.is === 'person' && eligible.includes(holder.name);
      return known ? [] : [undeclared(grant)];
    }
    const group = eligibleGroups.find(({ id }) => id === holder.id);
    if (group === undefined) return [undeclared(grant)];
    const most = Math.min(...holder.lookUps.map(({ fields }) => fields.count?.most ?? Number.POSITIVE_INFINITY));
    if (most <= group.atMost) return [];
    const given = `nothing checks at apply that the group ${holder.id}, whose members can activate ${role}, has ${group.atMost} members at most`;
    const remedy = `look the group up with the postcondition ${memberCount({ least: 1, most: group.atMost })}`;
    return [{ ...grantProblem(grant, 'moreMembers'), given, remedy }];
  });
}

function undeclared(grant: RoleGrant): Problem {
  const held = grant.standing === 'active' ? 'holds' : 'can activate';
  return {
    ...grantProblem(grant, 'undeclared'),
    given: `${holderInWords(grant)} ${held} ${grant.role}, and is not declared to`,
    remedy: `declare who may activate ${grant.role} under entra.privilegedAccess.roles, or take the assignment out`,
  };
}
