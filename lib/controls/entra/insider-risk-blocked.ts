import { only } from '../../signin';
import type { Control } from '../control';
import { outcomesAtRisk } from './at-risk';
import { SIGN_IN_FIELDS } from './sign-in-fields';

/**
 * ENT-RK-05: enforced policies block every sign-in of a user at an elevated insider risk; emergency accounts are exempt.
 */
export const insiderRiskBlocked: Control = {
  id: 'ENT-RK-05',
  title: 'Users at elevated insider risk are blocked',
  risk: 'Somebody who is carrying data away, by what Microsoft Purview saw, still gets at all of it.',
  remedy:
    'Turn Adaptive Protection of Microsoft Purview on, and enforce a policy for all users and all resources at insider risk elevated that blocks; leave out the emergency accounts alone',
  references: [
    { source: 'Microsoft template', id: 'block-insider-risk' },
    { source: 'NIST 800-53', id: 'AC-2(13)' },
  ],
  cloud: 'entra',
  scope: 'tenant',
  staged: true,
  needs: ['breakGlass'],
  reads: SIGN_IN_FIELDS.filter(([kind]) => kind !== 'authenticationStrength'),
  check: (situation) =>
    outcomesAtRisk(situation, [
      {
        demand: 'block',
        cases: () => [{ principal: 'All', parts: [['insiderRisk', only(['elevated'])]] }],
        lacking: 'at elevated insider risk',
        remedy: 'enforce a policy that blocks all users at insider risk elevated for all resources',
      },
    ]),
};
