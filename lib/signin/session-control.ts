import type { SessionControls, Val } from '../posture';
import type { Meets } from './grant-control';
import { doubtOf } from './reading';

/**
 * What a control can ask of every session: that whoever holds it signs in again within some hours (0: every time), that the
 * browser does not keep it, that the application limits what it allows, that it ends in an outage of Microsoft Entra instead of
 * being extended, or that it is bound to its device.
 */
export type SessionDemand = { readonly signInWithinHours: number } | (typeof NAMED)[number];

const NAMED = [
  'neverPersistent',
  'applicationEnforcedRestrictions',
  'withoutResilienceDefaults',
  'tokenProtection',
] as const;

/** Whether what is asked for by name is asked of the session. */
export function isSessionDemand(demand: string): demand is (typeof NAMED)[number] {
  return (NAMED as readonly string[]).includes(demand);
}

/**
 * Whether the session controls of a policy meet the demand. A sign-in frequency that asks for the second factor alone meets
 * none: whoever holds the password is not asked for it again.
 *
 * @see https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-session
 */
export function sessionMeets(session: SessionControls, demand: SessionDemand): Meets {
  if (demand === 'neverPersistent') return meets(session.persistentBrowser, (mode) => mode === 'never');
  if (demand === 'applicationEnforcedRestrictions') return meets(session.applicationEnforcedRestrictions, (on) => on);
  if (demand === 'withoutResilienceDefaults') return meets(session.resilienceDefaultsDisabled, (off) => off);
  if (demand === 'tokenProtection') return meets(session.tokenProtection, (on) => on);
  return meets(session.signInFrequency, ({ hours, primaryToo }) => primaryToo && hours <= demand.signInWithinHours);
}

function meets<T>(value: Val<T>, holds: (value: T) => boolean): Meets {
  if (value.is === 'known') return { certain: holds(value.value), possible: holds(value.value) };
  if (value.is === 'absent') return { certain: false, possible: false };
  return { certain: false, possible: value.is === 'ref' || doubtOf(value.why) !== 'ignored' };
}
