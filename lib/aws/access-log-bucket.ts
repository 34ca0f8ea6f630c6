import type { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { AwsAccountId, type AwsPartition, BucketName } from '../values';
import { bucketArns, logDeliveryOnly, modernTlsOnly } from './bucket-policy';
import { daysFinding, findingIn, refuse } from './findings';
import { type HardenedBucket, hardenedBucket } from './hardened-bucket';
import { policyDocument } from './policy-document';

export interface AccessLogBucketProps {
  /** Name of the bucket, unique in its partition. */
  readonly bucketName: string;
  /** The account whose buckets are logged, 12 digits. */
  readonly accountId: string;
  /**
   * The AWS partition that ARNs are written for.
   *
   * @default 'aws'
   */
  readonly partition?: AwsPartition;
  /**
   * The provider that makes the bucket, which decides its Region: S3 logs into a bucket of the same Region.
   *
   * @default - the stack's default provider, and so its Region
   */
  readonly provider?: TerraformProvider;
  /**
   * Days after which a log goes.
   *
   * @default 400
   */
  readonly keepDays?: number;
}

const CONTROL = 'AWS-STO-10';

/**
 * A bucket that holds the access logs of the other buckets of its account and Region, and that S3's log delivery alone
 * can write to.
 *
 * It is as closed as a `PrivateBucket` (AWS-STO-01, AWS-STO-04 to AWS-STO-06, AWS-STO-08, AWS-STO-09) but for the key:
 * S3 delivers access logs only into a bucket that S3's own keys encrypt by default (AWS-STO-07 is judged by that). Log
 * delivery of this account may put objects; everybody else is denied it, owner included (AWS-STO-10). Logs go after
 * `keepDays`; the bucket itself is kept. It has no access logs of its own: they would log themselves.
 *
 * Renders `aws_s3_bucket` with its public access block, ownership controls, policy, encryption, versioning and lifecycle
 * rule.
 *
 * Security Hub S3.9; NIST SP 800-53 AU-2, AU-12; Amazon S3 User Guide, "Enabling Amazon S3 server access logging".
 */
export class AccessLogBucket extends Construct {
  readonly bucketName: string;
  readonly settings: HardenedBucket;

  /** @throws InvalidValue that names every property which is not usable. */
  constructor(scope: Construct, id: string, props: AccessLogBucketProps) {
    super(scope, id);
    const { bucketName, accountId, partition = 'aws', provider, keepDays = 400 } = props;
    refuse(this, [
      findingIn('bucketName', bucketName, BucketName.parse),
      findingIn('accountId', accountId, AwsAccountId.parse),
      daysFinding('keepDays', keepDays, { least: 1, control: CONTROL }),
    ]);
    const arns = bucketArns(partition, bucketName);
    this.bucketName = bucketName;
    this.settings = hardenedBucket(this, {
      bucketName,
      provider,
      policy: policyDocument([...logDeliveryOnly(arns, accountId), ...modernTlsOnly(arns)]),
      keepOldVersionsDays: 90,
      keepDays,
    });
  }

  get bucket(): S3Bucket {
    return this.settings.bucket;
  }
}
