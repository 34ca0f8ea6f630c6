import type { Control } from '../control';
import { administratorCases } from './administrators';
import { elsewhere, withinNetworks } from './places';
import { PLACE_FIELDS } from './sign-in-fields';
import { signInOutcomes } from './sign-in-outcomes';

/**
 * ENT-NW-02: enforced policies block holders of privileged roles, and the declared groups of administrators, from everywhere
 * but the declared trusted networks. A location that a policy leaves out has to lie within them. Emergency accounts are exempt.
 */
export const privilegedAccessFromTrustedNetwork: Control = {
  id: 'ENT-NW-02',
  title: 'Administrators come from the trusted network',
  risk: 'What an administrator was robbed of (a session, a key, a machine) works from any place in the world.',
  remedy:
    'Enforce a policy for the privileged roles and all resources that blocks every location but the trusted ones; leave out the emergency accounts alone',
  references: [
    { source: 'NIST 800-53', id: 'AC-17' },
    { source: 'NIST 800-53', id: 'SC-7' },
  ],
  cloud: 'entra',
  scope: 'tenant',
  staged: true,
  needs: ['breakGlass', 'networks'],
  reads: PLACE_FIELDS,
  check: (situation) =>
    signInOutcomes(situation, {
      demand: 'block',
      cases: (settings) => {
        const { parts, possibly } = elsewhere(situation, withinNetworks(situation, settings.trusted ?? []));
        return administratorCases(settings).map((one) => ({ ...one, parts: [...one.parts, ...parts], possibly }));
      },
      lacking: 'from outside the trusted network',
      remedy:
        'enforce a policy for these roles that blocks every location but the trusted ones, which hold the networks under entra.trusted',
    }),
};
