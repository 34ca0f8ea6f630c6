/** Controls that one source demands, by the id that the source gives the demand. */
export interface Baseline {
  readonly id: string;
  readonly title: string;
  /** Controls whose demand is a SHALL, level 1, or an entry of a list of requirements: they are `required`. */
  readonly required: readonly string[];
}
