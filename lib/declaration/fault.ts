import { type InvalidValue, quoted } from '../values';
import type { Path } from './location';

/** One thing wrong with a declaration, by path; the reader adds the file and the line. */
export interface Fault {
  readonly path: Path;
  /** What is wrong, in lower case, without a full stop. */
  readonly problem: string;
  /** What was given, as a message shows it: text in quotes, numbers as they were written. */
  readonly given?: string;
  /** What would have been accepted. */
  readonly allowed?: string;
  /** How to put it right, a sentence: `Did you mean "enforced"?` */
  readonly suggestion?: string;
  /** The control that asks for it. */
  readonly control?: string;
}

/** What is wrong with a placeholder that `init` or `accept` wrote and nobody replaced. */
export const NOT_FILLED_IN = 'this is not filled in yet';

/** The fault that a refused value makes at a path. */
export function faultOf(path: Path, refused: InvalidValue): Fault {
  const { problem, given, allowed, remedy, control } = refused;
  return { path, problem, given: quoted(given), allowed, suggestion: remedy, control };
}
