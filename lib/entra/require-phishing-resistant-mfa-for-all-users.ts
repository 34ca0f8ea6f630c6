import type { Construct } from 'constructs';
import { PHISHING_RESISTANT_STRENGTH } from './authentication-strength-ids';
import { PolicyConstruct } from './conditional-access-policy';
import type { PolicyProps } from './policy-props';

export type RequirePhishingResistantMfaForAllUsersProps = PolicyProps;

/**
 * Everybody but the emergency accounts, guests included, signs in to every resource with a method that cannot be phished
 * (passkey, Windows Hello for Business, certificate). It is where a directory is to get to; `RequireMfa` holds until then.
 *
 * Renders one `azuread_conditional_access_policy` for all users and all resources with the built-in strength for
 * phishing-resistant MFA, and the `terraform_data` that holds its kind of control. A Temporary Access Pass does not
 * satisfy it, so everybody registers a method before they fall under it: let it come by a pilot group. Its name is
 * `CA003-Global-IdentityProtection-AllResources-PhishingResistantMFA`.
 *
 * Control `ENT-AU-04` (CISA SCuBA MS.AAD.3.1v1; Microsoft Zero Trust assessment 21784; NIST 800-53 IA-2(1), IA-2(2),
 * IA-2(8)).
 *
 * @example
 * ```ts
 * new RequirePhishingResistantMfaForAllUsers(stack, 'phishing-resistant-mfa-for-all-users', {
 *   breakGlass,
 *   rollout: { stage: 'reportOnly' },
 * });
 * ```
 */
export class RequirePhishingResistantMfaForAllUsers extends PolicyConstruct {
  /** @throws InvalidValue for a roll-out, a name or a break-glass group that Microsoft Graph would not take. */
  constructor(scope: Construct, id: string, props: RequirePhishingResistantMfaForAllUsersProps) {
    super(scope, id, {
      ...props,
      displayName: props.displayName ?? 'CA003-Global-IdentityProtection-AllResources-PhishingResistantMFA',
      audience: { users: 'All' },
      grant: { strength: PHISHING_RESISTANT_STRENGTH },
    });
  }
}
