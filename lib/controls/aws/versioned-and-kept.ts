import type { Control } from '../control';
import { eachBucket, settingOf } from './bucket';
import { settingGaps } from './gap';

const REMEDY =
  'set status Enabled in aws_s3_bucket_versioning, lifecycle prevent_destroy to true and force_destroy not at all on the bucket';

/** AWS-STO-09: what is overwritten or deleted can be had back, and a run of Terraform cannot delete the bucket. */
export const versionedAndKept: Control = {
  id: 'AWS-STO-09',
  title: 'Each bucket is versioned and kept',
  risk: 'An overwrite, a deletion or a destroyed stack takes the only copy of the data away.',
  remedy: REMEDY,
  references: [
    { source: 'Security Hub', id: 'S3.14' },
    { source: 'NIST 800-53', id: 'CP-9' },
  ],
  cloud: 'aws',
  scope: 'resource',
  needs: [],
  reads: [
    ['bucketVersioning', 'bucket'],
    ['bucketVersioning', 'status'],
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
      const { preventDestroy, forceDestroy } = bucket.fields;
      const kept = [
        ...settingGaps('preventDestroy', preventDestroy, (value) => value === true),
        ...settingGaps('forceDestroy', forceDestroy, (value) => value !== true),
      ];
      return { gaps: [...versioning.gaps, ...kept], by: versioning.by };
    }),
};
