import type { Judgment, Verdict } from '../controls';

const ORDER: readonly Verdict[] = ['met', 'accepted', 'unmet', 'unknown', 'notApplicable', 'outOfReach'];
const WORDS: Readonly<Record<Verdict, string>> = {
  met: 'met',
  accepted: 'accepted',
  unmet: 'unmet',
  unknown: 'unknown',
  notApplicable: 'not applicable',
  outOfReach: 'out of reach',
};

/** How many judgments gave each verdict; what nobody asked for does not count. */
export function countsOf(judgments: readonly Judgment[]): Readonly<Record<Verdict, number>> {
  const counts: Record<Verdict, number> = {
    met: 0,
    accepted: 0,
    unmet: 0,
    unknown: 0,
    notApplicable: 0,
    outOfReach: 0,
  };
  for (const { verdict, unasked } of judgments) counts[verdict] += unasked ? 0 : 1;
  return counts;
}

/** One line: `38 met, 1 accepted, 0 unmet, 0 unknown`. What cannot be judged here is named where there is any. */
export function summaryLine(judgments: readonly Judgment[]): string {
  const counts = countsOf(judgments);
  return ORDER.filter((verdict) => counts[verdict] > 0 || ORDER.indexOf(verdict) < 4)
    .map((verdict) => `${counts[verdict]} ${WORDS[verdict]}`)
    .join(', ');
}

/** A verdict in words. */
export function verdictWord(verdict: Verdict): string {
  return WORDS[verdict];
}
