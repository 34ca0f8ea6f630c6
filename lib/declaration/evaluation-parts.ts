/** What an evaluation of a supplier looks at, besides by what our instance can be restricted. */
export const EVALUATION_PARTS = ['principles', 'resilience', 'incidents', 'disclosure'] as const;

export type EvaluatedPart = (typeof EVALUATION_PARTS)[number];
