import type { Construct } from 'constructs';
import { PolicyConstruct } from './conditional-access-policy';
import type { PolicyProps } from './policy-props';

export interface BlockRiskySignInsProps extends PolicyProps {
  /**
   * Block sign-ins at medium risk, too.
   *
   * @default false
   */
  readonly alsoMedium?: boolean;
}

/**
 * A sign-in that Microsoft Entra takes for an attacker's (high sign-in risk) is blocked, to any resource and for everybody
 * but the emergency accounts; on demand one at medium risk, too.
 *
 * Renders one `azuread_conditional_access_policy` for all users and all resources at sign-in risk `high`, or `high` and
 * `medium`, with `block`, and the `terraform_data` that holds its kind of control. User risk is never a condition of the same
 * policy. It needs Entra ID P2. Its name is `CA011-Global-IdentityProtection-RiskySignIn-Block`.
 *
 * Control `ENT-RK-02` (CISA SCuBA MS.AAD.2.3v1; CIS Microsoft 365 v7 5.2.2.8, which blocks medium risk as well; Maester
 * MT.1049; NIST 800-53 AC-2(12)).
 *
 * @example
 * ```ts
 * new BlockRiskySignIns(stack, 'block-risky-sign-ins', {
 *   breakGlass,
 *   rollout: { stage: 'enforced' },
 *   alsoMedium: true,
 * });
 * ```
 */
export class BlockRiskySignIns extends PolicyConstruct {
  /** @throws InvalidValue for a roll-out, a name or a break-glass group that Microsoft Graph would not take. */
  constructor(scope: Construct, id: string, { alsoMedium = false, ...props }: BlockRiskySignInsProps) {
    super(scope, id, {
      ...props,
      displayName: props.displayName ?? 'CA011-Global-IdentityProtection-RiskySignIn-Block',
      audience: { users: 'All' },
      conditions: { signInRisk: alsoMedium ? ['high', 'medium'] : ['high'] },
      grant: { builtIn: ['block'] },
    });
  }
}
