import { styleText } from 'node:util';
import { type Compared, controlOf, type PlanEffect } from '../controls';
import { byCause } from './by-cause';
import { describeCause } from './finding';
import { verdictWord } from './summary';
import { drawTable } from './table';

const WORDS: Readonly<Record<PlanEffect, string>> = {
  newlyUnmet: 'newly unmet',
  unknown: 'unknown',
  newlyMet: 'newly met',
  unchanged: 'unchanged',
};
const COLOUR: Readonly<Record<PlanEffect, 'red' | 'green' | 'gray'>> = {
  newlyUnmet: 'red',
  unknown: 'red',
  newlyMet: 'green',
  unchanged: 'gray',
};
const ORDER: readonly PlanEffect[] = ['newlyUnmet', 'unknown', 'newlyMet', 'unchanged'];

export function effectWord(effect: PlanEffect): string {
  return WORDS[effect];
}

/** How many controls a plan leaves in each way. */
export function effectCounts(plan: readonly Compared[]): Readonly<Record<PlanEffect, number>> {
  const counts: Record<PlanEffect, number> = { newlyUnmet: 0, unknown: 0, newlyMet: 0, unchanged: 0 };
  for (const { effect } of plan) counts[effect] += 1;
  return counts;
}

/** One line: `1 newly unmet, 0 unknown, 2 newly met, 40 unchanged (3 of them unmet)`. */
export function effectLine(plan: readonly Compared[]): string {
  const counts = effectCounts(plan);
  const still = plan.filter(({ effect, after }) => effect === 'unchanged' && after === 'unmet').length;
  const words = ORDER.map((effect) => `${counts[effect]} ${WORDS[effect]}`).join(', ');
  return still === 0 ? words : `${words} (${still} of them unmet)`;
}

/** The controls that a plan changes, or leaves unmet or unknown: what a reviewer looks at. */
export function telling(plan: readonly Compared[]): readonly Compared[] {
  return plan
    .filter(({ effect, after }) => effect !== 'unchanged' || after === 'unmet')
    .sort((a, b) => ORDER.indexOf(a.effect) - ORDER.indexOf(b.effect));
}

/** What a plan does, for a terminal: the controls that it changes or leaves unmet, then each finding that is new. */
export function renderPlanText(plan: readonly Compared[], drift: readonly Compared[], colour: boolean): string {
  const rows = telling(plan);
  const cells = rows.map(({ tenant, subject, control, level, before, after, effect }) => {
    const word = colour ? styleText(COLOUR[effect], WORDS[effect], { validateStream: false }) : WORDS[effect];
    const of = [tenant, subject].filter((part) => part !== undefined && part !== '').join(' ');
    return [of, control, controlOf(control)?.title ?? '', level, wordOf(before), wordOf(after), word];
  });
  const table = drawTable(['service', 'control', 'what must hold', 'level', 'before', 'after', 'effect'], cells);
  const appeared = ORDER.flatMap((effect) => {
    const found = rows.filter((row) => row.effect === effect).flatMap((row) => row.appeared);
    return byCause(found).map((cause) => `${WORDS[effect]}: ${describeCause(cause)}`);
  });
  return [
    ...(rows.length === 0 ? ['The plan changes no control.'] : [table]),
    ...appeared,
    ...driftLines(drift),
    `${effectLine(plan)}\n`,
  ].join('\n\n');
}

function driftLines(drift: readonly Compared[]): readonly string[] {
  const worse = drift.filter(({ effect }) => effect === 'newlyUnmet' || effect === 'unknown');
  if (worse.length === 0) return [];
  const lines = worse.map(
    ({ tenant, subject, control, before, after }) =>
      `  ${control}  ${[tenant, subject].filter((part) => part !== undefined).join(' ')}: ${wordOf(before)} after the last apply, ${wordOf(after)} now`,
  );
  return [`Changed outside of Terraform since the last apply:\n${lines.join('\n')}`];
}

function wordOf(verdict: Compared['before']): string {
  return verdict === undefined ? '' : verdictWord(verdict);
}
