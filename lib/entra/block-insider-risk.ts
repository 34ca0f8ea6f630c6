import type { Construct } from 'constructs';
import { PolicyConstruct } from './conditional-access-policy';
import type { PolicyProps } from './policy-props';

export type BlockInsiderRiskProps = PolicyProps;

/**
 * Nobody but the emergency accounts signs in to any resource while Microsoft Purview holds the user for an elevated insider
 * risk.
 *
 * Renders one `azuread_conditional_access_policy` for all users and all resources at insider risk `elevated` with `block`, and
 * the `terraform_data` that holds its kinds of control. The risk comes from Adaptive Protection of Microsoft Purview, which
 * has to be on; without it nobody is ever at one. Its name is `CA014-Global-DataProtection-InsiderRisk-Block`.
 *
 * Control `ENT-RK-05` (Microsoft template "Block access for users with insider risk"; NIST 800-53 AC-2(13)).
 *
 * @example
 * ```ts
 * new BlockInsiderRisk(stack, 'block-insider-risk', { breakGlass, rollout: { stage: 'enforced' } });
 * ```
 */
export class BlockInsiderRisk extends PolicyConstruct {
  /** @throws InvalidValue for a roll-out, a name or a break-glass group that Microsoft Graph would not take. */
  constructor(scope: Construct, id: string, props: BlockInsiderRiskProps) {
    super(scope, id, {
      ...props,
      displayName: props.displayName ?? 'CA014-Global-DataProtection-InsiderRisk-Block',
      audience: { users: 'All' },
      conditions: { insiderRisk: 'elevated' },
      grant: { builtIn: ['block'] },
    });
  }
}
