import { only } from '../../signin';
import type { Control } from '../control';
import { SIGN_IN_FIELDS } from './sign-in-fields';
import { signInOutcomes } from './sign-in-outcomes';

/**
 * ENT-DV-02: whoever registers a device, or joins it to the directory, is asked for a second factor, from every client and every
 * platform; or is blocked. Emergency accounts are exempt.
 */
export const mfaToRegisterDevices: Control = {
  id: 'ENT-DV-02',
  title: 'Registering a device needs a second factor',
  risk: 'With a stolen password an attacker registers a device, and the directory believes it from then on.',
  remedy:
    'Enforce a policy for all users and the user action registerdevice that requires MFA, for every client and platform; leave out the emergency accounts alone',
  references: [
    { source: 'Maester', id: 'MT.1061' },
    { source: 'Microsoft Zero Trust', id: '21872' },
    { source: 'NIST 800-53', id: 'IA-2(1)' },
    { source: 'NIST 800-53', id: 'IA-3' },
  ],
  cloud: 'entra',
  scope: 'tenant',
  staged: true,
  needs: ['breakGlass'],
  reads: SIGN_IN_FIELDS,
  check: (situation) =>
    signInOutcomes(situation, {
      demand: 'multifactor',
      cases: () => [{ principal: 'All', parts: [['target', only(['urn:user:registerdevice'])]] }],
      lacking: 'to register a device without multifactor authentication',
      remedy:
        'enforce a policy for the user action registerdevice that requires MFA, or take the exclusion or condition out; only emergency accounts may stay out',
    }),
};
