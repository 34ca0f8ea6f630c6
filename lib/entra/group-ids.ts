import { Token } from 'cdktf';
import { Guid, InvalidValue } from '../values';
import { problemsOf } from './refusal';

/** What is wrong with the object ids of groups that a policy is for, said of the property that names them. */
export function groupIdProblems(name: string, groups: readonly string[], control: string): readonly InvalidValue[] {
  if (groups.length === 0) {
    return [
      new InvalidValue({
        problem: `${name}: the policy is for nobody`,
        given: 'none',
        allowed: 'the object id of one group or more',
        remedy: 'Name the groups, or leave the policy out',
        control,
      }),
    ];
  }
  return groups.flatMap((group, index) =>
    Token.isUnresolved(group) ? [] : problemsOf(`${name}[${index}]`, () => Guid.parse(group)),
  );
}
