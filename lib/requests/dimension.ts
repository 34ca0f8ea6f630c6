/** One part of a request (its principal, action, resource, or one condition key), cut into finitely many classes. */
export interface Dimension<Cell = unknown> {
  readonly cells: readonly Cell[];
  /** What a part of the classes holds, in words; `['All']` where it is all of `whole`. */
  describe(part: readonly Cell[], whole: readonly Cell[]): string[];
  /** Why the classes cannot be gone through; `cells` is empty then. */
  readonly unclear?: string;
}

export function unclear(why: string): Dimension<never> {
  return { cells: [], describe: () => [], unclear: why };
}
