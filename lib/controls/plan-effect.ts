import type { Level } from './control';
import type { Judgment, Verdict } from './judge';

/** What a plan does to a control: `unknown` and `newlyUnmet` are for a reviewer, the rest is as it was, or better. */
export type PlanEffect = 'newlyUnmet' | 'unknown' | 'newlyMet' | 'unchanged';

/** One control on one subject, before a plan and after it. */
export interface Compared {
  readonly tenant?: string;
  readonly subject: string;
  readonly stack?: string;
  readonly control: string;
  readonly level: Level;
  readonly effect: PlanEffect;
  /** The worst verdict on each side; unset where the control was not judged there. */
  readonly before?: Verdict;
  readonly after?: Verdict;
  /** Findings of after that were not there before. */
  readonly appeared: readonly Judgment[];
  /** Findings of before that are gone after. */
  readonly gone: readonly Judgment[];
}

/** From what stops to what says least. */
const WORST_FIRST: readonly Verdict[] = ['unmet', 'unknown', 'accepted', 'outOfReach', 'met', 'notApplicable'];

/**
 * What a plan does to each control. A control is newly unmet where one of its findings was not there before, also beside
 * others that were; newly met where it was unmet or unknown and no longer is; unknown where it cannot be told after.
 */
export function compare(before: readonly Judgment[], after: readonly Judgment[]): readonly Compared[] {
  const sides = { before: grouped(before), after: grouped(after) };
  const keys = [...new Set([...sides.after.keys(), ...sides.before.keys()])];
  return keys.map((key) => compared(sides.before.get(key) ?? [], sides.after.get(key) ?? []));
}

function compared(before: readonly Judgment[], after: readonly Judgment[]): Compared {
  const { tenant, subject, stack, control, level } = (after[0] ?? before[0]) as Judgment;
  const [was, is] = [worst(before), worst(after)];
  const appeared = failing(after).filter((judgment) => !holds(before, judgment));
  const gone = failing(before).filter((judgment) => !holds(after, judgment));
  return {
    ...(tenant === undefined ? {} : { tenant }),
    subject,
    ...(stack === undefined ? {} : { stack }),
    control,
    level,
    effect: effectOf(was, is, appeared),
    ...(was === undefined ? {} : { before: was }),
    ...(is === undefined ? {} : { after: is }),
    appeared,
    gone,
  };
}

function effectOf(was: Verdict | undefined, is: Verdict | undefined, appeared: readonly Judgment[]): PlanEffect {
  if (appeared.some(({ verdict }) => verdict === 'unmet')) return 'newlyUnmet';
  if (is === 'unknown' || appeared.length > 0) return 'unknown';
  const failed = was === 'unmet' || was === 'unknown';
  return failed && is !== 'unmet' ? 'newlyMet' : 'unchanged';
}

function worst(judgments: readonly Judgment[]): Verdict | undefined {
  return WORST_FIRST.find((verdict) => judgments.some((judgment) => judgment.verdict === verdict));
}

function failing(judgments: readonly Judgment[]): readonly Judgment[] {
  return judgments.filter(({ verdict }) => verdict === 'unmet' || verdict === 'unknown');
}

/** Whether the same weakness is among the judgments: the same thing, in the same respect, with the same verdict. */
function holds(judgments: readonly Judgment[], { verdict, outcome }: Judgment): boolean {
  const text = weakness(outcome);
  return judgments.some((other) => other.verdict === verdict && weakness(other.outcome) === text);
}

function weakness(outcome: Judgment['outcome']): string {
  return 'finding' in outcome ? JSON.stringify([outcome.finding.subject, outcome.finding.meaning]) : '';
}

function grouped(judgments: readonly Judgment[]): ReadonlyMap<string, readonly Judgment[]> {
  const groups = new Map<string, Judgment[]>();
  for (const judgment of judgments) {
    const key = JSON.stringify([judgment.tenant ?? '', judgment.subject, judgment.stack ?? '', judgment.control]);
    const group = groups.get(key) ?? [];
    group.push(judgment);
    groups.set(key, group);
  }
  return groups;
}
