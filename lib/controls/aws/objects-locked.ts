import type { DeclaredBucket } from '../../declaration';
import { type Entity, symbolOf } from '../../posture';
import type { Control, Situation } from '../control';
import { declaredBucket } from './account';
import { type Bucket, isFor, outcomesFor, settingOf } from './bucket';
import { type Gap, settingGaps } from './gap';

const REMEDY =
  'set object_lock_enabled to Enabled and a default_retention in aws_s3_bucket_object_lock_configuration for the bucket, with the declared mode and days or more';

/**
 * AWS-STO-11: where a lock was asked for (declared, or rendered in part), nobody deletes or overwrites a version before
 * its time. A declared lock is held as long and as strictly as declared: `COMPLIANCE` also stands for `GOVERNANCE`.
 */
export const objectsLocked: Control = {
  id: 'AWS-STO-11',
  title: 'Versions are locked where a lock was asked for',
  risk: 'Whoever may delete, an intruder or an administrator under pressure, deletes every version for good.',
  remedy: REMEDY,
  references: [
    { source: 'Security Hub', id: 'S3.15' },
    { source: 'NIST 800-53', id: 'AU-9' },
  ],
  cloud: 'aws',
  judges: 'accountsAndOrganization',
  scope: 'resource',
  needs: [],
  reads: [
    ['bucketLock', 'bucket'],
    ['bucketLock', 'enabled'],
    ['bucketLock', 'mode'],
    ['bucketLock', 'days'],
    ['bucketLock', 'years'],
  ],
  check: (situation) => {
    const asked = situation.posture.entities.bucket.filter((bucket) => isAsked(bucket, situation));
    return outcomesFor(asked, 'no lock is asked for', REMEDY, (bucket) => {
      const declared = declaredBucket(situation, bucket)?.lock;
      return settingOf(
        situation.posture,
        'bucketLock',
        bucket,
        (lock) => gapsOf(lock, declared),
        () => [
          {
            given: 'no aws_s3_bucket_object_lock_configuration is for the bucket',
            meaning: { settings: ['lock=unset'] },
            origins: [],
          },
        ],
      );
    });
  },
};

type Lock = NonNullable<DeclaredBucket['lock']>;

function isAsked(bucket: Bucket, situation: Situation): boolean {
  const { posture } = situation;
  const rendered = posture.entities.bucketLock.some(({ fields }) => isFor(fields.bucket, bucket, posture) !== 'no');
  return rendered || declaredBucket(situation, bucket)?.lock !== undefined;
}

function gapsOf({ fields }: Entity<'bucketLock'>, declared: Lock | undefined): Gap[] {
  const modes = declared?.mode === 'compliance' ? ['COMPLIANCE'] : ['COMPLIANCE', 'GOVERNANCE'];
  const inYears = symbolOf(fields.years) !== undefined || fields.years.is === 'unknown';
  const least = declared?.days ?? 1;
  return [
    ...settingGaps('lock', fields.enabled, (value) => value === undefined || value === 'Enabled'),
    ...settingGaps('lockMode', fields.mode, (value) => modes.includes(value ?? '')),
    ...(inYears
      ? settingGaps('lockYears', fields.years, (value) => Number(value) * 365 >= least)
      : settingGaps('lockDays', fields.days, (value) => Number(value) >= least)),
  ];
}
