import { DataAzureadUser } from '@cdktf/provider-azuread/lib/data-azuread-user';
import type { Construct } from 'constructs';
import { InvalidValue, UserPrincipalName } from '../values';
import { PHISHING_RESISTANT_STRENGTH } from './authentication-strength-ids';
import { PolicyConstruct } from './conditional-access-policy';
import type { PolicyProps } from './policy-props';
import { problemsOf } from './refusal';

export interface ProtectEmergencyAccountsProps extends PolicyProps {
  /**
   * You state that each emergency account has registered a method that cannot be phished, and was signed in with by it. Without
   * that stage `enforced` is refused: the policy would shut the accounts out.
   *
   * @default - nobody states it
   */
  readonly registered?: true;
  /**
   * User principal name of one emergency account that stays out of this policy, too, so that no rule at all applies to it.
   *
   * @default - all of them are asked
   */
  readonly unguarded?: string;
}

/**
 * The emergency accounts, which every other policy leaves out, sign in with a method that cannot be phished (passkey,
 * certificate), to every resource; one account may stay out of this rule, too.
 *
 * Renders one `azuread_conditional_access_policy` for the emergency group alone and all resources with the built-in strength for
 * phishing-resistant MFA, the `terraform_data` that holds its kind of control, and a look-up of the account that stays out
 * (`data.azuread_user`). In stage `pilot` it is report-only: there is no smaller group to try it with. Its name is
 * `CA091-EmergencyAccess-BaseProtection-AllResources-PhishingResistantMFA`.
 *
 * Control `ENT-BG-03` (CISA SCuBA MS.AAD.3.6v1; CIS Microsoft 365 v7 1.1.2; NIST 800-53 IA-2(1)).
 *
 * @example
 * ```ts
 * new ProtectEmergencyAccounts(stack, 'emergency-mfa', {
 *   breakGlass,
 *   rollout: { stage: 'enforced' },
 *   registered: true,
 *   unguarded: 'bg2@contoso.onmicrosoft.com',
 * });
 * ```
 */
export class ProtectEmergencyAccounts extends PolicyConstruct {
  /** @throws InvalidValue for stage `enforced` where nobody states that the methods are registered, for a name that is none. */
  constructor(scope: Construct, id: string, { registered, unguarded, ...props }: ProtectEmergencyAccountsProps) {
    const problems = [
      ...(unguarded === undefined ? [] : problemsOf('unguarded', () => UserPrincipalName.parse(unguarded))),
      ...(props.rollout.stage === 'enforced' && !registered ? [unregistered()] : []),
    ];
    const free =
      unguarded === undefined || problems.length > 0
        ? undefined
        : new DataAzureadUser(scope, `${id}-unguarded`, {
            userPrincipalName: UserPrincipalName.parse(unguarded).toString(),
          });
    super(scope, id, {
      ...props,
      displayName: props.displayName ?? 'CA091-EmergencyAccess-BaseProtection-AllResources-PhishingResistantMFA',
      audience: { emergencyAccounts: 'all' },
      ...(free === undefined ? {} : { leftOut: { users: [free.objectId] } }),
      grant: { strength: PHISHING_RESISTANT_STRENGTH },
      problems,
    });
  }
}

function unregistered(): InvalidValue {
  return new InvalidValue({
    problem: 'registered: nobody states that each emergency account has registered such a method',
    given: 'stage: enforced',
    allowed: 'stage enforced comes with registered, once each account was signed in with by a passkey or certificate',
    remedy: 'Register the methods and try them first, or choose stage reportOnly',
    control: 'ENT-BG-03',
  });
}
