import type { Control } from '../control';
import { eachBucket, settingOf } from './bucket';
import { settingGaps } from './gap';

const REMEDY = 'set object_ownership to BucketOwnerEnforced in aws_s3_bucket_ownership_controls for the bucket';

/** AWS-STO-04: ACLs are off, so that policies alone decide and the bucket's account owns every object. */
export const aclsDisabled: Control = {
  id: 'AWS-STO-04',
  title: 'ACLs are disabled on each bucket',
  risk: 'Whoever may write an object can share it by an ACL, out of sight of every policy.',
  remedy: REMEDY,
  references: [
    { source: 'AWS FSBP', id: 'S3.12' },
    { source: 'NIST 800-53', id: 'AC-3' },
  ],
  cloud: 'aws',
  judges: 'accountsAndOrganization',
  scope: 'resource',
  needs: [],
  reads: [
    ['bucketOwnership', 'bucket'],
    ['bucketOwnership', 'objectOwnership'],
  ],
  check: (situation) =>
    eachBucket(situation, REMEDY, (bucket) =>
      settingOf(
        situation.posture,
        'bucketOwnership',
        bucket,
        ({ fields }) =>
          settingGaps('objectOwnership', fields.objectOwnership, (value) => value === 'BucketOwnerEnforced'),
        () => [
          {
            given: 'no aws_s3_bucket_ownership_controls is for the bucket',
            meaning: { settings: ['objectOwnership=unset'] },
            origins: [],
          },
        ],
      ),
    ),
};
