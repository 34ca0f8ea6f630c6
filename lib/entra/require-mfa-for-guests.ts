import type { Construct } from 'constructs';
import { GUEST_TYPES } from '../values';
import { PolicyConstruct } from './conditional-access-policy';
import type { PolicyProps } from './policy-props';

export type RequireMfaForGuestsProps = PolicyProps;

/**
 * Guests and external users of every kind, those of service providers among them, need a second factor for every resource.
 *
 * Renders one `azuread_conditional_access_policy` for all six kinds of guests of all tenants and all resources with the
 * built-in control `mfa`, and the `terraform_data` that holds its kind of control. It holds while a policy for all users is
 * still being rolled out, and lets other policies leave guests out. Its name is
 * `CA401-Guests-BaseProtection-AllResources-MFA`.
 *
 * Control `ENT-GU-01` (Maester MT.1016; Microsoft template "Require multifactor authentication for guest access"; NIST 800-53
 * IA-2(1), IA-8).
 *
 * @example
 * ```ts
 * new RequireMfaForGuests(stack, 'guest-mfa', { breakGlass, rollout: { stage: 'enforced' } });
 * ```
 */
export class RequireMfaForGuests extends PolicyConstruct {
  /** @throws InvalidValue for a roll-out, a name or a break-glass group that Microsoft Graph would not take. */
  constructor(scope: Construct, id: string, props: RequireMfaForGuestsProps) {
    super(scope, id, {
      ...props,
      displayName: props.displayName ?? 'CA401-Guests-BaseProtection-AllResources-MFA',
      audience: { guests: GUEST_TYPES },
      grant: { builtIn: ['mfa'] },
    });
  }
}
