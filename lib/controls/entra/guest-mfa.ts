import type { Control } from '../control';
import { EVERY_GUEST } from './guest-cases';
import { SIGN_IN_FIELDS } from './sign-in-fields';
import { signInOutcomes } from './sign-in-outcomes';

/**
 * ENT-GU-01: enforced policies demand multifactor authentication of every sign-in of every guest and external user, of all
 * six kinds and of every tenant, to every resource, or block it.
 */
export const guestMfa: Control = {
  id: 'ENT-GU-01',
  title: 'Multifactor authentication for guests of every kind',
  risk: 'How well a guest’s account is guarded is up to another organization: with a password from there somebody is in here.',
  remedy:
    'Enforce a policy that requires MFA for all six kinds of guests and external users of all tenants, serviceProvider among them, and all resources',
  references: [
    { source: 'Maester', id: 'MT.1016' },
    { source: 'Microsoft template', id: 'require-mfa-for-guests' },
    { source: 'NIST 800-53', id: 'IA-2(1)' },
    { source: 'NIST 800-53', id: 'IA-8' },
  ],
  cloud: 'entra',
  scope: 'tenant',
  staged: true,
  needs: ['breakGlass'],
  reads: SIGN_IN_FIELDS,
  check: (situation) =>
    signInOutcomes(situation, {
      demand: 'multifactor',
      cases: () => [EVERY_GUEST],
      lacking: 'without multifactor authentication',
      remedy:
        'enforce a policy that requires MFA of all six kinds of guests of all tenants, or take the exclusion or condition out that leaves these sign-ins open',
    }),
};
