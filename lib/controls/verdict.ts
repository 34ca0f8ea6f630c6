import type { Level } from './control';
import type { Judgment } from './judge';

const WEIGHT: Readonly<Record<Level, number>> = { advisory: 0, required: 1, fatal: 2 };

/** True where the judgment stops synthesis at the bar: unmet or unknown at that level or above, and asked for. */
export function stops({ level, unasked, verdict }: Judgment, failOn: Level = 'required'): boolean {
  return !unasked && (verdict === 'unmet' || verdict === 'unknown') && WEIGHT[level] >= WEIGHT[failOn];
}

/** The judgments that stop synthesis, the heaviest first, then by tenant, subject and control. */
export function stopping(judgments: readonly Judgment[], failOn: Level = 'required'): readonly Judgment[] {
  return judgments.filter((judgment) => stops(judgment, failOn)).sort(bySeverity);
}

/** Orders judgments: heaviest level first, then unmet before unknown, then tenant, subject, control. */
export function bySeverity(a: Judgment, b: Judgment): number {
  return (
    WEIGHT[b.level] - WEIGHT[a.level] ||
    compare(a.verdict === 'unmet' ? '0' : '1', b.verdict === 'unmet' ? '0' : '1') ||
    compare(a.tenant ?? '', b.tenant ?? '') ||
    compare(a.subject, b.subject) ||
    compare(a.control, b.control)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
