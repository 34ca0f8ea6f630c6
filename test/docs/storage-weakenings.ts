import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import { S3BucketLoggingA } from '@cdktf/provider-aws/lib/s3-bucket-logging';
import { S3BucketObjectLockConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-object-lock-configuration';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketReplicationConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-replication-configuration';
import type { TerraformElement } from 'cdktf';
import { elementOf, stackOf } from '../support/guarded-contoso';
import type { Weakening } from './weakened';

type Found<T> = new (...given: never[]) => T;

/** Overrides an argument of a resource of contoso's production account. */
const inProduction = <T extends TerraformElement>(
  type: Found<T>,
  path: string,
  key: string,
  value: unknown | ((element: T) => unknown),
): Weakening => ({
  tenant: 'contoso',
  weaken: (tenant) => {
    const element = elementOf(stackOf(tenant, 'aws.prod'), type, path);
    element.addOverride(key, typeof value === 'function' ? value(element) : value);
  },
});

/** Rewrites the text of a bucket's policy. */
const inBucketPolicy = (path: string, from: string, to: string) =>
  inProduction(S3BucketPolicy, path, 'policy', ({ policyInput = '' }: S3BucketPolicy) => policyInput.replace(from, to));

/** What the pages of the buckets show of their choices. */
export const storageWeakenings: Readonly<Record<string, Weakening>> = {
  'bucket-untidy': inProduction(
    S3BucketLifecycleConfiguration,
    '/bucket-ledger/lifecycle',
    'rule.0.noncurrent_version_expiration.0.noncurrent_days',
    1,
  ),
  'bucket-log-writes': inBucketPolicy(
    '/access-logs-eu-north-1/',
    '"aws:PrincipalServiceName":"logging.s3.amazonaws.com"',
    '"aws:PrincipalServiceName":["logging.s3.amazonaws.com","lambda.amazonaws.com"]',
  ),
  'bucket-lock-shortened': inProduction(
    S3BucketObjectLockConfigurationA,
    '/bucket-archive/',
    'rule.default_retention.days',
    1,
  ),
  'bucket-network-open': inBucketPolicy('/bucket-ledger/policy', '203.0.113.0/26', '203.0.113.0/25'),
  'bucket-copied-away': inProduction(S3BucketReplicationConfigurationA, '/bucket-ledger/', 'rule.0.destination', {
    account: '999988887777',
    bucket: 'arn:aws:s3:::elsewhere',
  }),
  'log-itself': inProduction(
    S3BucketLoggingA,
    '/bucket-ledger/logging',
    'target_bucket',
    ({ bucketInput }: S3BucketLoggingA) => bucketInput,
  ),
  'log-other-account': inBucketPolicy(
    '/access-logs-eu-north-1/',
    '"aws:SourceAccount":"111122223333"',
    '"aws:SourceAccount":["111122223333","999988887777"]',
  ),
};
