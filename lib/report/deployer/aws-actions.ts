/** The IAM actions by which a resource is kept, and what they are on. */
export interface AwsActions {
  /**
   * What they are on: an ARN in which `{bucket}` stands for the argument of that name, and `{partition}`, `{region}` and
   * `{account}` for those of the provider. An action of {@link TAKES_NO_RESOURCE} is on everything all the same.
   */
  readonly on: string;
  readonly create?: readonly string[];
  readonly read?: readonly string[];
  readonly update?: readonly string[];
  /** Needed unless the resource has `prevent_destroy`. */
  readonly delete?: readonly string[];
  /** Needed where tags are written. */
  readonly tag?: readonly string[];
  readonly besides?: readonly AwsGrant[];
}

/** Actions on something else than the resource itself. */
export interface AwsGrant {
  readonly on: string;
  readonly actions: readonly string[];
  /** The AWS service that is given the role, where the action is `iam:PassRole`. */
  readonly passedTo?: string;
}

const EVERYTHING = '*';
const BUCKET = 'arn:{partition}:s3:::{bucket}';
const IAM = 'arn:{partition}:iam::{account}';
const KEY = 'arn:{partition}:kms:{region}:{account}:key/*';
const EC2 = 'arn:{partition}:ec2:{region}:{account}';
const ORGANIZATIONS = 'arn:{partition}:organizations::{account}';

/** Actions that are not restricted to a resource. */
export const TAKES_NO_RESOURCE: ReadonlySet<string> = new Set([
  'ec2:DescribeSecurityGroupRules',
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeVpcBlockPublicAccessExclusions',
  'ec2:DescribeVpcBlockPublicAccessOptions',
  'ec2:DescribeVpcs',
  'kms:CreateKey',
  'kms:ListAliases',
  'organizations:CreatePolicy',
]);

