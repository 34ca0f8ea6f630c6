import { Group } from '@cdktf/provider-azuread/lib/group';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { AccessOnRequest } from './access-on-request';
import { type RequestedAccess, requestedAccessProblems } from './access-on-request-rules';
import type { IBreakGlass } from './break-glass';
import { nameProblems } from './display-name';
import type { IExclusionGroup } from './exclusion';
import { refuse } from './refusal';

export interface ExclusionGroupProps {
  /** The emergency accounts, who own the group. */
  readonly breakGlass: IBreakGlass;
  /** Name of the group in the directory. */
  readonly displayName: string;
  /**
   * Who may ask to be in it, who decides, and for how long.
   *
   * @default - nobody may ask, and nobody stays in it: each apply empties the group
   */
  readonly access?: RequestedAccess;
}

/**
 * Nobody is spared by a control for good: the group that its policies leave out has no members of its own, and on request
 * somebody is in it for a day, once somebody else has approved.
 *
 * Renders a role-assignable group, so that no group administrator can fill it, owned by the emergency accounts
 * (`azuread_group`). With `access` an access package gives membership: its catalog, the group in it, the package, and the
 * policy that says who asks, who decides and for how many days (`azuread_access_package_catalog`,
 * `azuread_access_package_resource_catalog_association`, `azuread_access_package`,
 * `azuread_access_package_resource_package_association`, `azuread_access_package_assignment_policy`), with a look-up of each who
 * is named, and of each group that decides, which has to be role-assignable (`data.azuread_user`, `data.azuread_group`). Without it the members are written out as none. The provider takes whole days: a day is the
 * shortest. Access packages need Entra ID Governance or P2.
 *
 * Control `ENT-GV-03` (NIST 800-53 AC-2, AC-6). What the group opens is the finding of the control that spares it, and needs
 * an acceptance.
 *
 * @example
 * ```ts
 * const exclusion = new ExclusionGroup(stack, 'mfa-exclusion', {
 *   breakGlass,
 *   displayName: 'CA002-MFA-Exclude',
 *   access: { requestors: ['ann@contoso.example'], approvers: ['ciso@contoso.example'] },
 * });
 * new RequireMfa(stack, 'require-mfa', { breakGlass, rollout: { stage: 'enforced' }, exclusion });
 * ```
 */
export class ExclusionGroup extends Construct implements IExclusionGroup {
  readonly group: Group;
  readonly groupObjectId: string;
  readonly inPlace: readonly ITerraformDependable[];
  /** The access package, where somebody may ask. */
  readonly access?: AccessOnRequest;

  /**
   * @throws InvalidValue for an empty name; for access without requestors or approvers, an account or group in another form,
   * one that stands twice, an approver who is the only one and asks himself, and days that are none or more than seven.
   */
  constructor(scope: Construct, id: string, props: ExclusionGroupProps) {
    super(scope, id);
    const { breakGlass, displayName, access } = props;
    refuse(this, [...nameProblems(displayName), ...(access === undefined ? [] : requestedAccessProblems(access))]);
    this.group = new Group(this, 'group', {
      displayName,
      description: 'Left out of the policies of one control. Nobody is in it for good.',
      securityEnabled: true,
      assignableToRole: true,
      owners: breakGlass.accountIds,
      // Whoever is given the access package is a member, and must not be taken out by an apply.
      ...(access === undefined ? { members: [] } : {}),
    });
    this.groupObjectId = this.group.objectId;
    this.inPlace = [this.group];
    if (access !== undefined) {
      this.access = new AccessOnRequest(this, 'access', { ...access, group: this.group, displayName });
    }
  }
}
