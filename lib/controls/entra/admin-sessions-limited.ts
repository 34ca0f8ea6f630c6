import { sessionLengths } from '../../declaration';
import type { Control } from '../control';
import { administratorCases } from './administrators';
import { entraSettingsOf, notDeclared } from './entra-settings';
import { SESSION_FIELDS } from './sign-in-fields';
import { outcomesOfAll } from './sign-in-outcomes';

/**
 * ENT-SS-01: whoever holds a privileged role signs in again within the declared hours, four at most, to every resource, and
 * no browser keeps the session; or is blocked. Emergency accounts are exempt. A frequency that asks for the second factor
 * alone does not count.
 */
export const adminSessionsLimited: Control = {
  id: 'ENT-SS-01',
  title: 'Sessions of privileged roles end after hours',
  risk: 'A session that was stolen from an administrator, or left open in a browser, administers the directory for weeks.',
  remedy:
    'Enforce a policy for the privileged roles and all resources with a sign-in frequency of at most 4 hours and a persistent browser of never; leave out the emergency accounts alone',
  references: [
    { source: 'CIS M365 v7', id: '5.2.2.4' },
    { source: 'Microsoft Zero Trust', id: '21825' },
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
    const { adminHours } = sessionLengths(settings);
    const remedy = `enforce a policy with a sign-in frequency of ${adminHours} hours and a persistent browser of never for these roles and all resources`;
    return outcomesOfAll(situation, [
      {
        demand: { signInWithinHours: adminHours },
        cases: administratorCases,
        lacking: `for longer than ${adminHours} hours at once`,
        remedy,
      },
      { demand: 'neverPersistent', cases: administratorCases, lacking: 'in a browser that keeps the session', remedy },
    ]);
  },
};
