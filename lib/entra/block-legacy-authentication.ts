import type { Construct } from 'constructs';
import { PolicyConstruct } from './conditional-access-policy';
import type { PolicyProps } from './policy-props';

export type BlockLegacyAuthenticationProps = PolicyProps;

/**
 * Nobody but the emergency accounts signs in with a protocol that cannot ask for a second factor (Exchange ActiveSync,
 * IMAP, POP, SMTP and other legacy clients), to any resource.
 *
 * Renders one `azuread_conditional_access_policy` with exactly these two client types and `block`, and the
 * `terraform_data` that holds its kind of control. Its name is `CA001-Global-AttackSurfaceReduction-LegacyAuthentication-Block`.
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
export class BlockLegacyAuthentication extends PolicyConstruct {
  /** @throws InvalidValue for a roll-out, a name or a break-glass group that Microsoft Graph would not take. */
  constructor(scope: Construct, id: string, props: BlockLegacyAuthenticationProps) {
    super(scope, id, {
      ...props,
      displayName: props.displayName ?? 'CA001-Global-AttackSurfaceReduction-LegacyAuthentication-Block',
      audience: { users: 'All' },
      conditions: { clientAppTypes: ['exchangeActiveSync', 'other'] },
      grant: { builtIn: ['block'] },
    });
  }
}
