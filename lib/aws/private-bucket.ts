import type { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { AwsAccountId, type AwsPartition, BucketName, InvalidValue, type TrustedNetwork } from '../values';
import type { AccessLogBucket } from './access-log-bucket';
import { parseKeyArn } from './bucket-key';
import { lockFinding, type ObjectLock } from './bucket-lock';
import { reachFindings, reachOf } from './bucket-reach';
import { type Replication, replication, replicationRoleArn } from './bucket-replication';
import { type ClosedBucket, closedBucket, policyFinding } from './closed-bucket';
import { daysFinding, findingIn, refuse } from './findings';

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
  /**
   * Where its access logs go: a log bucket of the same account and Region.
   *
   * @default - requests are not logged (AWS-STO-10)
   */
  readonly accessLogs?: AccessLogBucket;
  /**
   * Days for which an overwritten or deleted version is kept, from 30.
   *
   * @default 90
   */
  readonly keepOldVersionsDays?: number;
  /**
   * For how long nobody deletes or overwrites a version.
   *
   * @default - whoever may delete a version can
   */
  readonly lock?: ObjectLock;
  /**
   * The only places from which the bucket is reached.
   *
   * @default - policies of IAM alone decide
   */
  readonly reach?: BucketReachProps;
  /**
   * A second bucket that holds a copy of every version.
   *
   * @default - there is no copy
   */
  readonly replica?: BucketReplicaProps;
}

export interface BucketReachProps {
  /** The networks from which bucket and objects are reached. */
  readonly network: TrustedNetwork;
  /** Name of the role by which the pipeline applies, without path. It reaches the bucket's settings from anywhere. */
  readonly deployerRole: string;
  /**
   * Names of the roles for emergencies, without path. They reach the bucket's settings from anywhere, and not its objects.
   *
   * @default - none
   */
  readonly emergencyRoles?: readonly string[];
  /**
   * Ids of VPC endpoints through which bucket and objects are reached, too.
   *
   * @default - none: a request through a VPC endpoint is denied
   */
  readonly vpcEndpointIds?: readonly string[];
}

export interface BucketReplicaProps {
  /** Name of the replica, unique in its partition. */
  readonly bucketName: string;
  /** The provider that makes the replica: one of another Region, so that the copy outlives the first. */
  readonly provider: TerraformProvider;
  /**
   * Where the replica's access logs go: a log bucket of its Region.
   *
   * @default - requests to the replica are not logged (AWS-STO-10)
   */
  readonly accessLogs?: AccessLogBucket;
}

const LEAST_DAYS = 30;

/**
 * A bucket that is never public, is reached over TLS 1.2 or later only, and holds every object under one KMS key.
 *
 * - No public access, by policy or by access control list (AWS-STO-01), and no such lists at all: the bucket's owner owns
 *   every object (AWS-STO-04).
 * - Requests over plain HTTP (AWS-STO-05) or TLS before 1.2 (AWS-STO-06) are denied to everyone, owner included.
 * - Objects are encrypted under the key, with an S3 Bucket Key (AWS-STO-07). An upload names nothing and gets it, or names
 *   `aws:kms` and the key's ARN; one that names another algorithm or another key is denied, and so is `aws:kms` without a
 *   key, for which S3 would take its own. Keys that the uploader brings (SSE-C) are blocked (AWS-STO-08).
 * - Old versions are kept for `keepOldVersionsDays`, parts of uploads that nobody finished for a week (AWS-STO-09). Bucket
 *   and key stand against being destroyed by Terraform while they are in the code; a bucket that is taken out of it is
 *   not deleted while it holds an object, and the key only 30 days later.
 * - With `accessLogs` each request is logged into another bucket (AWS-STO-10).
 * - With `lock` nobody deletes a version before its time (AWS-STO-11).
 * - With `reach` requests from elsewhere are denied (AWS-STO-12). Excepted are AWS services by their own principals, what
 *   a service forwards for somebody, the role by which S3 replicates and, for the bucket's settings but not its objects,
 *   the deployer's role and those for emergencies (AWS-BG-01).
 * - With `replica` every version is copied into a bucket that is closed in the same ways (AWS-STO-15); deletions are not.
 *
 * Renders `aws_s3_bucket` with its public access block, ownership controls, policy, encryption, versioning and lifecycle
 * rule, one after the other: S3 refuses some of them side by side, and at every step what is there already is safe.
 * Without `kmsKeyArn` also `aws_kms_key` and `aws_kms_alias`; with `accessLogs` `aws_s3_bucket_logging`; with `lock`
 * `aws_s3_bucket_object_lock_configuration`; with `replica` all of that once more, and `aws_iam_role`,
 * `aws_iam_role_policy` and `aws_s3_bucket_replication_configuration`.
 *
 * Security Hub S3.1, S3.5, S3.7 to S3.10, S3.12 to S3.15, S3.17; CIS AWS Foundations 3.1.1, 3.1.4.
 */
