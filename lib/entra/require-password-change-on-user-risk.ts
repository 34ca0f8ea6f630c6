import type { Construct } from 'constructs';
import { PolicyConstruct } from './conditional-access-policy';
import type { PolicyProps } from './policy-props';

export type RequirePasswordChangeOnUserRiskProps = PolicyProps;

/**
 * A user whom Microsoft Entra holds for compromised (high user risk) proves a second factor and changes the password before
 * anything else; the emergency accounts are left out.
 *
 * Renders one `azuread_conditional_access_policy` for all users and all resources at user risk `high`, with the built-in
 * controls `mfa` and `passwordChange` joined by AND and a sign-in frequency of every time, and the `terraform_data` that
 * holds its kinds of control. Beside {@link BlockHighUserRisk} it would never be reached: take one of the two. It needs Entra
 * ID P2. Its name is `CA013-Global-IdentityProtection-HighUserRisk-PasswordChangeAndMFA`.
 *
 * Control `ENT-RK-04` (CIS Microsoft 365 v7 5.2.2.6; Maester MT.1013; Microsoft template "Require password change for
 * high-risk users"; NIST 800-53 AC-2(12), IA-5(1)).
 *
 * @example
 * ```ts
 * new RequirePasswordChangeOnUserRisk(stack, 'password-change-on-user-risk', {
 *   breakGlass,
 *   rollout: { stage: 'enforced' },
 * });
 * ```
 */
export class RequirePasswordChangeOnUserRisk extends PolicyConstruct {
  /** @throws InvalidValue for a roll-out, a name or a break-glass group that Microsoft Graph would not take. */
  constructor(scope: Construct, id: string, props: RequirePasswordChangeOnUserRiskProps) {
    super(scope, id, {
      ...props,
      displayName: props.displayName ?? 'CA013-Global-IdentityProtection-HighUserRisk-PasswordChangeAndMFA',
      audience: { users: 'All' },
      conditions: { userRisk: ['high'] },
      grant: { builtIn: ['mfa', 'passwordChange'], operator: 'AND' },
      session: { signInFrequency: 'everyTime' },
    });
  }
}
