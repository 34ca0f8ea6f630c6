import type { Finding, Outcome } from '../../lib/controls/control';

export function verdictsOf(outcomes: readonly Outcome[]): readonly string[] {
  return outcomes.map(({ verdict }) => verdict);
}

/** The findings of the outcomes that are not met, in order. */
export function findingsOf(outcomes: readonly Outcome[]): readonly Finding[] {
  return outcomes.flatMap((outcome) => ('finding' in outcome ? [outcome.finding] : []));
}

/** What would settle the unknown outcomes. */
export function assumptionsOf(outcomes: readonly Outcome[]): readonly string[] {
  return outcomes.flatMap((outcome) => (outcome.verdict === 'unknown' ? [outcome.assumption] : []));
}
