import type { AwsPartition, PolicyStatement } from '../../values';
import { mfaStatements } from '../mfa-statements';
import type { IServiceControl } from './guardrail';

export interface RequireMfaForUsersProps {
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
 * No IAM user of any account below can do anything without MFA, but enrol a device for themselves.
 *
 * A guardrail for `ServiceControlPolicies`: the statements of `RequireMfaForGroup` for every user, whatever group they are
 * in. They are held to users (`aws:PrincipalArn` like `user/*`): sessions of roles, of federation and of Identity Center
 * carry no sign of MFA, and a policy that asked it of them would break every one of them. Calls that an AWS service
 * forwards (`aws:ViaAWSService`) are excepted.
 *
 * What stays reachable without MFA is on the page of `RequireMfaForGroup`.
 *
 * AWS-MFA-03; NIST SP 800-53 IA-2(1); AWS re:Post, "How do I use an SCP to require MFA?".
 */
export class RequireMfaForUsers implements IServiceControl {
  readonly kind = 'serviceControl';
  readonly control = 'AWS-MFA-03';
  readonly statements: readonly PolicyStatement[];

  constructor(props: RequireMfaForUsersProps = {}) {
    const { partition = 'aws', passwordChangeBeforeMfa = false } = props;
    this.statements = mfaStatements({
      partition,
      passwordChange: passwordChangeBeforeMfa,
      of: { ArnLike: { 'aws:PrincipalArn': `arn:${partition}:iam::*:user/*` } },
    });
  }
}
