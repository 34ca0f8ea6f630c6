import type { Control } from '../control';
import { APPLICATIONS, GUESTS, MEMBERS, NO_PHONES, onUnmanaged, PHONES } from './device-cases';
import { entraSettingsOf } from './entra-settings';
import { SIGN_IN_FIELDS } from './sign-in-fields';
import { outcomesOfAll } from './sign-in-outcomes';

/**
 * ENT-DV-01: nobody reaches a resource from a device that nobody manages, emergency accounts aside. On a telephone a protected
 * application does as well (ENT-DV-06), and of guests, who have no managed device here, a second factor is enough (ENT-GU-01).
 *
 * Microsoft Intune and its enrollment are exempt: a device needs them before it is managed. The registration of a device and of
 * security information have controls of their own.
 */
export const managedDeviceRequired: Control = {
  id: 'ENT-DV-01',
  title: 'Resources are reached from managed devices',
  risk: 'A stolen password and a relayed code work on the attacker’s own machine, and data is copied to machines that nobody looks after.',
  remedy:
    'Enforce a policy for all users and all resources but Microsoft Intune and its enrollment that requires a compliant or hybrid joined device; leave out the emergency accounts alone',
  references: [
    { source: 'CISA', id: 'MS.AAD.3.7v1' },
    { source: 'CIS M365 v7', id: '5.2.2.9' },
    { source: 'Maester', id: 'MT.1001' },
    { source: 'Microsoft Zero Trust', id: '21892' },
    { source: 'NIST 800-53', id: 'AC-20b' },
    { source: 'NIST 800-53', id: 'IA-3' },
  ],
  cloud: 'entra',
  scope: 'tenant',
  staged: true,
  needs: ['breakGlass'],
  reads: SIGN_IN_FIELDS,
  check(situation) {
    const isDeclared = entraSettingsOf(situation)?.devices !== undefined;
    const remedy = `${isDeclared ? '' : 'where devices are managed, declare devices: {} of the directory; else '}enforce a policy that requires a compliant or hybrid joined device of these sign-ins, or take the exclusion or condition out that leaves them open`;
    const cases = (...parts: Parameters<typeof onUnmanaged>[2][]) => onUnmanaged(situation.posture, 'All', ...parts);
    return outcomesOfAll(situation, [
      {
        demand: 'managedDevice',
        cases: () => cases(MEMBERS, NO_PHONES, APPLICATIONS),
        lacking: 'on a device that nobody manages',
        remedy,
      },
      {
        demand: 'managedDeviceOrProtectedApplication',
        cases: () => cases(MEMBERS, PHONES, APPLICATIONS),
        lacking: 'on a telephone that nobody manages, in an application that nothing protects',
        remedy,
      },
      {
        demand: 'managedDeviceOrMultifactor',
        cases: () => cases(GUESTS, APPLICATIONS),
        lacking: 'on a device that nobody manages, with a password alone',
        remedy: 'ask guests for a second factor, or take them back into the policy that requires a managed device',
      },
    ]);
  },
};
