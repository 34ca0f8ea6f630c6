import type { Construct } from 'constructs';
import { GraphPolicyConstruct } from './msgraph/graph-policy-construct';
import type { PolicyProps } from './policy-props';

export type BlockRiskyAgentsProps = PolicyProps;

/**
 * Agents at high risk get no token for anything.
 *
 * Renders one `msgraph_resource`: a Conditional Access policy for all agent identities and all resources at agent risk high,
 * with the control `block`, through the beta version of Microsoft Graph, which alone has the condition. It needs Entra ID P2
 * and a {@link GraphProvider}. Agents are in no pilot group, so the policy reports in stage `pilot`. Its name is
 * `CA501-Agents-IdentityProtection-AllResources-Block`.
 *
 * Control `ENT-AG-01` (CISA SCuBA MS.AAD.9.1v1; Maester MT.1181; NIST 800-53 AC-3, CM-7(4)).
 *
 * @example
 * ```ts
 * new BlockRiskyAgents(stack, 'risky-agents', { breakGlass, rollout: { stage: 'enforced' } });
 * ```
 */
export class BlockRiskyAgents extends GraphPolicyConstruct {
  /** @throws InvalidValue for a roll-out or a name that Microsoft Graph would not take. */
  constructor(scope: Construct, id: string, props: BlockRiskyAgentsProps) {
    super(scope, id, {
      ...props,
      displayName: props.displayName ?? 'CA501-Agents-IdentityProtection-AllResources-Block',
      kind: 'workload',
      conditions: () => ({
        agentIdRiskLevels: 'high',
        applications: { includeApplications: ['All'] },
        clientAppTypes: ['all'],
        clientApplications: { includeAgentIdServicePrincipals: ['All'] },
        users: { includeUsers: ['None'] },
      }),
      controls: { grantControls: { operator: 'OR', builtInControls: ['block'] } },
    });
  }
}
