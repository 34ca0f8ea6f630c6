import { ABSENT, always } from '../../requests';
import type { Control } from '../control';
import { eachBucket } from './bucket';
import { type Denied, judgePolicy } from './bucket-requests';
import { POLICY_READS } from './organization/guarded';
import { inAccountOrBelow, unlessWithheld } from './organization/storage-requests';

const REMEDY =
  'deny s3:* on the bucket and on its objects to everyone where aws:SecureTransport is false, in the policy of the bucket';

const PLAIN_HTTP: Denied = {
  keys: { 'aws:securetransport': always('false'), 's3:tlsversion': ABSENT },
  setting: 'aws:SecureTransport=false',
  how: () => 'over plain HTTP',
};

/**
 * AWS-STO-05: the bucket's policy, or a resource control policy over its account, denies every request that does not come
 * over TLS, whoever makes it. For an organization: a resource control policy does, for every bucket below.
 */
export const tlsOnly: Control = {
  id: 'AWS-STO-05',
  title: 'Each bucket is reached over TLS only',
  risk: 'Data and signed requests cross networks in clear text for whoever listens to read, and to replay.',
  remedy: REMEDY,
  references: [
    { source: 'CIS AWS v7', id: '3.1.1' },
    { source: 'AWS FSBP', id: 'S3.5' },
    { source: 'NIST 800-53', id: 'SC-8' },
    { source: 'NIST 800-53', id: 'AC-17(2)' },
  ],
  cloud: 'aws',
  judges: 'accountsAndOrganization',
  scope: 'resource',
  staged: true,
  needs: [],
  reads: [['bucketPolicy', 'bucket'], ['bucketPolicy', 'document'], ...POLICY_READS],
  check: (situation) =>
    inAccountOrBelow(
      situation,
      'AWS-STO-05',
      eachBucket(situation, REMEDY, (bucket) =>
        unlessWithheld(situation, 'AWS-STO-05', judgePolicy(situation, bucket, PLAIN_HTTP)),
      ),
    ),
};
