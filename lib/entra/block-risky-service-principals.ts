import type { Construct } from 'constructs';
import { PolicyConstruct } from './conditional-access-policy';
import type { PolicyProps } from './policy-props';

export type BlockRiskyServicePrincipalsProps = PolicyProps;

/**
 * A service principal of this directory that Microsoft Entra holds for compromised (high risk) gets no token for anything.
 *
 * Renders one `azuread_conditional_access_policy` for all service principals of the directory (`ServicePrincipalsInMyTenant`)
 * and all resources at service principal risk `high` with `block`, and the `terraform_data` that holds its kinds of control.
 * Microsoft evaluates it for single-tenant service principals alone, never for managed identities and multi-tenant
 * applications. It needs Workload Identities Premium. Workload identities are in no pilot group: in stage `pilot` the policy
 * is report-only. Its name is `CA602-WorkloadIdentities-IdentityProtection-HighRisk-Block`.
 *
 * Control `ENT-RK-06` (Microsoft Zero Trust assessment 21883; NIST 800-53 AC-2(12)).
 *
 * @example
 * ```ts
 * new BlockRiskyServicePrincipals(stack, 'block-risky-service-principals', {
 *   breakGlass,
 *   rollout: { stage: 'enforced' },
 * });
 * ```
 */
export class BlockRiskyServicePrincipals extends PolicyConstruct {
  /** @throws InvalidValue for a roll-out, a name or a break-glass group that Microsoft Graph would not take. */
  constructor(scope: Construct, id: string, props: BlockRiskyServicePrincipalsProps) {
    super(scope, id, {
      ...props,
      displayName: props.displayName ?? 'CA602-WorkloadIdentities-IdentityProtection-HighRisk-Block',
      audience: { servicePrincipals: ['ServicePrincipalsInMyTenant'] },
      conditions: { servicePrincipalRisk: ['high'] },
      grant: { builtIn: ['block'] },
    });
  }
}
