import type { Construct } from 'constructs';
import { PolicyConstruct } from './conditional-access-policy';
import type { PolicyProps } from './policy-props';

export type RequireMfaOnRiskySignInsProps = PolicyProps;

/**
 * A sign-in at medium or high risk needs a second factor at that moment, whatever was proved earlier; the emergency
 * accounts are left out.
 *
 * Renders one `azuread_conditional_access_policy` for all users and all resources at sign-in risk `high` and `medium`, with
 * the built-in control `mfa` and a sign-in frequency of every time, and the `terraform_data` that holds its kinds of control.
 * Who passes has the risk of the sign-in remediated. It needs Entra ID P2. Its name is
 * `CA012-Global-IdentityProtection-RiskySignIn-MFAEveryTime`.
 *
 * Control `ENT-RK-03` (CIS Microsoft 365 v7 5.2.2.7; Maester MT.1012; Microsoft template "Require multifactor authentication
 * for risky sign-ins"; NIST 800-53 AC-2(12), IA-11).
 *
 * @example
 * ```ts
 * new RequireMfaOnRiskySignIns(stack, 'mfa-on-risky-sign-ins', { breakGlass, rollout: { stage: 'enforced' } });
 * ```
 */
export class RequireMfaOnRiskySignIns extends PolicyConstruct {
  /** @throws InvalidValue for a roll-out, a name or a break-glass group that Microsoft Graph would not take. */
  constructor(scope: Construct, id: string, props: RequireMfaOnRiskySignInsProps) {
    super(scope, id, {
      ...props,
      displayName: props.displayName ?? 'CA012-Global-IdentityProtection-RiskySignIn-MFAEveryTime',
      audience: { users: 'All' },
      conditions: { signInRisk: ['high', 'medium'] },
      grant: { builtIn: ['mfa'] },
      session: { signInFrequency: 'everyTime' },
    });
  }
}
