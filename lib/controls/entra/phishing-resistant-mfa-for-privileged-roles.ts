import type { Control } from '../control';
import { administratorCases } from './administrators';
import { SIGN_IN_FIELDS } from './sign-in-fields';
import { signInOutcomes } from './sign-in-outcomes';

/**
 * ENT-AU-03: whoever holds a privileged role signs in to every resource with a method that cannot be phished, or is blocked.
 * Emergency accounts are exempt.
 *
 * Privileged is what CISA, CIS or Maester list, what the declaration adds, what it has people activate, and the groups of the
 * persona of administrators. Only a strength counts of which every
 * combination is a passkey, Windows Hello for Business or a multifactor certificate. Conditional Access sees roles that are
 * active for the whole directory: a custom role, or one for an administrative unit, is out of its reach.
 */
export const phishingResistantMfaForPrivilegedRoles: Control = {
  id: 'ENT-AU-03',
  title: 'Phishing-resistant MFA for privileged roles',
  risk: 'A code or a push can be relayed by a forged sign-in page: one administrator who falls for it hands over the directory.',
  remedy:
    'Enforce a policy for the privileged roles and all resources that requires the authentication strength Phishing-resistant MFA; leave out the emergency accounts alone',
  references: [
    { source: 'CISA', id: 'MS.AAD.3.6v1' },
    { source: 'CIS M365 v7', id: '5.2.2.1' },
    { source: 'CIS M365 v7', id: '5.2.2.5' },
    { source: 'Maester', id: 'MT.1006' },
    { source: 'NIST 800-53', id: 'IA-2(1)' },
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
      cases: administratorCases,
      lacking: 'without phishing-resistant MFA',
      remedy:
        'enforce a policy that requires the strength Phishing-resistant MFA of these roles for all resources, or take the exclusion or condition out that leaves them open',
    }),
};
