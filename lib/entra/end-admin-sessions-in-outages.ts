import type { Construct } from 'constructs';
import { PolicyConstruct } from './conditional-access-policy';
import type { PolicyProps } from './policy-props';
import { privilegedWith } from './privileged-role-ids';

export interface EndAdminSessionsInOutagesProps extends PolicyProps {
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
 * In an outage of Microsoft Entra the sessions of privileged roles end, where they would be extended without policies being
 * evaluated; the emergency accounts are left out, and everybody else keeps the extension.
 *
 * Renders one `azuread_conditional_access_policy` for the template ids of the roles, in order, and all resources, that
 * disables resilience defaults, and the `terraform_data` that holds its kinds of control. Its name is
 * `CA105-Admins-SessionControl-AllResources-NoResilienceDefaults`.
 *
 * Control `ENT-SS-04` (NIST 800-53 AC-12, CP-2).
 *
 * @example
 * ```ts
 * new EndAdminSessionsInOutages(stack, 'admin-resilience', { breakGlass, rollout: { stage: 'enforced' } });
 * ```
 */
export class EndAdminSessionsInOutages extends PolicyConstruct {
  /** @throws InvalidValue for an unknown role, and for what every policy refuses. */
  constructor(
    scope: Construct,
    id: string,
    { additionalRoles = [], adminGroups = [], ...props }: EndAdminSessionsInOutagesProps,
  ) {
    const { roles, problems } = privilegedWith(additionalRoles);
    super(scope, id, {
      ...props,
      displayName: props.displayName ?? 'CA105-Admins-SessionControl-AllResources-NoResilienceDefaults',
      audience: { roles, groups: adminGroups },
      session: { disableResilienceDefaults: true },
      problems,
    });
  }
}
