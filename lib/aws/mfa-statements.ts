import type { AwsPartition, PolicyConditions, PolicyStatement } from '../values';

const ENROL = ['iam:CreateVirtualMFADevice', 'iam:EnableMFADevice', 'iam:ResyncMFADevice'] as const;
const OWN = ['iam:GetUser', 'iam:GetMFADevice', 'iam:ListMFADevices'] as const;
// AWS defines no resource for these, so they cannot be held to one's own user.
const UNSCOPED = ['iam:ListVirtualMFADevices', 'sts:GetSessionToken'] as const;

export interface MfaStatementsProps {
  readonly partition: AwsPartition;
  /** Lets people set a new password before they have MFA. */
  readonly passwordChange: boolean;
  /** Whom the statements are for, where the policy is on more than people. */
  readonly of?: PolicyConditions;
}

/** Denies everything without MFA but to enrol a device for oneself, and that to access keys. */
export function mfaStatements({ partition, passwordChange, of = {} }: MfaStatementsProps): PolicyStatement[] {
  const own = [...ENROL, ...OWN, ...(passwordChange ? ['iam:ChangePassword'] : [])].sort();
  const unscoped = [...UNSCOPED, ...(passwordChange ? ['iam:GetAccountPasswordPolicy'] : [])];
  const withoutMfa = { ...of, BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false', 'aws:ViaAWSService': 'false' } };
  return [
    {
      Sid: 'DenyAllButEnrolmentWithoutMfa',
      Effect: 'Deny',
      NotAction: [...own, ...unscoped].sort(),
      Resource: '*',
      Condition: withoutMfa,
    },
    {
      Sid: 'DenyEnrolmentOfOthersWithoutMfa',
      Effect: 'Deny',
      Action: own,
      // The second pattern is one's own user under a path: names are unique in an account whatever their path.
      NotResource: [
        `arn:${partition}:iam::*:user/\${aws:username}`,
        `arn:${partition}:iam::*:user/*/\${aws:username}`,
        `arn:${partition}:iam::*:mfa/*`,
      ],
      Condition: withoutMfa,
    },
    {
      // Only long-term access keys leave the key out; a console session carries it, true or false.
      Sid: 'DenyEnrolmentByAccessKey',
      Effect: 'Deny',
      Action: [...ENROL],
      Resource: '*',
      Condition: { ...of, Null: { 'aws:MultiFactorAuthPresent': 'true' } },
    },
  ];
}
