import type { EntraSettings } from '../../declaration';
import type { Control, Outcome, Situation } from '../control';
import { declared } from '../situation';
import { entraSettingsOf, notDeclared } from './entra-settings';
import { elsewhere, withinNetworks } from './places';
import { onlyServicePrincipal } from './service-principal';
import { SIGN_IN_FIELDS } from './sign-in-fields';
import { signInOutcomes } from './sign-in-outcomes';
import type { SignInCase } from './sign-in-rule';

/**
 * ENT-WL-01: enforced policies block the pipeline and every other declared service principal from everywhere but the networks
 * that are declared for it, at any risk and for any resource. A location that a policy leaves out has to lie within them.
 *
 * Managed identities and multi-tenant applications are out of the reach of Conditional Access, and not judged.
 */
export const workloadsFromNamedEgress: Control = {
  id: 'ENT-WL-01',
  title: 'Service principals sign in from their own networks',
  risk: 'A credential that leaks from the pipeline works from any place in the world, for as long as nobody notices.',
  remedy:
    'Enforce a policy for each service principal and all resources that blocks every location but its own (licence: Workload Identities Premium)',
  references: [
    { source: 'Microsoft Zero Trust', id: '21884' },
    { source: 'NIST 800-53', id: 'AC-17' },
    { source: 'NIST 800-53', id: 'SC-7' },
  ],
  cloud: 'entra',
  scope: 'tenant',
  staged: true,
  askedBy: ({ workloadIdentities }) => workloadIdentities !== undefined,
  needs: ['deployer', 'networks'],
  reads: [
    ...SIGN_IN_FIELDS.filter(([kind]) => kind === 'conditionalAccessPolicy'),
    ['namedLocation', 'ranges'],
    ['namedLocation', 'trusted'],
  ],
  check(situation): readonly Outcome[] {
    const settings = entraSettingsOf(situation);
    if (settings === undefined) return [notDeclared(situation)];
    const workloads = workloadsOf(situation, settings);
    if (workloads.length === 0) {
      return [
        { verdict: 'notApplicable', because: 'no service principal is declared, and neither is that of the deployer' },
      ];
    }
    return signInOutcomes(situation, {
      demand: 'block',
      cases: () => workloads.map((workload) => caseOf(workload, situation)),
      lacking: 'from outside the declared networks',
      remedy: 'enforce a policy for the service principal that blocks every location but a named one with its networks',
    });
  },
};

interface Workload {
  readonly id: string;
  readonly from: readonly string[];
}

function workloadsOf(situation: Situation, { workloadIdentities }: EntraSettings): readonly Workload[] {
  const { servicePrincipal, from } = declared(situation).facts.declaration.deployer;
  return [
    ...(servicePrincipal === undefined ? [] : [{ id: servicePrincipal, from }]),
    ...Object.values(workloadIdentities?.servicePrincipals ?? {}),
  ];
}

function caseOf({ id, from }: Workload, situation: Situation): SignInCase {
  const { parts, possibly } = elsewhere(situation, withinNetworks(situation, from));
  return {
    principal: `servicePrincipal:${id}`,
    workloads: true,
    parts: [...onlyServicePrincipal(id, situation.posture), ...parts],
    possibly,
  };
}
