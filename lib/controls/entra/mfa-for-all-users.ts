import type { Control } from '../control';
import { SIGN_IN_FIELDS } from './sign-in-fields';
import { signInOutcomes } from './sign-in-outcomes';

/**
 * ENT-AU-02: enforced policies, alone or together, demand multifactor authentication of every sign-in of every user, guests
 * among them, to every resource, or block it. Emergency accounts are exempt.
 *
 * A policy counts whose controls cannot be satisfied without a second factor: `mfa`, or a strength of which every
 * combination has one; an alternative joined by OR that has none makes it not count. A compliant device is no second factor.
 */
export const mfaForAllUsers: Control = {
  id: 'ENT-AU-02',
  title: 'Multifactor authentication for all users',
  risk: 'Where any one resource, platform or group of users is left out, a leaked password alone opens an account there.',
  remedy:
    'Enforce a policy for all users and all resources, without further conditions, that requires MFA; leave out the emergency accounts alone',
  references: [
    { source: 'CISA', id: 'MS.AAD.3.2v2' },
    { source: 'CIS M365 v7', id: '5.2.2.2' },
    { source: 'Maester', id: 'MT.1007' },
    { source: 'NIST 800-53', id: 'IA-2(1)' },
    { source: 'NIST 800-53', id: 'IA-2(2)' },
  ],
  cloud: 'entra',
  scope: 'tenant',
  staged: true,
  needs: ['breakGlass'],
  reads: SIGN_IN_FIELDS,
  check: (situation) =>
    signInOutcomes(situation, {
      demand: 'multifactor',
      cases: () => [{ principal: 'All', parts: [] }],
      lacking: 'without multifactor authentication',
      remedy:
        'enforce a policy that requires MFA of these sign-ins, or take the exclusion or condition out that leaves them open; only emergency accounts may stay out',
    }),
};
