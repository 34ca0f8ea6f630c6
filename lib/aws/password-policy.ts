import { IamAccountPasswordPolicy } from '@cdktf/provider-aws/lib/iam-account-password-policy';
import { Construct } from 'constructs';
import { InvalidValue } from '../values';
import { refuse } from './findings';

export interface PasswordPolicyProps {
  /**
   * Days after which a password has to be changed, from 1 to 1095.
   *
   * @default - passwords do not expire, as CIS AWS Foundations and NIST SP 800-63B have it
   */
  readonly expireAfterDays?: number;
}

const LONGEST_AGE = 1095;

/**
 * Users of the account choose long passwords of every kind of character, and none of their last 24.
 *
 * Renders `aws_iam_account_password_policy`: at least 14 characters, upper and lower case, numbers and symbols. Whoever
 * has a password may change it, also after it has expired. It says which passwords are taken, never who has one, and
 * nothing of the root user's.
 *
 * AWS-IAM-01; Security Hub IAM.7, CIS AWS Foundations 2.8 and 2.9, NIST SP 800-53 IA-5(1).
 */
export class PasswordPolicy extends Construct {
  readonly policy: IamAccountPasswordPolicy;

  /** @throws InvalidValue for an age that IAM does not take. */
  constructor(scope: Construct, id: string, props: PasswordPolicyProps = {}) {
    super(scope, id);
    const { expireAfterDays } = props;
    refuse(this, [ageFinding(expireAfterDays)]);
    this.policy = new IamAccountPasswordPolicy(this, 'policy', {
      minimumPasswordLength: 14,
      requireLowercaseCharacters: true,
      requireNumbers: true,
      requireSymbols: true,
      requireUppercaseCharacters: true,
      passwordReusePrevention: 24,
      allowUsersToChangePassword: true,
      hardExpiry: false,
      ...(expireAfterDays === undefined ? {} : { maxPasswordAge: expireAfterDays }),
    });
  }
}

function ageFinding(days: number | undefined): InvalidValue | undefined {
  if (days === undefined || (Number.isInteger(days) && days >= 1 && days <= LONGEST_AGE)) return undefined;
  return new InvalidValue({
    problem: 'expireAfterDays: this is not an age that IAM takes',
    given: String(days),
    allowed: `a whole number of days from 1 to ${LONGEST_AGE}`,
    remedy: 'Leave it out where passwords do not expire',
    control: 'AWS-IAM-01',
  });
}
