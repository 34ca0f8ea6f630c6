import type { Compared, Judgment, Level, Place } from '../controls';
import type { Day } from '../values';
import type { Expiring } from './expiring';

/** What a run of `check` has to tell, in whatever format. */
export interface Judged {
  /** Verdicts on what will be, or is: of a plan, those on what apply leaves. */
  readonly judgments: readonly Judgment[];
  readonly asOf: Day;
  /** Of a plan: what it does to each control. */
  readonly plan?: readonly Compared[];
  /** Of a plan: what was changed outside of Terraform since the last apply, to each control that it changed. */
  readonly drift?: readonly Compared[];
  /** What ends soon. */
  readonly expiring: readonly Expiring[];
  /** Where what a finding is about is written; unset: in the declaration, where one names it. */
  readonly placeOf?: (judgment: Judgment) => Place | undefined;
  /** Lowest level at which unmet or unknown fails the run; unset: `required`. */
  readonly failOn?: Level;
  /** Version of this package, for formats that name who wrote them. */
  readonly version: string;
}
