import type { Construct } from 'constructs';
import { InvalidValue } from '../values';

/** What reading a value finds wrong with it, said of `place`: one problem, or none. */
export function problemsOf(place: string, read: () => unknown): readonly InvalidValue[] {
  try {
    read();
    return [];
  } catch (error) {
    if (!(error instanceof InvalidValue)) throw error;
    return [error.within(place)];
  }
}

/**
 * Refuses a construct for all of its problems at once, under its path; does nothing where there is none.
 *
 * @throws InvalidValue that says every problem.
 */
export function refuse(construct: Construct, problems: readonly InvalidValue[]): void {
  const [first] = problems;
  if (first === undefined) return;
  const whole = problems.length === 1 ? first : InvalidValue.ofAll(problems);
  throw whole.within(construct.node.path);
}
