import type { IConstruct } from 'constructs';
import type { InvalidValue } from '../values';
import type { Within } from './policy-request';
import { sameStackProblems } from './same-stack';

/** Named locations that a policy can refer to, by their object ids. */
export interface ILocation extends IConstruct {
  /** Their object ids in the directory: references to what the stack makes or looks up. */
  readonly objectIds: readonly string[];
}

/** Every place but these locations, as a condition. */
export function outside(...locations: readonly ILocation[]): Within {
  return { included: ['All'], excluded: locations.flatMap(({ objectIds }) => objectIds) };
}

/** What is wrong with locations that a policy is to refer to, said of the property that names them. */
export function locationProblems(
  scope: IConstruct,
  name: string,
  locations: readonly ILocation[],
  control: string,
): readonly InvalidValue[] {
  return locations.flatMap((of) =>
    sameStackProblems(scope, {
      name,
      what: 'the location',
      of,
      remedy: 'Make the location in the stack of the policy: one that goes has to wait for the policies that use it',
      control,
    }),
  );
}
