import type { AwsPartition, PolicyStatement } from '../../values';
import type { IServiceControl } from './guardrail';

export interface DenyRootUserProps {
  /**
   * The AWS partition that ARNs are written for.
   *
   * @default 'aws'
   */
  readonly partition?: AwsPartition;
}

/**
 * The root user of no account below can do anything.
 *
 * A guardrail for `ServiceControlPolicies`: one statement that denies everything to `root`, but not to a session that the
 * management account opened for a root task (`aws:AssumedRoot`, see `CentralRootAccess`), by which a bucket or a queue that
 * locked everybody out is unlocked. The management account's own root user is out of every policy's reach.
 *
 * AWS-MFA-04; CIS AWS Foundations 2.7, AWS FSBP IAM.4 and IAM.6, NIST SP 800-53 AC-6(5).
 */
export class DenyRootUser implements IServiceControl {
  readonly kind = 'serviceControl';
  readonly control = 'AWS-MFA-04';
  readonly statements: readonly PolicyStatement[];

  constructor(props: DenyRootUserProps = {}) {
    this.statements = [
      {
        Sid: 'DenyRootUser',
        Effect: 'Deny',
        Action: '*',
        Resource: '*',
        Condition: {
          ArnLike: { 'aws:PrincipalArn': `arn:${props.partition ?? 'aws'}:iam::*:root` },
          Null: { 'aws:AssumedRoot': 'true' },
        },
      },
    ];
  }
}
