/** One demand of a source, by the id that the source gives it. */
export interface BaselineEntry {
  readonly id: string;
  /** `required`: a SHALL, level 1, or an entry of a list of requirements. */
  readonly level: 'required' | 'advisory';
  /** The controls that together meet it; none where no control can. */
  readonly controls: readonly string[];
  /** Why no control can meet it. */
  readonly outOfReach?: string;
  /** What a control would have to judge, where there is none: it could be reached, and is not. */
  readonly unchecked?: string;
  /** It is told of, but neither rendered nor required unless it is asked for: the source has something lesser instead. */
  readonly goal?: true;
}

/** What one source demands, in full. */
export interface Baseline {
  readonly id: string;
  readonly title: string;
  readonly cloud: 'entra' | 'aws';
  readonly entries: readonly BaselineEntry[];
  /** What a control is asked for beyond its usual, where the source goes further than others. */
  readonly stricter?: readonly Stricter[];
}

/** A choice that makes a control stricter: sign-ins at medium risk are blocked, too (ENT-RK-02). */
export type Stricter = 'blockMediumSignIns';

/** A demand that the source makes of everybody. */
export function required(id: string, ...controls: readonly string[]): BaselineEntry {
  return { id, level: 'required', controls };
}

/** A demand that the source recommends. */
export function advised(id: string, ...controls: readonly string[]): BaselineEntry {
  return { id, level: 'advisory', controls };
}

/** A demand that no Terraform can meet, and why. */
export function beyond(id: string, level: BaselineEntry['level'], outOfReach: string): BaselineEntry {
  return { id, level, controls: [], outOfReach };
}

/** A demand that stands behind a lesser one of the same source. */
export function goal(id: string, ...controls: readonly string[]): BaselineEntry {
  return { id, level: 'advisory', controls, goal: true };
}

/** A demand that could be met, and that no control judges yet. */
export function unchecked(id: string, level: BaselineEntry['level'], what: string): BaselineEntry {
  return { id, level, controls: [], unchecked: what };
}
