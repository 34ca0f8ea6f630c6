import type { Construct } from 'constructs';
import { ENTRA_APPLICATIONS, GUEST_TYPES } from '../values';
import { PolicyConstruct } from './conditional-access-policy';
import { MANAGED_DEVICE } from './managed-device';
import type { PolicyProps } from './policy-props';

export interface RequireManagedDeviceProps extends PolicyProps {
  /**
   * Whether guests are left out. They have no managed device here unless the directory trusts what their own says of it.
   *
   * @default - they are not
   */
  readonly guests?: 'leftOut';
  /**
   * Whether Android and iOS are left to RequireProtectedApplications.
   *
   * @default - they are not
   */
  readonly phones?: 'leftOut';
}

/** What a device needs before it is managed, and so cannot be asked for a managed one. */
export const TO_BECOME_MANAGED = [ENTRA_APPLICATIONS.intune, ENTRA_APPLICATIONS.intuneEnrollment];
export const PHONES = ['android', 'iOS'];

/**
 * Nobody but the emergency accounts reaches a resource from a device that the organization does not manage: it is compliant
 * by Intune, or joined to the organization's own domain as well.
 *
 * Renders one `azuread_conditional_access_policy` for all users and all resources but Microsoft Intune and its enrollment,
 * with exactly `compliantDevice` or `domainJoinedDevice`, and the `terraform_data` that holds its kind of control. Its name
 * is `CA020-Global-BaseProtection-AllResources-ManagedDevice`.
 *
 * Control `ENT-DV-01` (CISA SCuBA MS.AAD.3.7v1; CIS Microsoft 365 v7 5.2.2.9; Maester MT.1001; Microsoft Zero Trust
 * assessment 21892; NIST 800-53 AC-20b, IA-3).
 *
 * @example
 * ```ts
 * new RequireManagedDevice(stack, 'managed-device', { breakGlass, rollout: { stage: 'enforced' } });
 * ```
 */
export class RequireManagedDevice extends PolicyConstruct {
  /** @throws InvalidValue for what every policy refuses. */
  constructor(scope: Construct, id: string, props: RequireManagedDeviceProps) {
    const { guests, phones } = props;
    super(scope, id, {
      ...props,
      displayName: props.displayName ?? 'CA020-Global-BaseProtection-AllResources-ManagedDevice',
      audience: { users: 'All' },
      ...(guests === undefined ? {} : { leftOut: { guests: GUEST_TYPES } }),
      target: { applications: ['All'], except: TO_BECOME_MANAGED },
      ...(phones === undefined ? {} : { conditions: { platforms: { included: ['all'], excluded: PHONES } } }),
      grant: MANAGED_DEVICE,
    });
  }
}