export class PrivateBucket extends Construct {
  /** The bucket's resources. */
  readonly parts: ClosedBucket;
  /** The replica's resources. */
  readonly replica?: ClosedBucket;
  readonly replication?: Replication;

  /** @throws InvalidValue that names every property which is not usable. */
  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    super(scope, id);
    const { partition = 'aws', keepOldVersionsDays = 90, accountId, bucketName, lock, reach, replica } = props;
    refuse(this, findingsIn(props, partition, keepOldVersionsDays));

    const serviceRoles = replica === undefined ? [] : [replicationRoleArn(partition, accountId, bucketName)];
    const shared = {
      accountId,
      partition,
      keepOldVersionsDays,
      ...(lock === undefined ? {} : { lock }),
      ...(reach === undefined ? {} : { reach: reachOf(reach, { accountId, partition, serviceRoles }) }),
    };
    const { provider, kmsKeyArn, accessLogs } = props;
    const own = {
      ...shared,
      bucketName,
      ...(provider === undefined ? {} : { provider }),
      ...(kmsKeyArn === undefined ? {} : { kmsKeyArn }),
      ...(accessLogs === undefined ? {} : { accessLogs }),
    };
    refuse(this, [policyFinding(own)]);
    this.parts = closedBucket(this, own);
    if (replica === undefined) return;
    const copy = closedBucket(new Construct(this, 'replica'), { ...shared, ...replica });
    this.replica = copy;
    this.replication = replication(this, {
      partition,
      from: { bucketName, bucket: this.parts },
      to: { bucketName: replica.bucketName, bucket: copy },
      locked: lock !== undefined,
    });
  }

  get bucket(): S3Bucket {
    return this.parts.bucket;
  }
}

function findingsIn(props: PrivateBucketProps, partition: AwsPartition, keepOldVersionsDays: number) {
  const { bucketName, accountId, kmsKeyArn, lock, reach, replica } = props;
  return [
    findingIn('bucketName', bucketName, BucketName.parse),
    findingIn('accountId', accountId, AwsAccountId.parse),
    findingIn('kmsKeyArn', kmsKeyArn, (text) => parseKeyArn(text, partition)),
    daysFinding('keepOldVersionsDays', keepOldVersionsDays, { least: LEAST_DAYS, control: 'AWS-STO-09' }),
    lock && lockFinding(lock),
    ...(reach === undefined ? [] : reachFindings(reach)),
    findingIn('replica.bucketName', replica?.bucketName, BucketName.parse),
    logFinding('accessLogs', props),
    ...(replica === undefined ? [] : [logFinding('replica.accessLogs', replica)]),
  ];
}

/** S3 logs into a bucket of the same Region: it refuses any other at apply. */
function logFinding(
  property: string,
  { accessLogs, provider }: { readonly accessLogs?: AccessLogBucket; readonly provider?: TerraformProvider },
): InvalidValue | undefined {
  if (accessLogs === undefined || accessLogs.bucket.provider === provider) return undefined;
  return new InvalidValue({
    problem: `${property}: the log bucket is made by another provider than the bucket`,
    given: accessLogs.node.path,
    allowed: 'S3 logs into a bucket of the same account and Region',
    remedy: 'Make a log bucket in each Region that has a bucket',
    control: 'AWS-STO-10',
  });
}
