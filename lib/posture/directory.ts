import type { MemberCount } from '../values';
import type { CatalogResource, CatalogRole, PackagePolicy, PackageResource } from './access-package';
import type { GroupRolePolicy, GroupSchedule } from './privileged-access';
import type { SetOf, Val } from './value';
import type {
  AppRoleAssignment,
  DelegatedGrant,
  FederatedCredential,
  PermissionRequest,
  ServicePrincipal,
  WorkloadOwner,
  WorkloadSecret,
} from './workload-identity';

/** Facts that only apply can know and that the configuration enforces there by a postcondition. */
export type AppliedClaim = 'cloudOnly' | 'accountEnabled' | 'roleAssignable' | 'atLeastTwoMembers';

/** Who is in a directory, in which groups and roles. */
export interface DirectoryFields {
  group: {
    readonly assignableToRole: Val<boolean>;
    readonly securityEnabled: Val<boolean>;
    /** Object ids; a reference to a user look-up's `object_ids` stands for all of its users. */
    readonly members: SetOf<string>;
    /** Object ids; an owner can change the members. Unset: whoever makes the group. */
    readonly owners: SetOf<string>;
    readonly dynamicMembership: Val<string>;
  };
  /** `data.azuread_group`: a group that exists already. */
  groupLookup: {
    readonly objectId: Val<string>;
    readonly claims: readonly AppliedClaim[];
    /** Addresses of user look-ups; apply checks for each that its users are exactly the members. */
    readonly membersOf: readonly string[];
    /** How many members apply checks that it has; unset where nothing checks. */
    readonly count?: MemberCount;
  };
  /** `azuread_group_member`. */
  groupMembership: { readonly group: Val<string>; readonly member: Val<string> };
  /** `data.azuread_users`, `data.azuread_user`. */
  userLookup: {
    readonly userPrincipalNames: SetOf<string>;
    readonly objectIds: SetOf<string>;
    readonly claims: readonly AppliedClaim[];
  };
  /** An active assignment of a directory role. `scope` is unset for the whole directory. */
  roleAssignment: { readonly role: Val<string>; readonly principal: Val<string>; readonly scope: Val<string> };
  /** Who may activate a directory role. */
  roleEligibility: { readonly role: Val<string>; readonly principal: Val<string>; readonly scope: Val<string> };
  groupSchedule: GroupSchedule;
  groupRolePolicy: GroupRolePolicy;
  servicePrincipal: ServicePrincipal;
  appRoleAssignment: AppRoleAssignment;
  permissionRequest: PermissionRequest;
  delegatedGrant: DelegatedGrant;
  workloadSecret: WorkloadSecret;
  workloadOwner: WorkloadOwner;
  federatedCredential: FederatedCredential;
  catalogResource: CatalogResource;
  packageResource: PackageResource;
  packagePolicy: PackagePolicy;
  catalogRole: CatalogRole;
}
