import type { AwsActions } from './aws-actions';

const EVERYTHING = '*';
const BUCKET = 'arn:{partition}:s3:::{bucket}';
const IAM = 'arn:{partition}:iam::{account}';
const KEY = 'arn:{partition}:kms:{region}:{account}:key/*';

/** S3 and the keys of KMS. */
export const storageActions: Readonly<Record<string, AwsActions>> = {
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
};
