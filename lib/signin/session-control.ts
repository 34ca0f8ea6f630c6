import type { SessionControls, Val } from '../posture';
import type { Meets } from './grant-control';
import { doubtOf } from './reading';

/**
 * What a control can ask of every session: that whoever holds it signs in again within some hours (0: every time), that the
 * browser does not keep it, that the application limits what it allows, or that it ends in an outage of Microsoft Entra
 * instead of being extended.
 */
export type SessionDemand =
  | { readonly signInWithinHours: number }
  | 'neverPersistent'
  | 'applicationEnforcedRestrictions'
  | 'withoutResilienceDefaults';

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
  return meets(session.signInFrequency, ({ hours, primaryToo }) => primaryToo && hours <= demand.signInWithinHours);
}

function meets<T>(value: Val<T>, holds: (value: T) => boolean): Meets {
  if (value.is === 'known') return { certain: holds(value.value), possible: holds(value.value) };
  if (value.is === 'absent') return { certain: false, possible: false };
  return { certain: false, possible: value.is === 'ref' || doubtOf(value.why) !== 'ignored' };
}
