import { baselinesOf, defaultBaseline, type Facts } from '../declaration';
import type { Control, Level } from './control';

/** The level of a control for a service: its own, else `required` where a chosen baseline demands it, else `advisory`. */
export function levelOf({ id, cloud, level }: Control, facts: Facts | undefined): Level {
  if (level !== undefined) return level;
  if (cloud === 'any') return 'advisory';
  const declared = facts === undefined ? [] : baselinesOf(facts.declaration, facts.focus.service);
  const chosen = declared.length === 0 ? [defaultBaseline(cloud)] : declared;
  const entries = chosen.flatMap((baseline) => baseline.entries);
  return entries.some((entry) => entry.level === 'required' && entry.controls.includes(id)) ? 'required' : 'advisory';
}
