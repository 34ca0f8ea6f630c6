import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { InvalidValue } from '../values';

/** What a construct is made with, and what to do where that stands elsewhere. */
export interface Part {
  /** Name of the property. */
  readonly name: string;
  /** What it is, in a word or two: `the group`. */
  readonly what: string;
  readonly of: IConstruct;
  readonly remedy: string;
  readonly control: string;
}

/** What is wrong with a part that is in another stack than the construct, which may be applied later. */
export function sameStackProblems(construct: IConstruct, { name, what, of, remedy, control }: Part): InvalidValue[] {
  const [here, there] = [TerraformStack.of(construct), TerraformStack.of(of)];
  if (here === there) return [];
  return [
    new InvalidValue({
      problem: `${name}: ${what} is in another stack, which may be applied later than this one`,
      given: of.node.path,
      allowed: `it is in the stack of the policy, ${here.node.path}`,
      remedy,
      control,
    }),
  ];
}
