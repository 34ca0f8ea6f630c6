import { only } from '../../signin';
import type { Control } from '../control';
import { SIGN_IN_FIELDS } from './sign-in-fields';
import { signInOutcomes } from './sign-in-outcomes';

/** ENT-AU-07: enforced policies block every authentication transfer, of every user but the emergency accounts. */
export const authenticationTransferBlocked: Control = {
  id: 'ENT-AU-07',
  title: 'Authentication transfer is blocked',
  risk: 'A sign-in that was made on one device goes on on another, which never showed that it is managed or whose it is.',
  remedy:
    'Enforce a policy of its own for all users and all resources, with the authentication flow authenticationTransfer, that blocks; leave out the emergency accounts alone',
  references: [
    { source: 'CIS M365 v7', id: '5.2.2.17' },
    { source: 'Microsoft Zero Trust', id: '21828' },
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
      cases: () => [{ principal: 'All', parts: [['transferMethod', only(['authenticationTransfer'])]] }],
      lacking: 'by carrying a sign-in over from another device',
      remedy:
        'enforce a policy that blocks the authentication flow authenticationTransfer for all users and all resources, or take the exclusion out; only emergency accounts may stay out',
    }),
};
