import type { Construct } from 'constructs';
import { PHISHING_RESISTANT_STRENGTH } from './authentication-strength-ids';
import { PolicyConstruct } from './conditional-access-policy';
import type { PolicyProps } from './policy-props';
import { privilegedWith } from './privileged-role-ids';

export interface RequirePhishingResistantMfaProps extends PolicyProps {
  /**
   * English names of built-in roles that are privileged here besides those of the CISA, CIS and Maester lists.
   *
   * @default - those of the lists alone
   */
  readonly additionalRoles?: readonly string[];
  /**
   * Object ids of groups whose members count as administrators, whatever roles they hold.
   *
   * @default - none
   */
  readonly adminGroups?: readonly string[];
}

/**
 * Whoever holds a privileged role signs in to every resource with a method that cannot be phished (passkey, Windows
 * Hello for Business, certificate); the emergency accounts are left out.
 *
 * Renders one `azuread_conditional_access_policy` for the template ids of the roles, in order, with the built-in
 * strength for phishing-resistant MFA, and the `terraform_data` that holds its kind of control. A role counts while it
 * is active and over the whole directory: roles of one administrative unit and custom roles are not covered by any
 * Conditional Access policy for roles. Its name is `CA101-Admins-BaseProtection-AllResources-PhishingResistantMFA`.
 *
 * Control `ENT-AU-03` (CISA SCuBA MS.AAD.3.6v1; CIS Microsoft 365 v7 5.2.2.1, 5.2.2.5; Maester MT.1006; NIST 800-53
 * IA-2(1), IA-2(8)).
 *
 * @example
 * ```ts
 * new RequirePhishingResistantMfa(stack, 'require-phishing-resistant-mfa', {
 *   breakGlass,
 *   rollout: { stage: 'enforced' },
 *   additionalRoles: ['Intune Administrator'],
 * });
 * ```
 */
export class RequirePhishingResistantMfa extends PolicyConstruct {
  /** @throws InvalidValue for an unknown role, and for what {@link RequireMfa} refuses. */
  constructor(scope: Construct, id: string, props: RequirePhishingResistantMfaProps) {
    const { roles, problems } = privilegedWith(props.additionalRoles ?? []);
    super(scope, id, {
      ...props,
      displayName: props.displayName ?? 'CA101-Admins-BaseProtection-AllResources-PhishingResistantMFA',
      audience: { roles, groups: props.adminGroups ?? [] },
      grant: { strength: PHISHING_RESISTANT_STRENGTH },
      problems,
    });
  }
}
