import type { Evaluation, Rung } from '../declaration';
import { Day } from '../values';

/** Longest time that an evaluation of a supplier counts for. */
export const LONGEST_EVALUATION_DAYS = 365;

/** Last day on which the evaluation counts: a year after it, or earlier where that is declared. */
export function evaluationEnds({ on, nextBy }: Evaluation): Day {
  const year = Day.parse(on).plusDays(LONGEST_EVALUATION_DAYS);
  const stated = nextBy === undefined ? year : Day.parse(nextBy);
  return stated.isBefore(year) ? stated : year;
}

/** Why an evaluation does not count on a day, or `undefined` where it does. */
export function whyEvaluationFails(evaluation: Evaluation, asOf: Day): string | undefined {
  const { on } = evaluation;
  if (asOf.isBefore(Day.parse(on))) return `is evaluated only on ${on}`;
  const ends = evaluationEnds(evaluation);
  return asOf.isAfter(ends) ? `was last evaluated on ${on}, and again due on ${ends}` : undefined;
}

export type Answer = NonNullable<Evaluation['restrictableBy']>;

const HEIGHT: Readonly<Record<Rung['by'] | Exclude<Answer, 'unknown'>, number>> = {
  neither: 0,
  declaredOnly: 0,
  ipAllowList: 1,
  conditionalAccess: 2,
};

/** How a rung stands to what the supplier answered: as high as it offers, lower, higher than it can be, or not known. */
export function rungAgainst(answer: Answer, by: Rung['by']): 'as high' | 'lower' | 'higher' | 'unknown' {
  if (answer === 'unknown') return 'unknown';
  const above = HEIGHT[by] - HEIGHT[answer];
  return above === 0 ? 'as high' : above < 0 ? 'lower' : 'higher';
}
