import type { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import type { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { AwsAccountId, type AwsPartition, BucketName } from '../values';
import { bucketKey, bucketKeyAlias, parseKeyArn } from './bucket-key';
import { bucketPolicy } from './bucket-policy';
import { findingIn, refuse } from './findings';

export interface PrivateBucketProps {
  /** Name of the bucket, unique in its partition. */
  readonly bucketName: string;
  /** The account that owns the bucket, 12 digits. Who may use the key is its IAM policies' say. */
  readonly accountId: string;
  /**
   * The AWS partition that ARNs are written for.
   *
   * @default 'aws'
   */
  readonly partition?: AwsPartition;
  /**
   * The provider that makes the bucket and its key, which decides their Region.
   *
   * @default - the stack's default provider, and so its Region; give one with an alias for another Region
   */
  readonly provider?: TerraformProvider;
  /**
   * ARN of an existing KMS key in the bucket's Region. S3 compares ARNs of keys, so an alias or a bare id is refused.
   *
   * @default - a key of the bucket's own is made, with rotation
   */
  readonly kmsKeyArn?: string;
}

/**
 * A bucket that is never public, is reached over TLS 1.2 or later only, and holds every object under one KMS key.
 *
 * - No public access, by policy or by access control list (AWS-STO-01), and no such lists at all: the bucket's owner owns
 *   every object (AWS-STO-04).
 * - Requests over plain HTTP (AWS-STO-05) or TLS before 1.2 (AWS-STO-06) are denied to everyone, owner included.
 * - Objects are encrypted under the key, with an S3 Bucket Key (AWS-STO-07). An upload names nothing and gets it, or names
 *   `aws:kms` and the key's ARN; one that names another algorithm or another key is denied, and so is `aws:kms` without a
 *   key, for which S3 would take its own. Keys that the uploader brings (SSE-C) are blocked (AWS-STO-08).
 * - Versions are kept (AWS-STO-09). Bucket and key stand against being destroyed by Terraform while they are in the code;
 *   a bucket that is taken out of it is not deleted while it holds an object, and the key only 30 days later.
 *
 * Renders `aws_s3_bucket` with its public access block, ownership controls, policy, encryption and versioning, one after
 * the other: S3 refuses some of them side by side, and at every step what is there already is safe. Without `kmsKeyArn`
 * also `aws_kms_key` and `aws_kms_alias`.
 *
 * Security Hub S3.1, S3.5, S3.8, S3.12, S3.14, S3.17; CIS AWS Foundations 3.1.1, 3.1.4.
 */
export class PrivateBucket extends Construct {
  readonly bucket: S3Bucket;
  readonly publicAccessBlock: S3BucketPublicAccessBlock;
  readonly ownership: S3BucketOwnershipControls;
  readonly policy: S3BucketPolicy;
  readonly encryption: S3BucketServerSideEncryptionConfigurationA;
  readonly versioning: S3BucketVersioningA;
  /** The bucket's own key; unset with `kmsKeyArn`. */
  readonly key?: KmsKey;
  /** `alias/s3/<bucket>`, a dot in the bucket's name written `_`; unset with `kmsKeyArn`. */
  readonly keyAlias?: KmsAlias;

  /** @throws InvalidValue that names every property which is not usable. */
  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    super(scope, id);
    const { bucketName, accountId, partition = 'aws', provider, kmsKeyArn } = props;
    refuse(this, [
      findingIn('bucketName', bucketName, BucketName.parse),
      findingIn('accountId', accountId, AwsAccountId.parse),
      findingIn('kmsKeyArn', kmsKeyArn, (text) => parseKeyArn(text, partition)),
    ]);

    const owner = { bucketName, accountId, partition, provider };
    let keyArn = kmsKeyArn;
    if (keyArn === undefined) {
      this.key = bucketKey(this, owner);
      this.keyAlias = bucketKeyAlias(this, this.key, owner);
      keyArn = this.key.arn;
    }

    this.bucket = new S3Bucket(this, 'bucket', {
      provider,
      bucket: bucketName,
      forceDestroy: false,
      lifecycle: { preventDestroy: true },
    });
    const bucket = this.bucket.id;
    this.publicAccessBlock = new S3BucketPublicAccessBlock(this, 'public-access', {
      provider,
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    this.ownership = new S3BucketOwnershipControls(this, 'ownership', {
      provider,
      bucket,
      rule: { objectOwnership: 'BucketOwnerEnforced' },
      dependsOn: [this.publicAccessBlock],
    });
    this.policy = new S3BucketPolicy(this, 'policy', {
      provider,
      bucket,
      policy: bucketPolicy(partition, bucketName, keyArn),
      dependsOn: [this.ownership],
    });
    this.encryption = new S3BucketServerSideEncryptionConfigurationA(this, 'encryption', {
      provider,
      bucket,
      rule: [
        {
          applyServerSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: keyArn },
          bucketKeyEnabled: true,
          // Left out, provider 6.25 plans at each run to take the block away that S3 sets by default.
          blockedEncryptionTypes: ['SSE-C'],
        },
      ],
      dependsOn: [this.policy],
    });
    this.versioning = new S3BucketVersioningA(this, 'versioning', {
      provider,
      bucket,
      versioningConfiguration: { status: 'Enabled' },
      dependsOn: [this.encryption],
    });
  }
}
