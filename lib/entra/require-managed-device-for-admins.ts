import type { Construct } from 'constructs';
import { workstationProblem } from '../values';
import { PolicyConstruct } from './conditional-access-policy';
import { MANAGED_DEVICE } from './managed-device';
import type { PolicyProps } from './policy-props';
import { privilegedWith } from './privileged-role-ids';

export interface RequireManagedDeviceForAdminsProps extends PolicyProps {
  /**
   * Rule that only the privileged workstations match: `device.extensionAttribute1 -eq "PAW"`.
   *
   * @default - any managed device
   */
  readonly workstations?: string;
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
 * Whoever holds a privileged role reaches a resource from a managed device alone, or from a privileged workstation alone; the
 * emergency accounts are left out.
 *
 * Renders one `azuread_conditional_access_policy` for the template ids of the roles, in order, and all resources, and the
 * `terraform_data` that holds its kind of control. It asks for a compliant or hybrid joined device, or, with `workstations`,
 * blocks every device that does not match the rule. Of a device that nobody registered every attribute is missing, which
 * makes negative comparisons true: such a rule is refused, and so is one that rests on what the owner of a device sets.
 * Administrators enroll no devices under it. Its name is `CA102-Admins-BaseProtection-AllResources-ManagedDevice`, or
 * `…-PrivilegedWorkstation`.
 *
 * Control `ENT-DV-04` (Maester MT.1014; Microsoft Zero Trust assessment 21830; NIST 800-53 AC-6, AC-20b).
 *
 * @example
 * ```ts
 * new RequireManagedDeviceForAdmins(stack, 'admin-devices', {
 *   breakGlass,
 *   rollout: { stage: 'enforced' },
 *   workstations: 'device.extensionAttribute1 -eq "PAW" -and device.isCompliant -eq True',
 * });
 * ```
 */
export class RequireManagedDeviceForAdmins extends PolicyConstruct {
  /** @throws InvalidValue for an unknown role, a rule that lets other devices in, and for what every policy refuses. */
  constructor(
    scope: Construct,
    id: string,
    { workstations, additionalRoles = [], adminGroups = [], ...props }: RequireManagedDeviceForAdminsProps,
  ) {
    const { roles, problems } = privilegedWith(additionalRoles);
    const wrong = workstations === undefined ? undefined : workstationProblem(workstations);
    const by = workstations === undefined ? 'ManagedDevice' : 'PrivilegedWorkstation';
    super(scope, id, {
      ...props,
      displayName: props.displayName ?? `CA102-Admins-BaseProtection-AllResources-${by}`,
      audience: { roles, groups: adminGroups },
      ...(workstations === undefined
        ? { grant: MANAGED_DEVICE }
        : {
            conditions: { deviceFilter: { mode: 'exclude', rule: workstations.trim() } },
            grant: { builtIn: ['block'] },
          }),
      problems: [...problems, ...(wrong === undefined ? [] : [wrong.within('workstations')])],
    });
  }
}
