import { S3BucketObjectLockConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-object-lock-configuration';
import { Token } from 'cdktf';
import type { Construct } from 'constructs';
import { InvalidValue } from '../values';
import type { HardenedBucket } from './hardened-bucket';

/** For how long nobody deletes or overwrites a version of an object. */
export interface ObjectLock {
  /** `COMPLIANCE` binds everybody, root included; `GOVERNANCE` whoever lacks `s3:BypassGovernanceRetention`. */
  readonly mode: 'COMPLIANCE' | 'GOVERNANCE';
  /** Days from the writing of a version. */
  readonly days: number;
}

/** S3's longest default retention is 100 years. */
const LONGEST_DAYS = 36_500;

export function lockFinding({ mode, days }: ObjectLock): InvalidValue | undefined {
  const modes: readonly string[] = ['COMPLIANCE', 'GOVERNANCE'];
  const usable = Token.isUnresolved(days) || (Number.isInteger(days) && days >= 1 && days <= LONGEST_DAYS);
  if (usable && modes.includes(mode)) return undefined;
  return new InvalidValue({
    problem: 'lock: this is not a retention',
    given: `${mode}, ${days} days`,
    allowed: `its mode is ${modes.join(' or ')}, and it is a whole number of days from 1 to ${LONGEST_DAYS}`,
    control: 'AWS-STO-11',
  });
}

/**
 * Turns the lock on by its own resource: the argument of the bucket itself would have Terraform replace a bucket that
 * stands already.
 */
export function objectLock(
  scope: Construct,
  { bucket, lifecycle }: HardenedBucket,
  { mode, days }: ObjectLock,
): S3BucketObjectLockConfigurationA {
  return new S3BucketObjectLockConfigurationA(scope, 'lock', {
    provider: bucket.provider,
    bucket: bucket.id,
    objectLockEnabled: 'Enabled',
    rule: { defaultRetention: { mode, days } },
    dependsOn: [lifecycle],
  });
}
