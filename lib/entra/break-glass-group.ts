import type { DataAzureadUsers } from '@cdktf/provider-azuread/lib/data-azuread-users';
import { DirectoryRoleAssignment } from '@cdktf/provider-azuread/lib/directory-role-assignment';
import { Group } from '@cdktf/provider-azuread/lib/group';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { type EntraCloud, EntraRole } from '../values';
import type { IBreakGlass } from './break-glass';
import { accountProblems, lookUpAccounts } from './break-glass-accounts';
import { nameProblems } from './display-name';
import { refuse } from './refusal';

export interface BreakGlassGroupProps {
  /**
   * User principal names of the emergency accounts: two or more, on the directory's initial domain. They are not made
   * here, because their passwords and keys must never pass through Terraform's state.
   */
  readonly accounts: readonly string[];
  /**
   * The Microsoft cloud that the directory lives in, which decides the form of its initial domain.
   *
   * @default 'global'
   */
  readonly cloud?: EntraCloud;
  /**
   * Name of the group in the directory.
   *
   * @default 'CA-BreakGlass-Exclude'
   */
  readonly displayName?: string;
}

/**
 * Two or more cloud-only emergency accounts can always sign in as Global Administrator, whatever a Conditional Access
 * policy says: policies of this library leave their group out and wait for it.
 *
 * Renders a look-up of the accounts (`data.azuread_users`) that stops the plan where one is missing, disabled or
 * synchronized from on-premises; a role-assignable security group (`azuread_group`) with exactly these members; and
 * its permanent, active assignment to Global Administrator (`azuread_directory_role_assignment`). The accounts own the
 * group: an owner can change its members, and owners that are not written out would be the pipeline's service
 * principal, unseen by any plan. The pipeline needs RoleManagement.ReadWrite.Directory, Group.ReadWrite.All
 * and User.Read.All.
 *
 * Control `ENT-BG-01` (CIS Microsoft 365 v7 1.1.2; NIST 800-53 AC-2, CP-2); the permanent assignment is the exception
 * that CISA SCuBA MS.AAD.7.4v1 makes for emergency accounts.
 *
 * @example
 * ```ts
 * const breakGlass = new BreakGlassGroup(stack, 'break-glass', {
 *   accounts: ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'],
 * });
 * ```
 */
export class BreakGlassGroup extends Construct implements IBreakGlass {
  readonly accounts: DataAzureadUsers;
  readonly group: Group;
  readonly globalAdministrator: DirectoryRoleAssignment;
  readonly groupObjectId: string;
  readonly accountIds: string[];
  readonly inPlace: readonly ITerraformDependable[];

  /** @throws InvalidValue for fewer than two accounts, one listed twice, one not on the initial domain, or an empty name. */
  constructor(scope: Construct, id: string, props: BreakGlassGroupProps) {
    super(scope, id);
    refuse(this, [...accountProblems(props.accounts, props.cloud ?? 'global'), ...nameProblems(props.displayName)]);

    this.accounts = lookUpAccounts(this, 'accounts', props.accounts);
    this.accountIds = this.accounts.objectIds;
    this.group = new Group(this, 'group', {
      displayName: props.displayName ?? 'CA-BreakGlass-Exclude',
      description: 'Emergency access accounts, left out of every Conditional Access policy.',
      securityEnabled: true,
      assignableToRole: true,
      members: this.accountIds,
      owners: this.accountIds,
    });
    this.groupObjectId = this.group.objectId;
    this.globalAdministrator = new DirectoryRoleAssignment(this, 'global-administrator', {
      principalObjectId: this.groupObjectId,
      roleId: EntraRole.named('Global Administrator').templateId,
    });
    this.inPlace = [this.globalAdministrator];
  }
}
