import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';

export interface HardenedBucketProps {
  readonly bucketName: string;
  readonly provider: TerraformProvider | undefined;
  readonly policy: string;
  /** ARN of the KMS key; unset where S3's own keys encrypt, as only a log bucket asks for. */
  readonly keyArn?: string;
  /** Days for which an overwritten or deleted version is kept. */
  readonly keepOldVersionsDays: number;
  /** Days after which an object goes; unset where it stays. */
  readonly keepDays?: number;
}

/** A bucket with all that is set of it. */
export interface HardenedBucket {
  readonly bucket: S3Bucket;
  readonly publicAccessBlock: S3BucketPublicAccessBlock;
  readonly ownership: S3BucketOwnershipControls;
  readonly policy: S3BucketPolicy;
  readonly encryption: S3BucketServerSideEncryptionConfigurationA;
  readonly versioning: S3BucketVersioningA;
  readonly lifecycle: S3BucketLifecycleConfiguration;
}

/** Days after which the parts of an upload that nobody finished are removed. */
const UNFINISHED_UPLOAD_DAYS = 7;

/**
 * Makes a bucket and its settings, one after the other: S3 refuses some of them side by side, and at every step what is
 * there already is safe.
 */
export function hardenedBucket(scope: Construct, props: HardenedBucketProps): HardenedBucket {
  const { provider } = props;
  const made = new S3Bucket(scope, 'bucket', {
    provider,
    bucket: props.bucketName,
    forceDestroy: false,
    lifecycle: { preventDestroy: true },
  });
  const bucket = made.id;
  const publicAccessBlock = new S3BucketPublicAccessBlock(scope, 'public-access', {
    provider,
    bucket,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
  const ownership = new S3BucketOwnershipControls(scope, 'ownership', {
    provider,
    bucket,
    rule: { objectOwnership: 'BucketOwnerEnforced' },
    dependsOn: [publicAccessBlock],
  });
  const policy = new S3BucketPolicy(scope, 'policy', {
    provider,
    bucket,
    policy: props.policy,
    dependsOn: [ownership],
  });
  const encryption = new S3BucketServerSideEncryptionConfigurationA(scope, 'encryption', {
    provider,
    bucket,
    rule: [
      {
        ...(props.keyArn === undefined
          ? { applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }
          : {
              applyServerSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: props.keyArn },
              bucketKeyEnabled: true,
            }),
        // Left out, provider 6.25 plans at each run to take the block away that S3 sets by default.
        blockedEncryptionTypes: ['SSE-C'],
      },
    ],
    dependsOn: [policy],
  });
  const versioning = new S3BucketVersioningA(scope, 'versioning', {
    provider,
    bucket,
    versioningConfiguration: { status: 'Enabled' },
    dependsOn: [encryption],
  });
  const lifecycle = new S3BucketLifecycleConfiguration(scope, 'lifecycle', {
    provider,
    bucket,
    rule: [
      {
        id: 'hygiene',
        status: 'Enabled',
        filter: [{}],
        abortIncompleteMultipartUpload: [{ daysAfterInitiation: UNFINISHED_UPLOAD_DAYS }],
        noncurrentVersionExpiration: [{ noncurrentDays: props.keepOldVersionsDays }],
        // S3 removes lone delete markers by itself where a rule expires objects by their age.
        expiration: [props.keepDays === undefined ? { expiredObjectDeleteMarker: true } : { days: props.keepDays }],
      },
    ],
    dependsOn: [versioning],
  });
  return { bucket: made, publicAccessBlock, ownership, policy, encryption, versioning, lifecycle };
}
