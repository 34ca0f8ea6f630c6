import { baselinesOf, defaultBaseline, type Facts, wantedControls } from '../declaration';
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

/**
 * Whether a tenant has not taken the control up: it comes by a roll-out, and neither a chosen baseline demands it nor has
 * it a stage. It is judged, so that everybody can see what is to be had, and neither told on every run nor refused.
 */
export function isUnasked({ id, level, staged }: Control, facts: Facts | undefined): boolean {
  if (level !== undefined || !staged || facts === undefined) return false;
  return !wantedControls(facts.declaration, facts.focus.service).has(id);
}
