import type { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import type { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { S3BucketLoggingA } from '@cdktf/provider-aws/lib/s3-bucket-logging';
import type { S3BucketObjectLockConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-object-lock-configuration';
import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import {
  type AwsPartition,
  InvalidValue,
  limitInWords,
  listRemedy,
  POLICY_LIMITS,
  policyText,
  sizeInWords,
  sizeOf,
} from '../values';
import type { AccessLogBucket } from './access-log-bucket';
import { bucketKey, bucketKeyAlias } from './bucket-key';
import { type ObjectLock, objectLock } from './bucket-lock';
import { type BucketReach, bucketArns, modernTlsOnly, noOtherKey, reachedFromOnly } from './bucket-policy';
import { type HardenedBucket, hardenedBucket } from './hardened-bucket';
import { type PolicyStatement, policyDocument } from './policy-document';

export interface ClosedBucketProps {
  readonly bucketName: string;
  readonly accountId: string;
  readonly partition: AwsPartition;
  readonly provider?: TerraformProvider;
  readonly kmsKeyArn?: string;
  readonly accessLogs?: AccessLogBucket;
  readonly keepOldVersionsDays: number;
  readonly lock?: ObjectLock;
  readonly reach?: BucketReach;
  /** Statements by which one service writes and nobody else; unset: whoever may write uses the key. */
  readonly service?: readonly PolicyStatement[];
}

/** A private bucket's resources: a bucket, its replica, or a bucket that a service writes to. */
export interface ClosedBucket extends HardenedBucket {
  /** The bucket's own key; unset where an existing one is used. */
  readonly key?: KmsKey;
  /** `alias/s3/<bucket>`, a dot in the bucket's name written `_`; unset where an existing key is used. */
  readonly keyAlias?: KmsAlias;
  /** ARN of the key, whoever made it. */
  readonly keyArn: string;
  readonly logging?: S3BucketLoggingA;
  readonly lock?: S3BucketObjectLockConfigurationA;
}

/** A hardened bucket under one KMS key, its requests logged and its versions locked where asked. */
export function closedBucket(scope: Construct, props: ClosedBucketProps): ClosedBucket {
  const { bucketName, provider, kmsKeyArn, accessLogs, lock } = props;
  const owner = { ...props, ...(provider === undefined ? {} : { provider }) };
  const own = kmsKeyArn === undefined ? { key: bucketKey(scope, owner) } : undefined;
  const keyAlias = own && bucketKeyAlias(scope, own.key, owner);
  const keyArn = own?.key.arn ?? kmsKeyArn ?? '';
  const settings = hardenedBucket(scope, {
    bucketName,
    provider,
    policy: policyDocument(statementsOf(props, keyArn)),
    keyArn,
    keepOldVersionsDays: props.keepOldVersionsDays,
  });
  const logging =
    accessLogs === undefined
      ? undefined
      : new S3BucketLoggingA(scope, 'logging', {
          provider,
          bucket: settings.bucket.id,
          targetBucket: accessLogs.bucket.id,
          targetPrefix: `${bucketName}/`,
          dependsOn: [settings.lifecycle, accessLogs.settings.lifecycle],
        });
  return {
    ...settings,
    ...own,
    ...(keyAlias === undefined ? {} : { keyAlias }),
    keyArn,
    ...(logging === undefined ? {} : { logging }),
    ...(lock === undefined ? {} : { lock: objectLock(scope, settings, lock) }),
  };
}

function statementsOf(
  { bucketName, partition, service, reach }: ClosedBucketProps,
  keyArn: string,
): readonly PolicyStatement[] {
  const arns = bucketArns(partition, bucketName);
  return [
    ...(service ?? []),
    ...modernTlsOnly(arns),
    ...(service === undefined ? noOtherKey(arns, keyArn) : []),
    ...(reach === undefined ? [] : reachedFromOnly(arns, reach)),
  ];
}

/** As long as the ARN of a key in the longest partition and Region. */
const SOME_KEY = `arn:aws-us-gov:kms:ap-southeast-99:111122223333:key/mrk-${'0'.repeat(32)}`;

/** What S3 would have against the length of the bucket's policy. A list of ranges cannot be split: each deny has it whole. */
export function policyFinding(props: ClosedBucketProps): InvalidValue | undefined {
  const limit = POLICY_LIMITS.bucket;
  const size = sizeOf(policyText(statementsOf(props, props.kmsKeyArn ?? SOME_KEY)), limit.counted);
  if (size <= limit.most) return undefined;
  return new InvalidValue({
    problem: 'the policy of the bucket is too long',
    given: sizeInWords(size, limit.counted),
    allowed: limitInWords(limit),
    remedy: listRemedy(props.reach?.network.ranges.length ?? 0, []),
    control: 'AWS-STO-12',
  });
}
