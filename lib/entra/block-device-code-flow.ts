import type { Construct } from 'constructs';
import { PolicyConstruct } from './conditional-access-policy';
import type { PolicyProps } from './policy-props';

export type BlockDeviceCodeFlowProps = PolicyProps;

/**
 * Nobody but the emergency accounts signs in with a code that another device shows: who sends such a code to a victim is
 * signed in by the victim's own sign-in, second factor and all.
 *
 * Renders one `azuread_conditional_access_policy` for exactly the flow `deviceCodeFlow`, all users and all resources, with
 * `block`, and the `terraform_data` that holds its kind of control. Authentication transfer has a policy of its own,
 * `BlockAuthenticationTransfer`: ScubaGear takes a policy for both flows for neither. Its name is
 * `CA004-Global-AttackSurfaceReduction-DeviceCodeFlow-Block`.
 *
 * Control `ENT-AU-06` (CISA SCuBA MS.AAD.3.9v1; CIS Microsoft 365 v7 5.2.2.12; Maester MT.1052; NIST 800-53 CM-7).
 *
 * @example
 * ```ts
 * new BlockDeviceCodeFlow(stack, 'block-device-code-flow', { breakGlass, rollout: { stage: 'enforced' } });
 * ```
 */
export class BlockDeviceCodeFlow extends PolicyConstruct {
  /** @throws InvalidValue for a roll-out, a name or a break-glass group that Microsoft Graph would not take. */
  constructor(scope: Construct, id: string, props: BlockDeviceCodeFlowProps) {
    super(scope, id, {
      ...props,
      displayName: props.displayName ?? 'CA004-Global-AttackSurfaceReduction-DeviceCodeFlow-Block',
      audience: { users: 'All' },
      conditions: { transferMethods: ['deviceCodeFlow'] },
      grant: { builtIn: ['block'] },
    });
  }
}
