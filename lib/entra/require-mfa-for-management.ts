import type { Construct } from 'constructs';
import { ADMIN_PORTALS, ENTRA_APPLICATIONS } from '../values';
import { PolicyConstruct } from './conditional-access-policy';
import { mfaGrant } from './mfa-grant';
import type { PolicyProps } from './policy-props';
import type { IAuthenticationStrength } from './strength';

export interface RequireMfaForManagementProps extends PolicyProps {
  /**
   * What the second factor has to be.
   *
   * @default - whatever Microsoft counts as MFA, a text message too
   */
  readonly strength?: IAuthenticationStrength;
}

/**
 * Everybody but the emergency accounts needs a second factor for what a tenant is managed by: the administration portals
 * of Microsoft, Azure Resource Manager with its tools, Azure DevOps. It holds while a policy for all resources is still
 * being rolled out, and when somebody leaves one of these out of that one.
 *
 * Renders one `azuread_conditional_access_policy` for all users that names the three, and the `terraform_data` that holds
 * its kind of control. Azure Resource Manager does not imply Azure DevOps, so each is named. Its name is
 * `CA017-Global-BaseProtection-Management-MFA`.
 *
 * Control `ENT-AU-05` (Maester MT.1008, MT.1071; Microsoft's templates for administration portals and Azure management;
 * NIST 800-53 IA-2(1)).
 *
 * @example
 * ```ts
 * new RequireMfaForManagement(stack, 'require-mfa-for-management', {
 *   breakGlass,
 *   rollout: { stage: 'enforced' },
 * });
 * ```
 */
export class RequireMfaForManagement extends PolicyConstruct {
  /** @throws InvalidValue for a roll-out, a name, a group or a strength that Microsoft Graph would not take. */
  constructor(scope: Construct, id: string, props: RequireMfaForManagementProps) {
    const { azureManagement, azureDevOps } = ENTRA_APPLICATIONS;
    super(scope, id, {
      ...props,
      ...mfaGrant(scope, props.strength),
      displayName: props.displayName ?? 'CA017-Global-BaseProtection-Management-MFA',
      audience: { users: 'All' },
      target: { applications: [azureManagement, azureDevOps, ADMIN_PORTALS] },
    });
  }
}
