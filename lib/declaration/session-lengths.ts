import { type SessionOf, USUAL_SESSION } from '../values';
import type { EntraSettings } from './schema/entra';

/** How long sessions are left alone, as declared; the usual length where nothing is said. */
export function sessionLengths({
  sessions = {},
}: Pick<EntraSettings, 'sessions'>): Readonly<Record<SessionOf, number>> {
  const { adminHours, userDays, unmanagedHours, guestHours } = sessions;
  return {
    adminHours: adminHours ?? USUAL_SESSION.adminHours,
    userDays: userDays ?? USUAL_SESSION.userDays,
    unmanagedHours: unmanagedHours ?? USUAL_SESSION.unmanagedHours,
    guestHours: guestHours ?? USUAL_SESSION.guestHours,
  };
}
