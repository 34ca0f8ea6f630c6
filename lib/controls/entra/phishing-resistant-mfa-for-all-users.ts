import type { Control } from '../control';
import { SIGN_IN_FIELDS } from './sign-in-fields';
import { signInOutcomes } from './sign-in-outcomes';

/**
 * ENT-AU-04: enforced policies demand a method that cannot be phished of every sign-in of every user, guests among them, to
 * every resource, or block it. Emergency accounts are exempt.
 *
 * Only a strength counts of which every combination is a passkey, Windows Hello for Business or a multifactor certificate.
 */
export const phishingResistantMfaForAllUsers: Control = {
  id: 'ENT-AU-04',
  title: 'Phishing-resistant MFA for all users',
  risk: 'A code or a push can be relayed by a forged sign-in page, and one person who falls for it is enough to get in.',
  remedy:
    'Let everybody register a passkey, Windows Hello for Business or a certificate, then enforce a policy for all users and all resources that requires the authentication strength Phishing-resistant MFA',
  references: [
    { source: 'CISA', id: 'MS.AAD.3.1v1' },
    { source: 'Microsoft Zero Trust', id: '21784' },
    { source: 'NIST 800-53', id: 'IA-2(1)' },
    { source: 'NIST 800-53', id: 'IA-2(2)' },
    { source: 'NIST 800-53', id: 'IA-2(8)' },
  ],
  cloud: 'entra',
  scope: 'tenant',
  staged: true,
  needs: ['breakGlass'],
  reads: SIGN_IN_FIELDS,
  check: (situation) =>
    signInOutcomes(situation, {
      demand: 'phishingResistant',
      cases: () => [{ principal: 'All', parts: [] }],
      lacking: 'without phishing-resistant MFA',
      remedy:
        'enforce a policy that requires the strength Phishing-resistant MFA of these sign-ins, or take the exclusion or condition out that leaves them open; only emergency accounts may stay out',
    }),
};
