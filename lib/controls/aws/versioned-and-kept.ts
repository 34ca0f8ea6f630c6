import type { Control } from '../control';
import { eachBucket, settingOf } from './bucket';
import { settingGaps } from './gap';
import { lifecycleGaps, NO_LIFECYCLE } from './lifecycle-rules';

const REMEDY =
  'set status Enabled in aws_s3_bucket_versioning, lifecycle prevent_destroy to true and force_destroy not at all on the bucket, and a rule for all objects that ends unfinished uploads, and old versions after 30 days or more';

/**
 * AWS-STO-09: what is overwritten or deleted can be had back for 30 days, a run of Terraform cannot delete the bucket, and
 * what nobody needs any more (old versions, parts of unfinished uploads) goes in the end. When current objects go is their
 * owner's say.
 */
export const versionedAndKept: Control = {
  id: 'AWS-STO-09',
  title: 'Each bucket is versioned, kept and tidied',
  risk: 'An overwrite, a deletion or a destroyed stack takes the only copy of the data away.',
  remedy: REMEDY,
  references: [
    { source: 'Security Hub', id: 'S3.10' },
    { source: 'Security Hub', id: 'S3.13' },
    { source: 'Security Hub', id: 'S3.14' },
    { source: 'NIST 800-53', id: 'CP-9' },
  ],
  cloud: 'aws',
  judges: 'accountsAndOrganization',
  scope: 'resource',
  needs: [],
  reads: [
    ['bucketVersioning', 'bucket'],
    ['bucketVersioning', 'status'],
    ['bucketLifecycle', 'bucket'],
    ['bucketLifecycle', 'rules'],
    ['bucketLifecycle', 'open'],
    ['bucket', 'preventDestroy'],
    ['bucket', 'forceDestroy'],
  ],
  check: (situation) =>
    eachBucket(situation, REMEDY, (bucket) => {
      const versioning = settingOf(
        situation.posture,
        'bucketVersioning',
        bucket,
        ({ fields }) => settingGaps('versioning', fields.status, (value) => value === 'Enabled'),
        () => [
          {
            given: 'no aws_s3_bucket_versioning is for the bucket',
            meaning: { settings: ['versioning=unset'] },
            origins: [],
          },
        ],
      );
      const lifecycle = settingOf(situation.posture, 'bucketLifecycle', bucket, lifecycleGaps, () => NO_LIFECYCLE);
      const { preventDestroy, forceDestroy } = bucket.fields;
      const kept = [
        ...settingGaps('preventDestroy', preventDestroy, (value) => value === true),
        ...settingGaps('forceDestroy', forceDestroy, (value) => value !== true),
      ];
      return { gaps: [...versioning.gaps, ...lifecycle.gaps, ...kept], by: [...versioning.by, ...lifecycle.by] };
    }),
};
