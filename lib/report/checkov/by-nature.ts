/** A resource of a stack, with all of its stack. */
export interface Placed {
  readonly type: string;
  readonly name: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** Resources of the stack by type and name. */
  readonly stack: Resources;
}

export type Resources = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

/** A check of Checkov that fails on a hardened resource, and why that is right. */
export interface ByNature {
  readonly check: string;
  readonly type: string;
  /** Why the check fails where access is as closed as it can be. */
  readonly reason: string;
  /** Of which resources of the type it is so. */
  isSo(placed: Placed): boolean;
}

const always = () => true;

export const BY_NATURE: readonly ByNature[] = [
  {
    check: 'CKV2_AWS_62',
    type: 'aws_s3_bucket',
    reason:
      'who is told of each object is for the application to choose; the access logs and the trail hold who did what',
    isSo: always,
  },
  {
    check: 'CKV_AWS_144',
    type: 'aws_s3_bucket',
    reason: 'a copy in another Region is a choice (AWS-STO-15), and neither a copy nor a log is copied again',
    isSo: always,
  },
  {
    check: 'CKV_AWS_145',
    type: 'aws_s3_bucket',
    reason: 'S3 delivers access logs only into a bucket that its own keys encrypt by default (AWS-STO-10)',
    isSo: isLoggedInto,
  },
  {
    check: 'CKV_AWS_252',
    type: 'aws_cloudtrail',
    reason:
      'a topic of the trail tells of each file that arrives; alarms on its log group tell of what happened (AWS-LOG-01)',
    isSo: ({ body }) => body.cloud_watch_logs_group_arn !== undefined,
  },
  {
    check: 'CKV_AWS_9',
    type: 'aws_iam_account_password_policy',
    reason:
      'that passwords do not expire is a stated choice, as CIS AWS Foundations and NIST SP 800-63B have it (AWS-IAM-01)',
    isSo: ({ body }) => body.max_password_age === undefined,
  },
  {
    check: 'CKV_AWS_274',
    type: 'aws_iam_role_policy_attachment',
    reason:
      'an administrator is what the role is for, and who assumes it proved a second factor minutes ago (AWS-MFA-02)',
    isSo: isAssumedWithFreshMfa,
  },
  {
    check: 'CKV_AWS_192',
    type: 'aws_wafv2_web_acl',
    reason:
      'it lets in declared networks alone (AWS-NET-05); which attacks to look for from there is for the application',
    isSo: blocksByDefault,
  },
  {
    check: 'CKV2_AWS_31',
    type: 'aws_wafv2_web_acl',
    reason: 'it lets in declared networks alone (AWS-NET-05); what is behind it logs who did what',
    isSo: blocksByDefault,
  },
  {
    check: 'CKV2_AWS_5',
    type: 'aws_security_group',
    reason: 'the machines that are to carry it are made elsewhere; it lets in declared networks alone (AWS-NET-09)',
    isSo: isCarriedElsewhere,
  },
];

/** Whether nothing of the stack but its own rules names the group. */
function isCarriedElsewhere({ name, stack }: Placed): boolean {
  const { aws_security_group: _, aws_vpc_security_group_ingress_rule: __, ...others } = stack;
  return !JSON.stringify(others).includes(`\${aws_security_group.${name}.`);
}

function blocksByDefault({ body }: Placed): boolean {
  return JSON.stringify(body.default_action)?.includes('"block"') ?? false;
}

/** Whether the trust policy of the role asks how long ago a second factor was proven. */
function isAssumedWithFreshMfa({ body, stack }: Placed): boolean {
  return Object.entries(stack.aws_iam_role ?? {}).some(
    ([name, { assume_role_policy }]) =>
      String(body.role).startsWith(`\${aws_iam_role.${name}.`) &&
      String(assume_role_policy).includes('aws:MultiFactorAuthAge'),
  );
}

/** Whether another bucket of the stack logs into it. */
function isLoggedInto({ name, stack }: Placed): boolean {
  const address = `\${aws_s3_bucket.${name}.`;
  return Object.values(stack.aws_s3_bucket_logging ?? {}).some(({ target_bucket }) =>
    String(target_bucket).startsWith(address),
  );
}
