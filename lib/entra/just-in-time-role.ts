import type { DataAzureadUser } from '@cdktf/provider-azuread/lib/data-azuread-user';
import { DirectoryRoleAssignment } from '@cdktf/provider-azuread/lib/directory-role-assignment';
import { Group } from '@cdktf/provider-azuread/lib/group';
import type { GroupRoleManagementPolicy } from '@cdktf/provider-azuread/lib/group-role-management-policy';
import { PrivilegedAccessGroupEligibilitySchedule } from '@cdktf/provider-azuread/lib/privileged-access-group-eligibility-schedule';
import { Construct } from 'constructs';
import { DEFAULT_ACTIVATION, EntraRole } from '../values';
import { activationPolicy } from './activation-policy';
import type { IBreakGlass } from './break-glass';
import { justInTimeRoleProblems } from './just-in-time-role-rules';
import {
  type EligibleGroup,
  idPart,
  lookUpEligibleGroup,
  lookUpEnabled,
  lookUpPerson,
  lookUpProtectedGroup,
} from './privileged-people';
import { refuse } from './refusal';

const DISABLED_APPROVER =
  'Somebody who decides on requests for a privileged role is disabled. Name another approver. (ENT-PR-04)';

const OPEN_GROUP =
  'A group that decides on requests for a privileged role is not role-assignable, so any group administrator can put ' +
  'himself in it. Make a group with "Microsoft Entra roles can be assigned to the group" on. (ENT-PR-04)';

export interface JustInTimeRoleProps {
  /** English name of the built-in role. */
  readonly role: string;
  /** The emergency accounts, who own the group that gives the role. */
  readonly breakGlass: IBreakGlass;
  /**
   * Who may activate the role, by user principal name.
   *
   * @default - nobody but the members of eligibleGroups
   */
  readonly eligible?: readonly string[];
  /**
   * Groups that somebody else keeps, each member of which may activate the role.
   *
   * @default - none
   */
  readonly eligibleGroups?: readonly EligibleGroup[];
  /** Last day of the eligibility, as `2027-05-01`, at most 365 days on. */
  readonly until: string;
  /**
   * Who decides on a request, by user principal name; one of them is enough. Global Administrator and Privileged Role
   * Administrator need somebody.
   *
   * @default - nobody has to
   */
  readonly approvers?: readonly string[];
  /**
   * Object ids of role-assignable groups any of whose members decides on a request.
   *
   * @default - none
   */
  readonly approverGroups?: readonly string[];
  /**
   * Longest time that an activation lasts: half hours, from PT30M to P1D.
   *
   * @default 'PT1H'
   */
  readonly activeFor?: string;
  /**
   * Whether a request names a ticket.
   *
   * @default false
   */
  readonly ticket?: boolean;
  /** E-mail addresses that are told of each assignment and each activation. */
  readonly notify: readonly string[];
  /**
   * Name of the group in the directory.
   *
   * @default - `PIM-<role>`, the role's name without spaces
   */
  readonly displayName?: string;
}

/**
 * Nobody holds the role: who is eligible activates it, with MFA and a reason, for an hour, and for the roles that can give
 * every other one a second person decides. Eligibility ends, and every assignment and activation is told.
 *
 * Renders a role-assignable group without members of its own (`azuread_group`), owned by the emergency accounts; its
 * assignment to the role (`azuread_directory_role_assignment`); the rules by which its membership is activated
 * (`azuread_group_role_management_policy`), each of them written out; for each who is eligible a look-up that stops the plan
 * where the account is missing, disabled or synchronized (`data.azuread_user`, for groups `data.azuread_group` and
 * `data.azuread_users`) and the eligibility with its last day (`azuread_privileged_access_group_eligibility_schedule`); for
 * each who decides a look-up that stops the plan where the account is disabled, or the group not role-assignable.
 * The rules of a directory role itself are out of the provider's reach, those of a group are not. Needs Entra ID P2.
 *
 * Controls `ENT-PR-03` (CISA SCuBA MS.AAD.7.4v1, MS.AAD.7.5v1; CIS Microsoft 365 v7 5.3.1; NIST 800-53 AC-2), `ENT-PR-04`
 * (MS.AAD.7.6v1; 5.3.4, 5.3.5; AC-6(1)), `ENT-PR-05` (MS.AAD.7.7v1 to 7.9v1; AC-6(9)), `ENT-PR-09` (MS.AAD.7.3v1; 1.1.1).
 *
 * @example
 * ```ts
 * new JustInTimeRole(stack, 'global-administrator', {
 *   role: 'Global Administrator',
 *   breakGlass,
 *   eligible: ['ann@contoso.example', 'ben@contoso.example'],
 *   until: '2027-05-01',
 *   approvers: ['ciso@contoso.example'],
 *   notify: ['soc@contoso.example'],
 * });
 * ```
 */
export class JustInTimeRole extends Construct {
  readonly group: Group;
  readonly assignment: DirectoryRoleAssignment;
  readonly policy: GroupRoleManagementPolicy;
  /** One for each who is eligible: people in the order given, then groups. */
  readonly eligibilities: readonly PrivilegedAccessGroupEligibilitySchedule[];

  /**
   * @throws InvalidValue for an unknown role, nobody eligible, an account, a group, a day, a duration or an address in
   * another form, one that stands twice, a role that needs an approver and has none, and an approver who asks himself.
   */
  constructor(scope: Construct, id: string, props: JustInTimeRoleProps) {
    super(scope, id);
    refuse(this, justInTimeRoleProblems(props));
    const { breakGlass, eligible = [], eligibleGroups = [], until } = props;
    const role = EntraRole.named(props.role);

    this.group = new Group(this, 'group', {
      displayName: props.displayName ?? `PIM-${role.name.replaceAll(' ', '')}`,
      description: `Who is in here is ${role.name}, for as long as it is activated.`,
      securityEnabled: true,
      assignableToRole: true,
      owners: breakGlass.accountIds,
    });
    this.assignment = new DirectoryRoleAssignment(this, 'assignment', {
      principalObjectId: this.group.objectId,
      roleId: role.templateId,
    });
    this.policy = activationPolicy(this, 'policy', {
      groupObjectId: this.group.objectId,
      activeFor: props.activeFor ?? DEFAULT_ACTIVATION,
      ticket: props.ticket ?? false,
      notify: props.notify,
      approvers: (props.approvers ?? []).map(
        (name, index) => lookUpEnabled(this, `approver-${idPart(name, index)}`, name, DISABLED_APPROVER).objectId,
      ),
      approverGroups: (props.approverGroups ?? []).map(
        (group, index) =>
          lookUpProtectedGroup(this, `approver-group-${idPart(group, index)}`, group, OPEN_GROUP).objectId,
      ),
    });
    const found: readonly (readonly [string, Pick<DataAzureadUser, 'objectId'>])[] = [
      ...eligible.map((name, index) => {
        const id = idPart(name, index);
        return [id, lookUpPerson(this, `person-${id}`, name)] as const;
      }),
      ...eligibleGroups.map((group, index) => {
        const id = idPart(group.id, index);
        return [id, lookUpEligibleGroup(this, `group-${id}`, group)] as const;
      }),
    ];
    this.eligibilities = found.map(
      ([id, { objectId }]) =>
        new PrivilegedAccessGroupEligibilitySchedule(this, `eligible-${id}`, {
          groupId: this.group.objectId,
          principalId: objectId,
          assignmentType: 'member',
          // A date and never a duration: going from one to the other does not reach the directory.
          expirationDate: `${until}T23:59:59Z`,
          dependsOn: [this.policy],
        }),
    );
  }
}
