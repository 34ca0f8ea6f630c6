import type { Construct } from 'constructs';
import { GUEST_TYPES } from '../values';
import { PolicyConstruct } from './conditional-access-policy';
import type { PolicyProps } from './policy-props';
import { PHONES, TO_BECOME_MANAGED } from './require-managed-device';

export interface RequireProtectedApplicationsProps extends PolicyProps {
  /**
   * Whether guests are left out, who cannot satisfy it: Microsoft protects no application for them.
   *
   * @default - they are not
   */
  readonly guests?: 'leftOut';
}

/**
 * On a telephone that nobody manages data stays in applications that an Intune policy protects; the emergency accounts are
 * left out.
 *
 * Renders one `azuread_conditional_access_policy` for all users on Android and iOS, all resources but Microsoft Intune and its
 * enrollment, with `compliantApplication` or `compliantDevice`, and the `terraform_data` that holds its kind of control. A client names its
 * platform itself: one that lies has to satisfy this instead. Its name is
 * `CA018-Global-AppProtection-Phones-ProtectedApplicationOrCompliantDevice`.
 *
 * Control `ENT-DV-06` (Microsoft template "Require approved client apps or app protection policies"; NIST 800-53 AC-19,
 * AC-20b).
 *
 * @example
 * ```ts
 * new RequireProtectedApplications(stack, 'phones', { breakGlass, rollout: { stage: 'enforced' } });
 * ```
 */
export class RequireProtectedApplications extends PolicyConstruct {
  /** @throws InvalidValue for what every policy refuses. */
  constructor(scope: Construct, id: string, props: RequireProtectedApplicationsProps) {
    super(scope, id, {
      ...props,
      displayName: props.displayName ?? 'CA018-Global-AppProtection-Phones-ProtectedApplicationOrCompliantDevice',
      audience: { users: 'All' },
      ...(props.guests === undefined ? {} : { leftOut: { guests: GUEST_TYPES } }),
      target: { applications: ['All'], except: TO_BECOME_MANAGED },
      conditions: { platforms: { included: PHONES } },
      grant: { builtIn: ['compliantApplication', 'compliantDevice'], operator: 'OR' },
    });
  }
}
