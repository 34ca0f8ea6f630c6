import { DataAzureadGroup } from '@cdktf/provider-azuread/lib/data-azuread-group';
import { type ITerraformDependable, Token } from 'cdktf';
import { Construct } from 'constructs';
import { Guid } from '../values';
import type { IExclusionGroup } from './exclusion';
import { lookUpProtectedGroup } from './privileged-people';
import { problemsOf, refuse } from './refusal';

const UNPROTECTED =
  'A group that Conditional Access policies name is not role-assignable, so any group administrator can take ' +
  'somebody out of them. Make a group with "Microsoft Entra roles can be assigned to the group" on: it cannot ' +
  'be turned on later. (ENT-PR-07)';

export interface ExistingGroupProps {
  /** Object id of the group, as Microsoft Entra shows it. */
  readonly groupObjectId: string;
  /**
   * Whether role administrators alone may change who is in it, which each apply checks. With `false` the plan looks only
   * whether the group is there, and ENT-PR-07 finds it.
   *
   * @default true
   */
  readonly protected?: boolean;
}

/**
 * A group that somebody else keeps, and that policies name, is there and can be changed by role administrators alone, or the
 * plan stops: any group administrator could otherwise take somebody out of a policy by a change of members, and a policy for a
 * group that is gone is one for nobody.
 *
 * Renders a look-up with a postcondition (`data.azuread_group`, role-assignable) and changes nothing in the directory. A group
 * is role-assignable from the day it is made, and never with members by rule: of such a one say `protected: false`.
 *
 * Control `ENT-PR-07` (Maester MT.1035; Microsoft Zero Trust 21832; NIST 800-53 AC-6), met on apply. As an `exclusion` it opens
 * what the policies of its control close, and needs an acceptance.
 *
 * @example
 * ```ts
 * const pilots = new ExistingGroup(stack, 'pilots', { groupObjectId: '6f1e2d3c-2222-4a2b-8c3d-000000000007' });
 * new RequireMfa(stack, 'require-mfa', { breakGlass, rollout: { stage: 'pilot', pilotGroup: pilots.groupObjectId } });
 * ```
 */
export class ExistingGroup extends Construct implements IExclusionGroup {
  readonly group: DataAzureadGroup;
  readonly groupObjectId: string;
  readonly inPlace: readonly ITerraformDependable[];

  /** @throws InvalidValue for an id that is not an object id. */
  constructor(scope: Construct, id: string, props: ExistingGroupProps) {
    super(scope, id);
    const { groupObjectId } = props;
    const known = !Token.isUnresolved(groupObjectId);
    refuse(this, known ? problemsOf('groupObjectId', () => Guid.parse(groupObjectId)) : []);
    this.groupObjectId = known ? Guid.parse(groupObjectId).toString() : groupObjectId;
    this.group =
      props.protected === false
        ? new DataAzureadGroup(this, 'group', { objectId: this.groupObjectId })
        : lookUpProtectedGroup(this, 'group', this.groupObjectId, UNPROTECTED);
    this.inPlace = [this.group];
  }
}
