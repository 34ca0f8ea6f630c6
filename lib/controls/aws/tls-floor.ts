import type { Statement } from '../../posture';
import { always, PRESENT } from '../../requests';
import type { Control } from '../control';
import { eachBucket } from './bucket';
import { type Denied, judgePolicy } from './bucket-requests';
import { POLICY_READS } from './organization/guarded';
import { inAccountOrBelow, unlessWithheld } from './organization/storage-requests';

const REMEDY =
  'deny s3:* on the bucket and on its objects to everyone where s3:TlsVersion is less than 1.2, in the policy of the bucket';

const MODERN: Statement = {
  effect: 'Deny',
  actions: { not: false, patterns: ['*'] },
  resources: { not: false, patterns: ['*'] },
  conditions: [{ operator: 'NumericGreaterThanEquals', key: 's3:TlsVersion', values: ['1.2'] }],
};

const OLD_TLS: Denied = {
  keys: { 'aws:securetransport': always('true'), 's3:tlsversion': PRESENT },
  except: [MODERN],
  setting: 's3:TlsVersion<1.2',
  how: ({ context }) => `over TLS ${context['s3:tlsversion']}`,
};

/**
 * AWS-STO-06: the bucket's policy, or a resource control policy over its account, denies every request over a TLS version
 * before 1.2, whoever makes it. For an organization: a resource control policy does, for every bucket below. Plain HTTP has
 * no TLS version: AWS-STO-05 is about that.
 */
export const tlsFloor: Control = {
  id: 'AWS-STO-06',
  title: 'Each bucket asks for TLS 1.2 or later',
  risk: 'Old versions of TLS can be broken, and a client can be talked into one.',
  remedy: REMEDY,
  references: [
    { source: 'NIST 800-53', id: 'SC-8(1)' },
    { source: 'NIST 800-53', id: 'SC-13' },
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
      'AWS-STO-06',
      eachBucket(situation, REMEDY, (bucket) =>
        unlessWithheld(situation, 'AWS-STO-06', judgePolicy(situation, bucket, OLD_TLS)),
      ),
    ),
};
