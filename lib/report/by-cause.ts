import type { Judgment } from '../controls';
import { findingOf } from './finding';

/** Judgments that say the same of the same thing, each by another control. */
export type OfOneCause = readonly [Judgment, ...Judgment[]];

/**
 * Findings by their cause, in the order in which each cause is met first. One thing that cannot be read leaves every
 * control of its cloud open: that is one thing to put right, not one a control.
 */
export function byCause(judgments: readonly Judgment[]): readonly OfOneCause[] {
  const causes = new Map<string, [Judgment, ...Judgment[]]>();
  for (const judgment of judgments) {
    const cause = causeOf(judgment);
    const known = causes.get(cause);
    if (known === undefined) causes.set(cause, [judgment]);
    else known.push(judgment);
  }
  return [...causes.values()];
}

/** All that is said of a finding but which control found it, and how much that weighs. */
function causeOf(judgment: Judgment): string {
  const { tenant, subject, stack, verdict, because, declaredAt } = judgment;
  const finding = findingOf(judgment);
  const found = finding?.cause === undefined ? finding : [finding.cause, finding.remedy, finding.origins];
  return JSON.stringify([tenant, subject, stack, verdict, because, declaredAt, found]);
}
