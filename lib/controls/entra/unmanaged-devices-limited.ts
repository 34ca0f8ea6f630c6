import { flag, only, YES } from '../../signin';
import type { Control } from '../control';
import { APPLICATIONS, MEMBERS, onUnmanaged, PHONES } from './device-cases';
import { SESSION_FIELDS } from './sign-in-fields';
import { outcomesOfAll } from './sign-in-outcomes';

/**
 * ENT-DV-06: on a telephone that nobody manages members use applications that Intune protects, and in a browser on any such
 * device Office 365 enforces its restrictions; or a managed device is asked for, or the sign-in is blocked. Emergency accounts
 * are exempt. What the restrictions are is set in Exchange and SharePoint.
 */
export const unmanagedDevicesLimited: Control = {
  id: 'ENT-DV-06',
  title: 'Unmanaged devices keep no data',
  risk: 'Mail and files are saved on a private telephone or a borrowed machine, and stay there when the person leaves.',
  remedy:
    'Enforce a policy for Android and iOS that requires a protected application or a compliant device, and one for Office 365 in browsers with restrictions that the applications enforce',
  references: [
    { source: 'Maester', id: 'MT.1019' },
    { source: 'Microsoft template', id: 'require-approved-app-or-app-protection' },
    { source: 'NIST 800-53', id: 'AC-19' },
    { source: 'NIST 800-53', id: 'AC-20b' },
  ],
  cloud: 'entra',
  scope: 'tenant',
  staged: true,
  needs: ['breakGlass'],
  reads: SESSION_FIELDS,
  check: (situation) =>
    outcomesOfAll(situation, [
      {
        demand: 'managedDeviceOrProtectedApplication',
        cases: () => onUnmanaged(situation.posture, 'All', MEMBERS, PHONES, APPLICATIONS),
        lacking: 'on a telephone that nobody manages, in an application that nothing protects',
        remedy:
          'enforce a policy for Android and iOS that requires compliantApplication or compliantDevice, or take the exclusion or condition out; only emergency accounts may stay out',
      },
      {
        demand: { either: ['applicationEnforcedRestrictions', 'managedDevice'] },
        cases: () =>
          onUnmanaged(
            situation.posture,
            'All',
            [flag('applicationGroup', 'Office365'), YES],
            ['clientApp', only(['browser'])],
          ),
        lacking: 'to Office 365 in a browser on a device that nobody manages, without restrictions',
        remedy:
          'enforce a policy for Office 365 in browsers with restrictions that the applications enforce, or take the exclusion or condition out; only emergency accounts may stay out',
      },
    ]),
};
