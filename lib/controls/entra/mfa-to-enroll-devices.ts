import { only } from '../../signin';
import { ENTRA_APPLICATIONS } from '../../values';
import type { Control } from '../control';
import { SESSION_FIELDS } from './sign-in-fields';
import { outcomesOfAll } from './sign-in-outcomes';

/**
 * ENT-DV-03: whoever enrolls a device in Intune proves a second factor at that moment, whatever was proved earlier; or is
 * blocked. Emergency accounts are exempt.
 */
export const mfaToEnrollDevices: Control = {
  id: 'ENT-DV-03',
  title: 'Enrolling a device needs a second factor every time',
  risk: 'With a stolen session an attacker enrolls a device, which is then managed, compliant, and let in everywhere.',
  remedy:
    'Enforce a policy for all users and Microsoft Intune Enrollment that requires MFA with a sign-in frequency of every time; leave out the emergency accounts alone',
  references: [
    { source: 'CIS M365 v7', id: '5.2.2.11' },
    { source: 'NIST 800-53', id: 'IA-2(1)' },
    { source: 'NIST 800-53', id: 'IA-11' },
  ],
  cloud: 'entra',
  scope: 'tenant',
  staged: true,
  needs: ['breakGlass'],
  reads: SESSION_FIELDS,
  check(situation) {
    const rule = {
      cases: () => [{ principal: 'All', parts: [['target', only([ENTRA_APPLICATIONS.intuneEnrollment])] as const] }],
      remedy:
        'enforce a policy for Microsoft Intune Enrollment (d4ebce55-015a-49b5-a083-c84d1797ae8c) that requires MFA every time, or take the exclusion or condition out; only emergency accounts may stay out',
    };
    return outcomesOfAll(situation, [
      { ...rule, demand: 'multifactor', lacking: 'to enroll a device without multifactor authentication' },
      { ...rule, demand: { signInWithinHours: 0 }, lacking: 'to enroll a device by what was proved earlier' },
    ]);
  },
};
