import { Token } from 'cdktf';
import { activationDuration, approvalProblems, Day, EmailAddress, EntraRole, InvalidValue } from '../values';
import { nameProblems } from './display-name';
import type { JustInTimeRoleProps } from './just-in-time-role';
import { type EligibleGroup, idProblems, peopleProblems } from './privileged-people';
import { problemsOf } from './refusal';

/** Everything that is wrong with a role that people activate; what only apply knows (a token) is not judged here. */
export function justInTimeRoleProblems(props: JustInTimeRoleProps): readonly InvalidValue[] {
  const { role, eligible = [], eligibleGroups = [], approvers = [], approverGroups = [], notify } = props;
  const unknown = problemsOf('role', () => EntraRole.named(role));
  const unreadable = [...peopleProblems('eligible', eligible), ...peopleProblems('approvers', approvers)];
  const decided = unknown.length === 0 && ![...eligible, ...approvers].some((name) => Token.isUnresolved(name));
  return [
    ...unknown,
    ...unreadable,
    ...(eligible.length + eligibleGroups.length > 0 ? [] : [nobodyEligible(role)]),
    ...idProblems(
      'eligibleGroups',
      eligibleGroups.map(({ id }) => id),
    ),
    ...eligibleGroups.flatMap(countProblems),
    ...idProblems('approverGroups', approverGroups),
    ...(decided && unreadable.length === 0
      ? approvalProblems({
          role: EntraRole.named(role),
          people: eligible,
          approvers,
          approverGroups: approverGroups.length,
        })
      : []),
    ...readable('until', props.until, Day.parse),
    ...readable('activeFor', props.activeFor, activationDuration),
    ...(notify.length > 0 ? [] : [nobodyTold()]),
    ...notify.flatMap((address, index) => readable(`notify[${index}]`, address, EmailAddress.parse)),
    ...nameProblems(props.displayName),
  ];
}

function readable(place: string, given: string | undefined, read: (text: string) => unknown): readonly InvalidValue[] {
  return given === undefined || Token.isUnresolved(given) ? [] : problemsOf(place, () => read(given));
}

function countProblems({ atMost }: EligibleGroup, index: number): readonly InvalidValue[] {
  if (Number.isInteger(atMost) && atMost > 0) return [];
  return [
    new InvalidValue({
      problem: `eligibleGroups[${index}].atMost: this is no number of members`,
      given: String(atMost),
      allowed: 'it is a whole number, 1 or more',
      remedy: 'Say how many members the group may have',
      control: 'ENT-PR-01',
    }),
  ];
}

function nobodyEligible(role: string): InvalidValue {
  return new InvalidValue({
    problem: 'nobody is eligible for the role',
    given: role,
    allowed: 'somebody can activate it: people, or the members of groups',
    remedy: 'Name somebody under eligible or eligibleGroups, or leave the role out',
  });
}

function nobodyTold(): InvalidValue {
  return new InvalidValue({
    problem: 'nobody is told of assignments and activations',
    given: '',
    allowed: 'notify has one address or more',
    remedy: 'Name the mailbox that alerts go to',
    control: 'ENT-PR-05',
  });
}
