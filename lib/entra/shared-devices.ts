import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { IBreakGlass } from './break-glass';
import { PolicyConstruct } from './conditional-access-policy';
import type { IExclusionGroup } from './exclusion';
import { ExistingGroup } from './existing-group';
import { type ILocation, locationProblems, outside } from './location';
import { MANAGED_DEVICE } from './managed-device';
import type { PolicyRequest } from './policy-request';
import type { PolicyRollout } from './policy-rollout';
import { TO_BECOME_MANAGED } from './require-managed-device';

export interface SharedDevicesProps {
  /** The emergency accounts' group, which the policies leave out. */
  readonly breakGlass: IBreakGlass;
  /** How far the policies have come. */
  readonly rollout: PolicyRollout;
  /** Object id of the role-assignable group that holds the accounts. */
  readonly groupObjectId: string;
  /** The place where the devices stand. */
  readonly location: ILocation;
  /**
   * Whether the devices are managed, and the accounts are asked for one that is.
   *
   * @default - they are not, and a password within the place is enough
   */
  readonly devices?: 'managed';
  /**
   * What the names of the policies end in, where there are several such groups.
   *
   * @default - nothing
   */
  readonly name?: string;
}

/**
 * Accounts of machines that can prove no second factor (meeting rooms, shared telephones) sign in from their approved place
 * alone, and on a managed device alone where devices are managed. As the `exclusion` of a policy it spares them there: what
 * makes up for it stands first.
 *
 * Renders a look-up of the group with a postcondition (`data.azuread_group`, role-assignable), and for its members and all
 * resources an `azuread_conditional_access_policy` that blocks every location but the approved one
 * (`CA022-SharedDevices-Network-AllResources-Block`). With `devices` there is a second one, for all resources but Microsoft
 * Intune and its enrollment, with `compliantDevice` or `domainJoinedDevice`
 * (`CA023-SharedDevices-BaseProtection-AllResources-ManagedDevice`). Each has the `terraform_data` that holds its kind of
 * control. The emergency accounts are left out.
 *
 * Control `ENT-NW-05` (CISA ScubaGear, exclusions at an approved location; NIST 800-53 AC-17, IA-3). What it opens within the
 * place is the finding of the control that spares them, and needs an acceptance.
 *
 * @example
 * ```ts
 * const network = TrustedNetwork.of({ hq: { cidrs: ['192.0.2.0/26'], ipv6: 'none' } }, { example: true });
 * const rooms = new SharedDevices(stack, 'rooms', {
 *   breakGlass,
 *   rollout: { stage: 'enforced' },
 *   groupObjectId: '6f1e2d3c-2222-4a2b-8c3d-000000000006',
 *   location: new NamedEgress(stack, 'rooms-egress', { network, displayName: 'Meeting rooms' }),
 *   devices: 'managed',
 * });
 * new RequireMfa(stack, 'require-mfa', { breakGlass, rollout: { stage: 'enforced' }, exclusion: rooms });
 * ```
 */
export class SharedDevices extends Construct implements IExclusionGroup {
  readonly groupObjectId: string;
  readonly inPlace: readonly ITerraformDependable[];
  /** Blocks every other place. */
  readonly place: PolicyConstruct;
  /** Asks for a managed device, where devices are managed. */
  readonly device?: PolicyConstruct;

  /** @throws InvalidValue for an id that is not an object id, a location of another stack, and for what every policy refuses. */
  constructor(scope: Construct, id: string, props: SharedDevicesProps) {
    super(scope, id);
    const { groupObjectId, breakGlass, rollout, location, devices, name } = props;
    const group = new ExistingGroup(this, 'group', { groupObjectId });
    this.groupObjectId = group.groupObjectId;
    const end = name === undefined ? '' : `-${name}`;
    const request = { breakGlass, rollout, audience: { groups: [this.groupObjectId] } };
    this.place = new SharedDevicesPolicy(this, 'place', {
      ...request,
      displayName: `CA022-SharedDevices-Network-AllResources-Block${end}`,
      conditions: { locations: outside(location) },
      grant: { builtIn: ['block'] },
      problems: locationProblems(this, 'location', [location], 'ENT-NW-05'),
    });
    if (devices !== undefined) {
      this.device = new SharedDevicesPolicy(this, 'device', {
        ...request,
        displayName: `CA023-SharedDevices-BaseProtection-AllResources-ManagedDevice${end}`,
        target: { applications: ['All'], except: TO_BECOME_MANAGED },
        grant: MANAGED_DEVICE,
      });
    }
    this.inPlace = [group.group, this.place.policy, ...(this.device === undefined ? [] : [this.device.policy])];
  }
}

class SharedDevicesPolicy extends PolicyConstruct {
  constructor(scope: Construct, id: string, request: PolicyRequest) {
    super(scope, id, request);
  }
}
