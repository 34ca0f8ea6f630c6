/** What a sign-in has to bring, each demanding more than the one before: a block lets nobody in. */
export const Rank = { nothing: 0, control: 1, multifactor: 2, phishingResistant: 3, block: 4 } as const;
export type Rank = (typeof Rank)[keyof typeof Rank];

/** The least and the most that something not fully readable may demand. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}
