import { sessionLengths } from '../../declaration';
import type { Control } from '../control';
import { entraSettingsOf, notDeclared } from './entra-settings';
import { EVERY_GUEST } from './guest-cases';
import { SESSION_FIELDS } from './sign-in-fields';
import { signInOutcomes } from './sign-in-outcomes';

/**
 * ENT-GU-04: guests and external users of every kind sign in again within the declared hours, 24 at most, to every resource,
 * or are blocked.
 */
export const guestSessionsLimited: Control = {
  id: 'ENT-GU-04',
  title: 'Sessions of guests end within a day',
  risk: 'Somebody who has left the other organization goes on working here in the session that was open on that day.',
  remedy:
    'Enforce a policy with a sign-in frequency of at most 24 hours for all six kinds of guests of all tenants and all resources',
  references: [
    { source: 'Microsoft Zero Trust', id: '21824' },
    { source: 'NIST 800-53', id: 'AC-12' },
    { source: 'NIST 800-53', id: 'IA-11' },
  ],
  cloud: 'entra',
  scope: 'tenant',
  staged: true,
  needs: ['breakGlass'],
  reads: SESSION_FIELDS,
  check(situation) {
    const settings = entraSettingsOf(situation);
    if (settings === undefined) return [notDeclared(situation)];
    const { guestHours } = sessionLengths(settings);
    return signInOutcomes(situation, {
      demand: { signInWithinHours: guestHours },
      cases: () => [EVERY_GUEST],
      lacking: `for longer than ${guestHours} hours at once`,
      remedy: `enforce a policy with a sign-in frequency of ${guestHours} hours for all six kinds of guests of all tenants and all resources`,
    });
  },
};
