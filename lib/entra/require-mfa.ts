import type { Construct } from 'constructs';
import { PolicyConstruct } from './conditional-access-policy';
import { mfaGrant } from './mfa-grant';
import type { PolicyProps } from './policy-props';
import type { IAuthenticationStrength } from './strength';

export interface RequireMfaProps extends PolicyProps {
  /**
   * What the second factor has to be.
   *
   * @default - whatever Microsoft counts as MFA, a text message too
   */
  readonly strength?: IAuthenticationStrength;
}

/**
 * Everybody but the emergency accounts, guests included, needs a second factor for every resource.
 *
 * Renders one `azuread_conditional_access_policy` for all users and all resources with the built-in control `mfa` or the
 * given strength, and the `terraform_data` that holds its kind of control. A policy for all resources also covers the registration of
 * security information: who has no second factor yet cannot register one without it, so new staff need a Temporary
 * Access Pass. Its name is `CA002-Global-BaseProtection-AllResources-MFA`.
 *
 * Control `ENT-AU-02` (CISA SCuBA MS.AAD.3.2v2; CIS Microsoft 365 v7 5.2.2.2; Maester MT.1007; NIST 800-53 IA-2(1),
 * IA-2(2)).
 *
 * @example
 * ```ts
 * new RequireMfa(stack, 'require-mfa', { breakGlass, rollout: { stage: 'enforced' } });
 * ```
 */
export class RequireMfa extends PolicyConstruct {
  /** @throws InvalidValue for a roll-out, a name, a group or a strength that Microsoft Graph would not take. */
  constructor(scope: Construct, id: string, props: RequireMfaProps) {
    super(scope, id, {
      ...props,
      ...mfaGrant(scope, props.strength),
      displayName: props.displayName ?? 'CA002-Global-BaseProtection-AllResources-MFA',
      audience: { users: 'All' },
    });
  }
}
