import { LEGACY_CLIENTS, only } from '../../signin';
import type { Control } from '../control';
import { SIGN_IN_FIELDS } from './sign-in-fields';
import { signInOutcomes } from './sign-in-outcomes';

/**
 * ENT-AU-01: enforced policies block every sign-in of every user, emergency accounts aside, with a client that does not
 * speak modern authentication (Exchange ActiveSync, IMAP, POP, authenticated SMTP and other old protocols).
 *
 * Only a block counts. Such a client cannot satisfy any other control either, so a policy that asks it for MFA would shut
 * it out too; but that rests on what a client can do today, and not on what the policy says.
 */
export const legacyAuthenticationBlocked: Control = {
  id: 'ENT-AU-01',
  title: 'Legacy authentication is blocked',
  risk: 'Old mail protocols know passwords alone: a guessed or leaked password is enough, and MFA is never asked for.',
  remedy:
    'Enforce a policy for all users and all resources, with client apps exchangeActiveSync and other, that blocks; leave out the emergency accounts alone',
  references: [
    { source: 'CISA', id: 'MS.AAD.1.1v1' },
    { source: 'CIS M365 v7', id: '5.2.2.3' },
    { source: 'Maester', id: 'MT.1009' },
    { source: 'Maester', id: 'MT.1010' },
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
      cases: () => [{ principal: 'All', parts: [['clientApp', only(LEGACY_CLIENTS)]] }],
      lacking: 'with a client of legacy authentication',
      remedy:
        'enforce a policy that blocks the client apps exchangeActiveSync and other for all users and all resources, or take the exclusion out; only emergency accounts may stay out',
    }),
};
