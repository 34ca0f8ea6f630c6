import type { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { Construct } from 'constructs';
import { InvalidValue } from '../values';
import { refuse } from './findings';
import type { IHumanRole } from './human-principal';
import { principalFindings, type RoleForPeopleProps, roleFindings, roleForPeople } from './role-for-people';

export interface PrivilegedRoleProps extends RoleForPeopleProps {
  /** ARNs of the IAM users who may assume the role. A session of a role carries no MFA, so a role never could. */
  readonly assumedBy: readonly string[];
  /**
   * Minutes for which a proof of MFA counts, from 15 to 720.
   *
   * @default 60
   */
  readonly mfaMinutes?: number;
}

const CONTROL = 'AWS-MFA-02';
const [LEAST, MOST] = [15, 720];

/**
 * Nobody gets the role but the users named, and they only with MFA that they proved within the hour.
 *
 * Renders an `aws_iam_role` whose trust policy allows `sts:AssumeRole` to these users where `aws:MultiFactorAuthPresent`
 * is true and `aws:MultiFactorAuthAge` is under the limit, and an `aws_iam_role_policy_attachment` for each policy. Both
 * conditions hold for nobody who carries no sign of MFA at all, as with a long-term access key. Sessions end after an hour.
 *
 * AWS-MFA-02; NIST SP 800-53 IA-2(1), IA-11, AC-12.
 */
export class PrivilegedRole extends Construct implements IHumanRole {
  readonly kind = 'role';
  readonly role: IamRole;
  readonly name: string;

  /** @throws InvalidValue that names every property which is not usable, the root of an account as a principal among them. */
  constructor(scope: Construct, id: string, props: PrivilegedRoleProps) {
    super(scope, id);
    const { roleName, assumedBy, mfaMinutes = 60 } = props;
    refuse(this, [
      ...roleFindings(props, CONTROL),
      ...principalFindings('assumedBy', assumedBy, {
        pattern: /^arn:[a-z-]+:iam::\d{12}:user\/[^*]+$/,
        allowed: 'ARNs of IAM users, each by its name: the root of an account is everybody in it',
        remedy: 'Write it like "arn:aws:iam::111122223333:user/ann"',
        control: CONTROL,
      }),
      minutesFinding(mfaMinutes),
    ]);
    this.name = roleName;
    this.role = roleForPeople(this, props, 'People assume it with MFA that they just proved', [
      {
        Sid: 'LetUsersAssumeItWithFreshMfa',
        Effect: 'Allow',
        Principal: { AWS: [...assumedBy] },
        Action: 'sts:AssumeRole',
        Condition: {
          Bool: { 'aws:MultiFactorAuthPresent': 'true' },
          NumericLessThan: { 'aws:MultiFactorAuthAge': String(mfaMinutes * 60) },
        },
      },
    ]);
  }

  get target(): string {
    return this.role.name;
  }
}

function minutesFinding(minutes: number): InvalidValue | undefined {
  if (Number.isInteger(minutes) && minutes >= LEAST && minutes <= MOST) return undefined;
  return new InvalidValue({
    problem: 'mfaMinutes: this is not a usable age of a proof',
    given: String(minutes),
    allowed: `a whole number of minutes from ${LEAST} to ${MOST}`,
    control: CONTROL,
  });
}
