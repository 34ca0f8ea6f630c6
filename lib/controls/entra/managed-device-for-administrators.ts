import type { Control } from '../control';
import { administratorCases } from './administrators';
import { onUnvouched } from './device-cases';
import { SIGN_IN_FIELDS } from './sign-in-fields';
import { signInOutcomes } from './sign-in-outcomes';

/**
 * ENT-DV-04: whoever holds a privileged role reaches a resource from a managed device, or from a device that a filter tells by
 * what only an administrator or the management gives it; or is blocked. Emergency accounts are exempt.
 *
 * A filter that a device matches which nobody registered, or by what its owner sets, lets such a device in and does not count.
 */
export const managedDeviceForAdministrators: Control = {
  id: 'ENT-DV-04',
  title: 'Administrators use managed devices',
  risk: 'What runs on an administrator’s own machine administers the directory with him, and nobody sees it.',
  remedy:
    'Enforce a policy for the privileged roles and all resources that requires a managed device, or that blocks all devices but the privileged workstations, told by an extension attribute',
  references: [
    { source: 'Maester', id: 'MT.1014' },
    { source: 'Microsoft Zero Trust', id: '21830' },
    { source: 'NIST 800-53', id: 'AC-6' },
    { source: 'NIST 800-53', id: 'AC-20b' },
  ],
  cloud: 'entra',
  scope: 'tenant',
  staged: true,
  askedBy: ({ devices }) => devices?.workstations !== undefined,
  needs: ['breakGlass'],
  reads: SIGN_IN_FIELDS,
  check: (situation) =>
    signInOutcomes(situation, {
      demand: 'managedDevice',
      cases: (settings) => administratorCases(settings).flatMap((one) => onUnvouched(situation.posture, one)),
      lacking: 'on a device that nobody manages',
      remedy:
        'enforce a policy that requires a compliant or hybrid joined device of these roles for all resources, or that blocks every device but privileged workstations',
    }),
};
