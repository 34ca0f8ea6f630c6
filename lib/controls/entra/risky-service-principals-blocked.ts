import { only } from '../../signin';
import type { Control } from '../control';
import { outcomesAtRisk } from './at-risk';
import { SIGN_IN_FIELDS } from './sign-in-fields';

/**
 * ENT-RK-06: enforced policies block every service principal of the directory at high risk. Managed identities and
 * multi-tenant applications are out of the reach of Conditional Access, and not judged.
 */
export const riskyServicePrincipalsBlocked: Control = {
  id: 'ENT-RK-06',
  title: 'Service principals at high risk are blocked',
  risk: 'A leaked secret of an application goes on working, with no person behind it who could be asked for a second factor.',
  remedy:
    'Enforce a policy for ServicePrincipalsInMyTenant and all resources at service principal risk high that blocks (licence: Workload Identities Premium)',
  references: [
    { source: 'Microsoft Zero Trust', id: '21883' },
    { source: 'NIST 800-53', id: 'AC-2(12)' },
  ],
  cloud: 'entra',
  scope: 'tenant',
  staged: true,
  needs: ['service'],
  reads: SIGN_IN_FIELDS.filter(([kind]) => kind === 'conditionalAccessPolicy'),
  check: (situation) =>
    outcomesAtRisk(situation, [
      {
        demand: 'block',
        cases: () => [
          { principal: 'servicePrincipals', workloads: true, parts: [['servicePrincipalRisk', only(['high'])]] },
        ],
        lacking: 'at high service principal risk',
        remedy: 'enforce a policy that blocks all service principals of the directory at service principal risk high',
      },
    ]),
};
