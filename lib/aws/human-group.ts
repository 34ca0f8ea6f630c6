import { IamGroup } from '@cdktf/provider-aws/lib/iam-group';
import { Construct } from 'constructs';
import { findingFrom, refuse } from './findings';
import { humanName, type IHumanGroup } from './human-principal';

export interface HumanGroupProps {
  /** Name of the group in IAM: up to 128 letters, digits and `_+=,.@-`. */
  readonly groupName: string;
}

/**
 * An IAM group that holds people, so that what guards people can be put on it.
 *
 * It guards nothing by itself: put `RequireMfaForGroup` (AWS-MFA-01) and `TrustedNetworkOnly` (AWS-NET-01) on it. Renders
 * an `aws_iam_group`. Members are not managed here.
 */
export class HumanGroup extends Construct implements IHumanGroup {
  /**
   * A group that exists already, by its name. Nothing is rendered for the group itself.
   *
   * @throws InvalidValue for what is not the name of a group.
   */
  static existing(name: string): IHumanGroup {
    const known = humanName(name, 'group');
    return { kind: 'group', name: known, target: known };
  }

  readonly kind = 'group';
  readonly name: string;
  readonly target: string;
  readonly group: IamGroup;

  /** @throws InvalidValue for what is not the name of a group. */
  constructor(scope: Construct, id: string, props: HumanGroupProps) {
    super(scope, id);
    refuse(this, [findingFrom('groupName', () => humanName(props.groupName, 'group'))]);
    this.name = props.groupName;
    this.group = new IamGroup(this, 'group', { name: this.name });
    this.target = this.group.name;
  }
}
