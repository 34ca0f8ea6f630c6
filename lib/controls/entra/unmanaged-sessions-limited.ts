import { sessionLengths } from '../../declaration';
import type { Control } from '../control';
import { entraSettingsOf, notDeclared } from './entra-settings';
import { SESSION_FIELDS } from './sign-in-fields';
import { outcomesOfAll } from './sign-in-outcomes';
import { unmanagedDevices } from './unmanaged-devices';

/**
 * ENT-SS-03: on a device that nobody manages people sign in again within the declared hours, to every resource, and no browser
 * keeps the session; or they do not get in, since a managed device is asked for or everything is blocked. Emergency accounts
 * are exempt.
 *
 * Which devices a filter lets out is read from its rule: on a device that the directory does not know every attribute is
 * missing, so that a negative comparison (`-ne`, `-notIn`) is true of it.
 */
export const unmanagedSessionsLimited: Control = {
  id: 'ENT-SS-03',
  title: 'Sessions on unmanaged devices end soon, and no browser keeps them',
  risk: 'Whoever sits down at a shared or a lost device next is signed in as the person before.',
  remedy:
    'Enforce a policy for all users and all resources that leaves out managed devices alone, with a sign-in frequency of an hour and a persistent browser of never; leave out the emergency accounts alone',
  references: [
    { source: 'Maester', id: 'MT.1017' },
    { source: 'Maester', id: 'MT.1018' },
    { source: 'Microsoft template', id: 'no-persistent-browser-session' },
    { source: 'NIST 800-53', id: 'AC-12' },
    { source: 'NIST 800-53', id: 'AC-20b' },
  ],
  cloud: 'entra',
  scope: 'tenant',
  staged: true,
  needs: ['breakGlass'],
  reads: SESSION_FIELDS,
  check(situation) {
    const settings = entraSettingsOf(situation);
    if (settings === undefined) return [notDeclared(situation)];
    const { unmanagedHours } = sessionLengths(settings);
    const cases = unmanagedDevices(situation.posture);
    const rule = {
      cases: () => cases,
      remedy: `enforce a policy with a sign-in frequency of ${unmanagedHours} h and a persistent browser of never for all users and all resources, which leaves out compliant and hybrid joined devices alone`,
    };
    return outcomesOfAll(situation, [
      {
        ...rule,
        demand: { either: [{ signInWithinHours: unmanagedHours }, 'managedDevice'] },
        lacking: `on a device that nobody manages for longer than ${unmanagedHours} h at once`,
      },
      {
        ...rule,
        demand: { either: ['neverPersistent', 'managedDevice'] },
        lacking: 'on a device that nobody manages, in a browser that keeps the session',
      },
    ]);
  },
};
