import { Token } from 'cdktf';
import { Guid, InvalidValue } from '../values';
import { nameProblems } from './display-name';
import { type PolicyRollout, pilotOf, rolloutProblems } from './policy-rollout';
import { problemsOf } from './refusal';

/** What a caller can get wrong about a policy. */
export interface PolicyChoices {
  readonly displayName: string;
  readonly rollout: PolicyRollout;
  /** Object id of the group that the policy leaves out. */
  readonly excludedGroup: string;
}

/** Everything for which Microsoft Graph would refuse the policy at apply, or for which it would apply to nobody. */
export function policyProblems({ displayName, rollout, excludedGroup }: PolicyChoices): readonly InvalidValue[] {
  const unusable = rolloutProblems(rollout);
  return [
    ...nameProblems(displayName),
    ...(Token.isUnresolved(excludedGroup)
      ? []
      : problemsOf('breakGlass.groupObjectId', () => Guid.parse(excludedGroup))),
    ...unusable,
    ...(unusable.length === 0 && isSameGroup(pilotOf(rollout), excludedGroup) ? [pilotOfNobody(excludedGroup)] : []),
  ];
}

function isSameGroup(pilot: string | undefined, excluded: string): boolean {
  return pilot === (Token.isUnresolved(excluded) ? excluded : excluded.toLowerCase());
}

function pilotOfNobody(group: string): InvalidValue {
  return new InvalidValue({
    problem: 'rollout.pilotGroup: the pilot group is the break-glass group, which every policy leaves out',
    given: Token.isUnresolved(group) ? 'the group of breakGlass' : group,
    allowed: 'a pilot group holds ordinary accounts',
    remedy: 'Name another group',
    control: 'ENT-BG-02',
  });
}
