import type { ConditionalAccessPolicy } from '@cdktf/provider-azuread/lib/conditional-access-policy';
import type { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import type { IBreakGlass } from './break-glass';
import { renderPolicy } from './conditional-access-policy';
import type { PolicyRollout } from './policy-rollout';

export interface BlockLegacyAuthenticationProps {
  /** The emergency accounts' group, which the policy leaves out. */
  readonly breakGlass: IBreakGlass;
  /** How far the policy has come. */
  readonly rollout: PolicyRollout;
  /**
   * Name of the policy in the directory.
   *
   * @default 'CA001-Global-AttackSurfaceReduction-LegacyAuthentication-Block'
   */
  readonly displayName?: string;
}

/**
 * Nobody but the emergency accounts signs in with a protocol that cannot ask for a second factor (Exchange ActiveSync,
 * IMAP, POP, SMTP and other legacy clients), to any resource.
 *
 * Renders one `azuread_conditional_access_policy` with exactly these two client types and `block`, and the
 * `terraform_data` that holds its kind of control.
 *
 * Control `ENT-AU-01` (CISA SCuBA MS.AAD.1.1v1; CIS Microsoft 365 v7 5.2.2.3; Maester MT.1009, MT.1010; NIST 800-53
 * CM-7).
 *
 * @example
 * ```ts
 * new BlockLegacyAuthentication(stack, 'block-legacy-authentication', {
 *   breakGlass,
 *   rollout: { stage: 'enforced' },
 * });
 * ```
 */
export class BlockLegacyAuthentication extends Construct {
  readonly policy: ConditionalAccessPolicy;
  readonly family: TerraformResource;

  /** @throws InvalidValue for a roll-out, a name or a break-glass group that Microsoft Graph would not take. */
  constructor(scope: Construct, id: string, props: BlockLegacyAuthenticationProps) {
    super(scope, id);
    const rendered = renderPolicy(this, {
      displayName: props.displayName ?? 'CA001-Global-AttackSurfaceReduction-LegacyAuthentication-Block',
      breakGlass: props.breakGlass,
      rollout: props.rollout,
      audience: { users: 'All' },
      clientAppTypes: ['exchangeActiveSync', 'other'],
      grant: { builtIn: 'block' },
    });
    this.policy = rendered.policy;
    this.family = rendered.family;
  }
}
