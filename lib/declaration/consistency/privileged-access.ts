import { approvalProblems, EntraRole, quoted } from '../../values';
import { type Fault, faultOf } from '../fault';
import type { Path } from '../location';
import { approversOf } from '../privileged-roles';
import type { EntraSettings } from '../schema/entra';
import type { PrivilegedAccess, PrivilegedRole } from '../schema/privileged-access';

/** Each role is activated by people who are named once and hold no role for good, and decided on by somebody else. */
export function privilegedAccessFaults(path: Path, { privilegedAccess, breakGlass, licence }: EntraSettings): Fault[] {
  if (privilegedAccess === undefined) return [];
  return [
    ...(licence === 'P2' ? [] : [unlicensed(path, licence)]),
    ...repeats([...path, 'approvers'], privilegedAccess.approvers),
    ...repeats([...path, 'approverGroups'], privilegedAccess.approverGroups),
    ...repeats([...path, 'notify'], privilegedAccess.notify),
    ...Object.entries(privilegedAccess.roles).flatMap(([name, role]) => {
      const place = [...path, 'roles', name];
      return [
        ...repeats([...place, 'eligible'], role.eligible),
        ...repeats(
          [...place, 'eligibleGroups'],
          role.eligibleGroups?.map(({ id }) => id),
        ),
        ...repeats([...place, 'approvers'], role.approvers),
        ...repeats([...place, 'approverGroups'], role.approverGroups),
        ...emergencyFaults([...place, 'eligible'], role, breakGlass.accounts),
        ...approvalFaults(place, privilegedAccess, name, role),
      ];
    }),
  ];
}

function unlicensed(path: Path, licence: string): Fault {
  return {
    path,
    problem: 'roles are activated through Privileged Identity Management, which the declared licence does not hold',
    given: quoted(licence),
    allowed: 'licence: P2',
    suggestion: 'Declare the licence, or take privilegedAccess out',
    control: 'ENT-PR-03',
  };
}

function repeats(path: Path, given: readonly string[] = []): Fault[] {
  return given.flatMap((one, index) =>
    given.indexOf(one) === index
      ? []
      : [{ path: [...path, index], problem: 'this stands twice', given: quoted(one), allowed: 'each once' }],
  );
}

function emergencyFaults(path: Path, { eligible = [] }: PrivilegedRole, accounts: readonly string[]): Fault[] {
  return eligible.flatMap((person, index) => {
    if (!accounts.includes(person)) return [];
    const problem = 'this is an emergency account, which is Global Administrator for good';
    const suggestion = "Name the person's own account: emergency accounts are for emergencies";
    return [{ path: [...path, index], problem, given: quoted(person), suggestion, control: 'ENT-PR-03' }];
  });
}

function approvalFaults(
  path: Path,
  access: PrivilegedAccess,
  name: string,
  { eligible = [] }: PrivilegedRole,
): Fault[] {
  const { people, groups } = approversOf(access, name);
  return approvalProblems({
    role: EntraRole.named(name),
    people: eligible,
    approvers: people,
    approverGroups: groups.length,
  }).map((problem) => faultOf(path, problem));
}
