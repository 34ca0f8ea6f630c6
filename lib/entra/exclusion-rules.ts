import { Token } from 'cdktf';
import type { Construct } from 'constructs';
import { Guid, InvalidValue } from '../values';
import type { IBreakGlass } from './break-glass';
import { exclusionsOf, type IExclusionGroup } from './exclusion';
import type { PolicyProps } from './policy-props';
import { problemsOf } from './refusal';
import { sameStackProblems } from './same-stack';

const CONTROL = 'ENT-GV-03';

/** Whom a policy is for. */
type Whom = 'emergencyAccounts' | 'users' | 'workloads';

/** What is wrong with the groups that a policy spares: one stands elsewhere, or could not spare anybody. */
export function exclusionProblems(
  scope: Construct,
  { exclusion, breakGlass }: Pick<PolicyProps, 'exclusion' | 'breakGlass'>,
  whom: Whom,
): readonly InvalidValue[] {
  return exclusionsOf(exclusion).flatMap((group) => ofExclusion(scope, group, breakGlass, whom));
}

function ofExclusion(
  scope: Construct,
  exclusion: IExclusionGroup,
  breakGlass: IBreakGlass,
  whom: Whom,
): readonly InvalidValue[] {
  const { groupObjectId } = exclusion;
  const useless = (what: string, allowed: string) =>
    new InvalidValue({
      problem: `exclusion: ${what}`,
      given: exclusion.node.path,
      allowed,
      remedy: 'Take the exclusion out',
      control: CONTROL,
    });
  return [
    ...(Token.isUnresolved(groupObjectId)
      ? []
      : problemsOf('exclusion.groupObjectId', () => Guid.parse(groupObjectId))),
    ...sameStackProblems(scope, {
      name: 'exclusion',
      what: 'the group',
      of: exclusion,
      remedy: 'Make the group in this stack',
      control: CONTROL,
    }),
    ...(whom === 'workloads'
      ? [
          useless(
            'workload identities are in no group that a policy can leave out',
            'a policy for workload identities leaves out identities alone',
          ),
        ]
      : []),
    ...(whom === 'emergencyAccounts'
      ? [
          useless(
            'the policy is for the emergency accounts alone, which are in no group of others',
            'one of them stays out of it by its name (unguarded)',
          ),
        ]
      : []),
    ...(groupObjectId === breakGlass.groupObjectId
      ? [
          useless(
            'this is the break-glass group, which every policy leaves out anyway',
            'an exclusion is a group of its own',
          ),
        ]
      : []),
  ];
}
