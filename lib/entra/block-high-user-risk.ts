import type { Construct } from 'constructs';
import { PolicyConstruct } from './conditional-access-policy';
import type { PolicyProps } from './policy-props';

export type BlockHighUserRiskProps = PolicyProps;

/**
 * Nobody but the emergency accounts signs in to any resource while Microsoft Entra holds the user for compromised (high
 * user risk), until an administrator has looked at it.
 *
 * Renders one `azuread_conditional_access_policy` for all users and all resources at user risk `high` with `block`, and the
 * `terraform_data` that holds its kind of control. Sign-in risk is never a condition of the same policy: both would have to
 * be high then. It needs Entra ID P2. Its name is `CA010-Global-IdentityProtection-HighUserRisk-Block`.
 *
 * Control `ENT-RK-01` (CISA SCuBA MS.AAD.2.1v1; Maester MT.1049; NIST 800-53 AC-2(12), AC-2(13)).
 *
 * @example
 * ```ts
 * new BlockHighUserRisk(stack, 'block-high-user-risk', { breakGlass, rollout: { stage: 'enforced' } });
 * ```
 */
export class BlockHighUserRisk extends PolicyConstruct {
  /** @throws InvalidValue for a roll-out, a name or a break-glass group that Microsoft Graph would not take. */
  constructor(scope: Construct, id: string, props: BlockHighUserRiskProps) {
    super(scope, id, {
      ...props,
      displayName: props.displayName ?? 'CA010-Global-IdentityProtection-HighUserRisk-Block',
      audience: { users: 'All' },
      conditions: { userRisk: ['high'] },
      grant: { builtIn: ['block'] },
    });
  }
}
