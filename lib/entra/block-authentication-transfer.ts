import type { Construct } from 'constructs';
import { PolicyConstruct } from './conditional-access-policy';
import type { PolicyProps } from './policy-props';

export type BlockAuthenticationTransferProps = PolicyProps;

/**
 * Nobody but the emergency accounts carries a sign-in over from one device to another (authentication transfer, as by the
 * QR code of a desktop client), which would leave the other device's own demands behind.
 *
 * Renders one `azuread_conditional_access_policy` for exactly the flow `authenticationTransfer`, all users and all
 * resources, with `block`, and the `terraform_data` that holds its kind of control. Its name is
 * `CA005-Global-AttackSurfaceReduction-AuthenticationTransfer-Block`.
 *
 * Control `ENT-AU-07` (CIS Microsoft 365 v7 5.2.2.17; Microsoft Zero Trust assessment 21828; NIST 800-53 CM-7).
 *
 * @example
 * ```ts
 * new BlockAuthenticationTransfer(stack, 'block-authentication-transfer', {
 *   breakGlass,
 *   rollout: { stage: 'enforced' },
 * });
 * ```
 */
export class BlockAuthenticationTransfer extends PolicyConstruct {
  /** @throws InvalidValue for a roll-out, a name or a break-glass group that Microsoft Graph would not take. */
  constructor(scope: Construct, id: string, props: BlockAuthenticationTransferProps) {
    super(scope, id, {
      ...props,
      displayName: props.displayName ?? 'CA005-Global-AttackSurfaceReduction-AuthenticationTransfer-Block',
      audience: { users: 'All' },
      conditions: { transferMethods: ['authenticationTransfer'] },
      grant: { builtIn: ['block'] },
    });
  }
}
