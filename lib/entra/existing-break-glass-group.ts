import { DataAzureadGroup } from '@cdktf/provider-azuread/lib/data-azuread-group';
import type { DataAzureadUsers } from '@cdktf/provider-azuread/lib/data-azuread-users';
import { type ITerraformDependable, Token } from 'cdktf';
import { Construct } from 'constructs';
import { APPLY_CONDITIONS, type EntraCloud, exactMembers, Guid } from '../values';
import type { IBreakGlass } from './break-glass';
import { accountProblems, lookUpAccounts } from './break-glass-accounts';
import { problemsOf, refuse } from './refusal';

export interface ExistingBreakGlassGroupProps {
  /** Object id of the group, as Microsoft Entra shows it. */
  readonly groupObjectId: string;
  /** User principal names of its members: two or more, on the directory's initial domain, and no other member. */
  readonly accounts: readonly string[];
  /**
   * The Microsoft cloud that the directory lives in, which decides the form of its initial domain.
   *
   * @default 'global'
   */
  readonly cloud?: EntraCloud;
}

/**
 * A break-glass group that somebody else keeps is what it has to be, or the plan stops: role-assignable, with two or
 * more members, and exactly the declared accounts in it, each of them cloud-only and enabled. Whoever else were in it
 * would be exempt from every policy.
 *
 * Renders two look-ups with postconditions (`data.azuread_users`, `data.azuread_group`) and changes nothing in the
 * directory. The group's assignment to Global Administrator is not made here: it is the keeper's, and a second one of
 * the same role is refused by Microsoft Graph.
 *
 * Control `ENT-BG-01` (CIS Microsoft 365 v7 1.1.2; NIST 800-53 AC-2, CP-2), met on apply.
 *
 * @example
 * ```ts
 * const breakGlass = new ExistingBreakGlassGroup(stack, 'break-glass', {
 *   groupObjectId: '6f1e2d3c-2222-4a2b-8c3d-000000000001',
 *   accounts: ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'],
 * });
 * ```
 */
export class ExistingBreakGlassGroup extends Construct implements IBreakGlass {
  readonly accounts: DataAzureadUsers;
  readonly group: DataAzureadGroup;
  readonly groupObjectId: string;
  readonly accountIds: string[];
  readonly inPlace: readonly ITerraformDependable[];

  /** @throws InvalidValue for an id that is not an object id, and for accounts that {@link BreakGlassGroup} refuses. */
  constructor(scope: Construct, id: string, props: ExistingBreakGlassGroupProps) {
    super(scope, id);
    const { groupObjectId, accounts, cloud = 'global' } = props;
    const known = !Token.isUnresolved(groupObjectId);
    refuse(this, [
      ...(known ? problemsOf('groupObjectId', () => Guid.parse(groupObjectId)) : []),
      ...accountProblems(accounts, cloud),
    ]);

    this.groupObjectId = known ? Guid.parse(groupObjectId).toString() : groupObjectId;
    this.accounts = lookUpAccounts(this, 'accounts', accounts);
    this.accountIds = this.accounts.objectIds;
    this.group = new DataAzureadGroup(this, 'group', {
      objectId: this.groupObjectId,
      lifecycle: {
        postcondition: [
          {
            condition: APPLY_CONDITIONS.roleAssignable,
            errorMessage:
              'The break-glass group is not role-assignable, so any group administrator can put himself in it. ' +
              'Make a group with "Microsoft Entra roles can be assigned to the group" on: it cannot be turned on ' +
              'later. (ENT-BG-01)',
          },
          {
            condition: APPLY_CONDITIONS.atLeastTwoMembers,
            errorMessage:
              'The break-glass group has fewer than two members, so the loss of one account ends emergency access. ' +
              'Add another emergency account. (ENT-BG-01)',
          },
          {
            condition: exactMembers(`data.azuread_users.${this.accounts.friendlyUniqueId}`),
            errorMessage:
              'The members of the break-glass group are not exactly the accounts that are declared, and each member ' +
              'is exempt from every policy. Declare the missing accounts, or take the others out. (ENT-BG-01)',
          },
        ],
      },
    });
    this.inPlace = [this.group];
  }
}
