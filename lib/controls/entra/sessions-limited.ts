import { sessionLengths } from '../../declaration';
import type { Control } from '../control';
import { entraSettingsOf, notDeclared } from './entra-settings';
import { SESSION_FIELDS } from './sign-in-fields';
import { signInOutcomes } from './sign-in-outcomes';

/**
 * ENT-SS-02: everybody signs in again within the declared days, seven at most, to every resource, or is blocked; emergency
 * accounts are exempt.
 */
export const sessionsLimited: Control = {
  id: 'ENT-SS-02',
  title: 'Sessions of all users end after days',
  risk: 'A stolen token, or the laptop of somebody who has left, goes on signing in for as long as it is used.',
  remedy:
    'Enforce a policy for all users and all resources with a sign-in frequency of at most 7 days; leave out the emergency accounts alone',
  references: [
    { source: 'CIS M365 v7', id: '5.2.2.13' },
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
    const { userDays } = sessionLengths(settings);
    return signInOutcomes(situation, {
      demand: { signInWithinHours: userDays * 24 },
      cases: () => [{ principal: 'All', parts: [] }],
      lacking: `for longer than ${userDays} days at once`,
      remedy: `enforce a policy with a sign-in frequency of ${userDays} days for all users and all resources`,
    });
  },
};
