import type { Rollout, Stage } from '../declaration';
import { Day } from '../values';

/** Longest time that a stage below `enforced` may be declared for. */
export const LONGEST_STAGE_DAYS = 90;

/** The declared stage of a control: its own where the roll-out names one, else the service's. */
export function stageOf(rollout: Rollout, control: string): Stage {
  return rollout.controls?.[control] ?? rollout.stage;
}

/** Why the declared stage does not excuse a control on a day, or `undefined` where it does. */
export function whyStageEnded(rollout: Rollout, control: string, asOf: Day): string | undefined {
  const stage = stageOf(rollout, control);
  if (stage === 'enforced') return undefined;
  if (rollout.until === undefined) return `stage ${stage} has no end date`;
  const until = Day.parse(rollout.until);
  if (asOf.isAfter(until)) return `stage ${stage} ended on ${rollout.until}`;
  if (asOf.daysUntil(until) > LONGEST_STAGE_DAYS) {
    return `stage ${stage} is declared until ${rollout.until}, more than ${LONGEST_STAGE_DAYS} days on`;
  }
  return undefined;
}
