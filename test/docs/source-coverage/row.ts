/** One demand of a source, and what meets it. */
export interface CoverageRow {
  readonly id: string;
  /** How the source weighs or files it, in its own words. */
  readonly level: string;
  /** What it is about, where the id does not say. */
  readonly title?: string;
  /** The controls that meet it. */
  readonly controls: readonly string[];
  /** Why none does. */
  readonly beyond?: string;
  /** What nobody judges yet. */
  readonly unchecked?: string;
}

/** A source, and whether its demands are met by all of their controls together or by each of them. */
export interface CoverageSource {
  readonly title: string;
  readonly by: 'all' | 'each';
  /** The heading of `level`. */
  readonly levels: 'level' | 'severity' | 'family';
  readonly rows: readonly CoverageRow[];
}
