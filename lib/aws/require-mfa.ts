import { IamGroupPolicy } from '@cdktf/provider-aws/lib/iam-group-policy';
import { Construct } from 'constructs';
import type { AwsPartition } from '../values';
import { refuse } from './findings';
import type { IHumanGroup } from './human-principal';
import { inlinePolicyFinding } from './inline-policy';
import { mfaStatements } from './mfa-statements';
import { policyDocument } from './policy-document';

export interface RequireMfaForGroupProps {
  /** The people. A group only: the sessions of a role carry no sign of MFA unless its trust policy asked for it. */
  readonly group: IHumanGroup;
  /**
   * The AWS partition that ARNs are written for.
   *
   * @default 'aws'
   */
  readonly partition?: AwsPartition;
  /**
   * Lets people set a new password before they have MFA, as a first sign-in with "must reset" asks for.
   *
   * @default false
   */
  readonly passwordChangeBeforeMfa?: boolean;
}

/**
 * Nobody in the group can do anything without MFA, but enrol a device for themselves.
 *
 * Renders one inline `aws_iam_group_policy` that only denies; it grants nothing, so the group's other policies have to
 * allow people to enrol. A request without MFA is one whose `aws:MultiFactorAuthPresent` is false or, as with every
 * long-term access key, absent; a plain `Bool` would let the second kind pass. Calls that an AWS service forwards for
 * somebody (`aws:ViaAWSService`) are excepted: the call that caused them was judged.
 *
 * Reachable without MFA, where other policies allow it:
 * - on one's own user: `iam:GetUser`, `iam:GetMFADevice`, `iam:ListMFADevices`;
 * - signed in to the console with a password: `iam:CreateVirtualMFADevice` of any name, `iam:EnableMFADevice` and
 *   `iam:ResyncMFADevice` on one's own user. With an access key not even these, so a leaked key cannot enrol a device of
 *   its thief's; a leaked password can, on a user who has none yet;
 * - `iam:ListVirtualMFADevices` (all device names of the account) and `sts:GetSessionToken`, by which MFA is shown; a
 *   session made without MFA has no access to IAM and is denied the rest here;
 * - with `passwordChangeBeforeMfa`: `iam:ChangePassword` on one's own user and `iam:GetAccountPasswordPolicy`.
 *
 * AWS-MFA-01; Security Hub IAM.5 and IAM.19, CIS AWS Foundations 2.10; AWS IAM User Guide, "Allows MFA-authenticated IAM
 * users to manage their own credentials".
 */
export class RequireMfaForGroup extends Construct {
  readonly policy: IamGroupPolicy;

  /**
   * @throws InvalidValue where the stack has put this policy on the group already, or where the group's inline policies
   * are too long together.
   */
  constructor(scope: Construct, id: string, props: RequireMfaForGroupProps) {
    super(scope, id);
    const name = 'require-mfa';
    const document = policyDocument(
      mfaStatements({ partition: props.partition ?? 'aws', passwordChange: props.passwordChangeBeforeMfa ?? false }),
    );
    refuse(this, [
      inlinePolicyFinding(this, props.group, {
        name,
        document,
        shorten: "Move the group's other inline policies into managed policies, which are counted apart",
        control: 'AWS-MFA-01',
      }),
    ]);
    this.policy = new IamGroupPolicy(this, 'policy', { name, group: props.group.target, policy: document });
  }
}
