import { only } from '../../signin';
import type { Control } from '../control';
import { outcomesAtRisk } from './at-risk';
import { SIGN_IN_FIELDS } from './sign-in-fields';

/**
 * ENT-RK-01: enforced policies block every sign-in of a user at high risk, whatever the risk of the sign-in itself; emergency
 * accounts are exempt. A policy that asks for user risk and sign-in risk at once covers only what is both.
 */
export const highUserRiskBlocked: Control = {
  id: 'ENT-RK-01',
  title: 'Users at high risk are blocked',
  risk: 'Whoever holds leaked credentials goes on signing in with them, though Microsoft Entra knows that they are leaked.',
  remedy:
    'Enforce a policy for all users and all resources at user risk high, without a condition on sign-in risk, that blocks; leave out the emergency accounts alone',
  references: [
    { source: 'CISA', id: 'MS.AAD.2.1v1' },
    { source: 'Maester', id: 'MT.1049' },
    { source: 'NIST 800-53', id: 'AC-2(12)' },
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
        cases: () => [{ principal: 'All', parts: [['userRisk', only(['high'])]] }],
        lacking: 'at high user risk',
        remedy:
          'enforce a policy that blocks all users at user risk high for all resources, or take the exclusion or condition out that leaves these sign-ins open',
      },
    ]),
};
