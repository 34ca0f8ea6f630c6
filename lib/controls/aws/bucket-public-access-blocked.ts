import type { Control } from '../control';
import { eachBucket, settingOf } from './bucket';
import { noPublicAccessBlock, publicAccessGaps, publicAccessReads } from './public-access';

const REMEDY = 'set all four settings of aws_s3_bucket_public_access_block to true for the bucket';

/** AWS-STO-01: no bucket can be made public, whatever its policy, its ACLs or those of its objects say. */
export const bucketPublicAccessBlocked: Control = {
  id: 'AWS-STO-01',
  title: 'Public access to each bucket is blocked',
  risk: 'One policy or ACL, written by mistake, opens the bucket to everyone on the Internet.',
  remedy: REMEDY,
  references: [
    { source: 'CIS AWS v7', id: '3.1.4' },
    { source: 'AWS FSBP', id: 'S3.8' },
    { source: 'AWS FSBP', id: 'S3.2' },
    { source: 'AWS FSBP', id: 'S3.3' },
    { source: 'NIST 800-53', id: 'AC-3' },
    { source: 'NIST 800-53', id: 'AC-4(21)' },
  ],
  cloud: 'aws',
  judges: 'accountsAndOrganization',
  scope: 'resource',
  needs: [],
  reads: [['bucketPublicAccessBlock', 'bucket'], ...publicAccessReads('bucketPublicAccessBlock')],
  check: (situation) =>
    eachBucket(situation, REMEDY, (bucket) =>
      settingOf(
        situation.posture,
        'bucketPublicAccessBlock',
        bucket,
        ({ fields }) => publicAccessGaps(fields),
        () => [noPublicAccessBlock('no aws_s3_bucket_public_access_block is for the bucket')],
      ),
    ),
};
