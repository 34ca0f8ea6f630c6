import { Token } from 'cdktf';
import type { Construct } from 'constructs';
import { Guid, InvalidValue } from '../values';
import { PolicyConstruct } from './conditional-access-policy';
import { type ILocation, locationProblems, outside } from './location';
import type { PolicyProps } from './policy-props';
import { idProblems } from './privileged-people';

export interface WorkloadsFromEgressOnlyProps extends PolicyProps {
  /** Object ids of the service principals: of this directory alone, no managed identities. */
  readonly servicePrincipals: readonly string[];
  /** Where they sign in from. */
  readonly egress: ILocation;
}

/**
 * The service principals sign in from their own networks alone: a credential that leaks is worth nothing elsewhere.
 *
 * Renders one `azuread_conditional_access_policy` for these service principals and all resources that blocks every location
 * but those of the egress, and the `terraform_data` that holds its kinds of control. Microsoft evaluates it for single-tenant
 * service principals alone, never for managed identities and multi-tenant applications. It needs Workload Identities Premium.
 * Workload identities are in no pilot group: in stage `pilot` the policy is report-only. Its name is
 * `CA601-WorkloadIdentities-Network-AllResources-Block`.
 *
 * Control `ENT-WL-01` (Microsoft Zero Trust assessment 21884; NIST 800-53 AC-17, SC-7). Where it is for the pipeline, the egress
 * has to hold every address that the pipeline comes from (`DEP-02`).
 *
 * @example
 * ```ts
 * const network = TrustedNetwork.of({ pipeline: { cidrs: ['192.0.2.0/28'], ipv6: 'none' } }, { example: true });
 * new WorkloadsFromEgressOnly(stack, 'pipeline-only-from-its-egress', {
 *   breakGlass,
 *   rollout: { stage: 'enforced' },
 *   servicePrincipals: ['6f1e2d3c-1111-4a2b-8c3d-000000000001'],
 *   egress: new NamedEgress(stack, 'pipeline-egress', { network, displayName: 'Pipeline' }),
 * });
 * ```
 */
export class WorkloadsFromEgressOnly extends PolicyConstruct {
  /**
   * @throws InvalidValue for no service principal, one that stands twice, an id in another form, an egress of another stack,
   * and for what {@link RequireMfa} refuses.
   */
  constructor(scope: Construct, id: string, props: WorkloadsFromEgressOnlyProps) {
    const { servicePrincipals, egress } = props;
    const problems = [
      ...(servicePrincipals.length > 0 ? [] : [nobody()]),
      ...idProblems('servicePrincipals', servicePrincipals),
      ...locationProblems(scope, 'egress', [egress], 'ENT-WL-01'),
    ];
    super(scope, id, {
      ...props,
      displayName: props.displayName ?? 'CA601-WorkloadIdentities-Network-AllResources-Block',
      audience: { servicePrincipals: problems.length > 0 ? [] : servicePrincipals.map(canonical) },
      conditions: { locations: outside(egress) },
      grant: { builtIn: ['block'] },
      problems,
    });
  }
}

function canonical(id: string): string {
  return Token.isUnresolved(id) ? id : Guid.parse(id).toString();
}

function nobody(): InvalidValue {
  return new InvalidValue({
    problem: 'servicePrincipals: the policy is for nobody',
    given: '',
    allowed: 'it has the object id of one service principal or more',
    remedy: 'Name the service principals, or leave the policy out',
    control: 'ENT-WL-01',
  });
}