/**
 * What the AWS provider calls to make, read, change and delete a resource, by its type. `type.argument` says what it calls
 * besides where the argument is set.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const awsActions: Readonly<Record<string, AwsActions>> = {
  aws_accessanalyzer_analyzer: {
    on: 'arn:{partition}:access-analyzer:{region}:{account}:analyzer/{analyzer_name}',
    create: ['access-analyzer:CreateAnalyzer'],
    read: ['access-analyzer:GetAnalyzer'],
    update: ['access-analyzer:UpdateAnalyzer'],
    delete: ['access-analyzer:DeleteAnalyzer'],
    tag: ['access-analyzer:TagResource', 'access-analyzer:UntagResource'],
    besides: [
      {
        on: `${IAM}:role/aws-service-role/access-analyzer.amazonaws.com/AWSServiceRoleForAccessAnalyzer`,
        actions: ['iam:CreateServiceLinkedRole'],
      },
    ],
  },
  aws_account_alternate_contact: {
    on: 'arn:{partition}:account::{account}:account',
    create: ['account:PutAlternateContact'],
    read: ['account:GetAlternateContact'],
    delete: ['account:DeleteAlternateContact'],
  },
  aws_default_security_group: {
    on: `${EC2}:security-group/*`,
    read: ['ec2:DescribeSecurityGroupRules', 'ec2:DescribeSecurityGroups', 'ec2:DescribeVpcs'],
    update: ['ec2:RevokeSecurityGroupEgress', 'ec2:RevokeSecurityGroupIngress'],
    tag: ['ec2:CreateTags', 'ec2:DeleteTags'],
  },
  'aws_default_security_group.egress': {
    on: `${EC2}:security-group/*`,
    update: ['ec2:AuthorizeSecurityGroupEgress'],
  },
  'aws_default_security_group.ingress': {
    on: `${EC2}:security-group/*`,
    update: ['ec2:AuthorizeSecurityGroupIngress'],
  },
  aws_ebs_default_kms_key: {
    on: EVERYTHING,
    create: ['ec2:ModifyEbsDefaultKmsKeyId'],
    read: ['ec2:GetEbsDefaultKmsKeyId'],
    delete: ['ec2:ResetEbsDefaultKmsKeyId'],
  },
  aws_ebs_encryption_by_default: {
    on: EVERYTHING,
    create: ['ec2:EnableEbsEncryptionByDefault'],
    read: ['ec2:GetEbsEncryptionByDefault'],
    delete: ['ec2:DisableEbsEncryptionByDefault'],
  },
  aws_ebs_snapshot_block_public_access: {
    on: EVERYTHING,
    create: ['ec2:EnableSnapshotBlockPublicAccess'],
    read: ['ec2:GetSnapshotBlockPublicAccessState'],
    delete: ['ec2:DisableSnapshotBlockPublicAccess'],
  },
  aws_ec2_image_block_public_access: {
    on: EVERYTHING,
    create: ['ec2:EnableImageBlockPublicAccess'],
    read: ['ec2:GetImageBlockPublicAccessState'],
    delete: ['ec2:DisableImageBlockPublicAccess'],
  },
  aws_ec2_instance_metadata_defaults: {
    on: EVERYTHING,
    create: ['ec2:ModifyInstanceMetadataDefaults'],
    read: ['ec2:GetInstanceMetadataDefaults'],
  },
  aws_ec2_serial_console_access: {
    on: EVERYTHING,
    create: ['ec2:DisableSerialConsoleAccess'],
    read: ['ec2:GetSerialConsoleAccessStatus'],
  },
  'aws_ec2_serial_console_access.enabled': { on: EVERYTHING, update: ['ec2:EnableSerialConsoleAccess'] },
  aws_iam_account_password_policy: {
    on: EVERYTHING,
    create: ['iam:UpdateAccountPasswordPolicy'],
    read: ['iam:GetAccountPasswordPolicy'],
    delete: ['iam:DeleteAccountPasswordPolicy'],
  },
  aws_iam_group: {
    on: `${IAM}:group/{name}`,
    create: ['iam:CreateGroup'],
    read: ['iam:GetGroup'],
    update: ['iam:UpdateGroup'],
    delete: ['iam:DeleteGroup'],
  },
  aws_iam_group_policy: {
    on: `${IAM}:group/{group}`,
    create: ['iam:PutGroupPolicy'],
    read: ['iam:GetGroupPolicy'],
    delete: ['iam:DeleteGroupPolicy'],
  },
  aws_iam_organizations_features: {
    on: EVERYTHING,
    create: ['iam:EnableOrganizationsRootCredentialsManagement', 'iam:EnableOrganizationsRootSessions'],
    read: ['iam:ListOrganizationsFeatures'],
    delete: ['iam:DisableOrganizationsRootCredentialsManagement', 'iam:DisableOrganizationsRootSessions'],
  },
  aws_iam_role: {
    on: `${IAM}:role/{name}`,
    create: ['iam:CreateRole'],
    read: ['iam:GetRole', 'iam:ListAttachedRolePolicies', 'iam:ListRolePolicies'],
    update: ['iam:UpdateAssumeRolePolicy', 'iam:UpdateRole', 'iam:UpdateRoleDescription'],
    delete: ['iam:DeleteRole', 'iam:ListInstanceProfilesForRole'],
    tag: ['iam:TagRole', 'iam:UntagRole'],
  },
  aws_iam_role_policy: {
    on: `${IAM}:role/{role}`,
    create: ['iam:PutRolePolicy'],
    read: ['iam:GetRolePolicy'],
    delete: ['iam:DeleteRolePolicy'],
  },
  aws_kms_alias: {
    on: 'arn:{partition}:kms:{region}:{account}:{name}',
    create: ['kms:CreateAlias'],
    read: ['kms:ListAliases'],
    update: ['kms:UpdateAlias'],
    delete: ['kms:DeleteAlias'],
    besides: [{ on: KEY, actions: ['kms:CreateAlias', 'kms:DeleteAlias', 'kms:UpdateAlias'] }],
  },
  aws_kms_key: {
    on: KEY,
    create: ['kms:CreateKey', 'kms:EnableKeyRotation'],
    read: ['kms:DescribeKey', 'kms:GetKeyPolicy', 'kms:GetKeyRotationStatus', 'kms:ListResourceTags'],
    update: ['kms:DisableKeyRotation', 'kms:PutKeyPolicy', 'kms:UpdateKeyDescription'],
    delete: ['kms:ScheduleKeyDeletion'],
    tag: ['kms:TagResource', 'kms:UntagResource'],
  },
  aws_organizations_policy: {
    on: `${ORGANIZATIONS}:policy/o-*/*/p-*`,
    create: ['organizations:CreatePolicy'],
    read: ['organizations:DescribePolicy', 'organizations:ListTagsForResource'],
    update: ['organizations:UpdatePolicy'],
    delete: ['organizations:DeletePolicy'],
    tag: ['organizations:TagResource', 'organizations:UntagResource'],
  },
  aws_organizations_policy_attachment: {
    on: `${ORGANIZATIONS}:policy/o-*/*/p-*`,
    create: ['organizations:AttachPolicy'],
    read: ['organizations:ListTargetsForPolicy'],
    delete: ['organizations:DetachPolicy'],
    besides: ['root/o-*/r-*', 'ou/o-*/ou-*', 'account/o-*/*'].map((target) => ({
      on: `${ORGANIZATIONS}:${target}`,
      actions: ['organizations:AttachPolicy', 'organizations:DetachPolicy'],
    })),
  },
  aws_s3_account_public_access_block: {
    on: EVERYTHING,
    create: ['s3:PutAccountPublicAccessBlock'],
    read: ['s3:GetAccountPublicAccessBlock'],
  },
  aws_s3_bucket: {
    on: BUCKET,
    create: ['s3:CreateBucket'],
    read: [
      's3:GetAccelerateConfiguration',
      's3:GetBucketAcl',
      's3:GetBucketCORS',
      's3:GetBucketLocation',
      's3:GetBucketLogging',
      's3:GetBucketObjectLockConfiguration',
      's3:GetBucketPolicy',
      's3:GetBucketRequestPayment',
      's3:GetBucketTagging',
      's3:GetBucketVersioning',
      's3:GetBucketWebsite',
      's3:GetEncryptionConfiguration',
      's3:GetLifecycleConfiguration',
      's3:GetReplicationConfiguration',
      's3:ListBucket',
    ],
    delete: ['s3:DeleteBucket'],
    tag: ['s3:PutBucketTagging'],
  },
  'aws_s3_bucket.object_lock_enabled': {
    on: BUCKET,
    create: ['s3:PutBucketObjectLockConfiguration', 's3:PutBucketVersioning'],
  },
  aws_s3_bucket_lifecycle_configuration: {
    on: BUCKET,
    create: ['s3:PutLifecycleConfiguration'],
    read: ['s3:GetLifecycleConfiguration'],
  },
  aws_s3_bucket_logging: { on: BUCKET, create: ['s3:PutBucketLogging'], read: ['s3:GetBucketLogging'] },
  aws_s3_bucket_object_lock_configuration: {
    on: BUCKET,
    create: ['s3:PutBucketObjectLockConfiguration'],
    read: ['s3:GetBucketObjectLockConfiguration'],
  },
  aws_s3_bucket_ownership_controls: {
    on: BUCKET,
    create: ['s3:PutBucketOwnershipControls'],
    read: ['s3:GetBucketOwnershipControls'],
  },
  aws_s3_bucket_policy: {
    on: BUCKET,
    create: ['s3:PutBucketPolicy'],
    read: ['s3:GetBucketPolicy'],
    delete: ['s3:DeleteBucketPolicy'],
  },
  aws_s3_bucket_public_access_block: {
    on: BUCKET,
    create: ['s3:PutBucketPublicAccessBlock'],
    read: ['s3:GetBucketPublicAccessBlock'],
  },
  aws_s3_bucket_replication_configuration: {
    on: BUCKET,
    create: ['s3:PutReplicationConfiguration'],
    read: ['s3:GetReplicationConfiguration'],
    besides: [{ on: `${IAM}:role/{role}`, actions: ['iam:PassRole'], passedTo: 's3.amazonaws.com' }],
  },
  aws_s3_bucket_server_side_encryption_configuration: {
    on: BUCKET,
    create: ['s3:PutEncryptionConfiguration'],
    read: ['s3:GetEncryptionConfiguration'],
  },
  aws_s3_bucket_versioning: { on: BUCKET, create: ['s3:PutBucketVersioning'], read: ['s3:GetBucketVersioning'] },
  aws_vpc_block_public_access_exclusion: {
    on: `${EC2}:vpc-block-public-access-exclusion/*`,
    create: ['ec2:CreateVpcBlockPublicAccessExclusion'],
    read: ['ec2:DescribeVpcBlockPublicAccessExclusions'],
    update: ['ec2:ModifyVpcBlockPublicAccessExclusion'],
    delete: ['ec2:DeleteVpcBlockPublicAccessExclusion'],
    tag: ['ec2:CreateTags', 'ec2:DeleteTags'],
  },
  'aws_vpc_block_public_access_exclusion.vpc_id': {
    on: `${EC2}:vpc/{vpc_id}`,
    create: ['ec2:CreateVpcBlockPublicAccessExclusion'],
  },
  aws_vpc_block_public_access_options: {
    on: EVERYTHING,
    create: ['ec2:ModifyVpcBlockPublicAccessOptions'],
    read: ['ec2:DescribeVpcBlockPublicAccessOptions'],
  },
  'data.aws_organizations_organization': {
    on: EVERYTHING,
    read: [
      'organizations:DescribeOrganization',
      'organizations:ListAWSServiceAccessForOrganization',
      'organizations:ListAccounts',
      'organizations:ListRoots',
    ],
  },
};
