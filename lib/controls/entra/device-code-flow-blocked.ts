import { only } from '../../signin';
import type { Control } from '../control';
import { SIGN_IN_FIELDS } from './sign-in-fields';
import { signInOutcomes } from './sign-in-outcomes';

/**
 * ENT-AU-06: enforced policies block every sign-in by device code, of every user but the emergency accounts.
 *
 * Only a block counts: MFA is what the attacker has the victim pass, and a device that asks by code cannot show what it is.
 */
export const deviceCodeFlowBlocked: Control = {
  id: 'ENT-AU-06',
  title: 'Device code flow is blocked',
  risk: 'An attacker sends a victim a code to type in at Microsoft’s own page; the victim passes MFA, and the attacker’s device is signed in.',
  remedy:
    'Enforce a policy of its own for all users and all resources, with the authentication flow deviceCodeFlow, that blocks; leave out the emergency accounts alone',
  references: [
    { source: 'CISA', id: 'MS.AAD.3.9v1' },
    { source: 'CIS M365 v7', id: '5.2.2.12' },
    { source: 'Maester', id: 'MT.1052' },
    { source: 'NIST 800-53', id: 'CM-7' },
  ],
  cloud: 'entra',
  scope: 'tenant',
  staged: true,
  needs: ['breakGlass'],
  reads: SIGN_IN_FIELDS.filter(([kind]) => kind !== 'authenticationStrength'),
  check: (situation) =>
    signInOutcomes(situation, {
      demand: 'block',
      cases: () => [{ principal: 'All', parts: [['transferMethod', only(['deviceCodeFlow'])]] }],
      lacking: 'with a code that another device shows',
      remedy:
        'enforce a policy that blocks the authentication flow deviceCodeFlow for all users and all resources, or take the exclusion out; only emergency accounts may stay out',
    }),
};
