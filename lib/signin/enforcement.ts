import type { Entity } from '../posture';
import { doubtOf, type Mode } from './reading';

/** Whether a policy is there and on. Report-only evaluates and lets in, so it is not on. */
export function isEnforced({ exists, fields: { state } }: Entity<'conditionalAccessPolicy'>, mode: Mode): boolean {
  return holds(exists, true, mode) && holds(state, 'enabled', mode);
}

function holds<T>(
  value: Entity['exists'] | Entity<'conditionalAccessPolicy'>['fields']['state'],
  wanted: T,
  mode: Mode,
) {
  if (value.is === 'known') return value.value === wanted;
  if (value.is === 'absent' || mode === 'certain') return false;
  return value.is === 'ref' || doubtOf(value.why) !== 'ignored';
}
