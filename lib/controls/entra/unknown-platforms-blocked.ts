import { only } from '../../signin';
import { DEVICE_PLATFORMS, USUAL_PLATFORMS } from '../../values';
import type { Control } from '../control';
import { SIGN_IN_FIELDS } from './sign-in-fields';
import { signInOutcomes } from './sign-in-outcomes';

const EVERY: readonly string[] = [...DEVICE_PLATFORMS, 'unknown'];

/**
 * ENT-DV-05: enforced policies block every sign-in from a platform that is not in use, and from a client that does not say what
 * it runs on. Emergency accounts are exempt.
 */
export const unknownPlatformsBlocked: Control = {
  id: 'ENT-DV-05',
  title: 'Unknown platforms are blocked',
  risk: 'Policies for the known platforms miss a client that claims another: one line of its own text is enough.',
  remedy:
    'Enforce a policy for all users and all resources that blocks every platform and leaves out those in use; leave out the emergency accounts alone',
  references: [
    { source: 'Maester', id: 'MT.1015' },
    { source: 'Microsoft template', id: 'block-unknown-or-unsupported-platforms' },
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
      cases: ({ devices }) => {
        const used: readonly string[] = devices?.platforms ?? USUAL_PLATFORMS;
        return [{ principal: 'All', parts: [['platform', only(EVERY.filter((one) => !used.includes(one)))]] }];
      },
      lacking: 'from a platform that is not in use',
      remedy:
        'enforce a policy that blocks all platforms but those in use, or take the exclusion out; only emergency accounts may stay out',
    }),
};
