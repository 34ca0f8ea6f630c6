import type { Entity, Statement } from '../../posture';
import { ANY, always, type Request } from '../../requests';
import type { Control, Situation } from '../control';
import { type Bucket, eachBucket, type Judgement, settingOf } from './bucket';
import { type Denied, judgePolicy } from './bucket-requests';
import { type Gap, settingGaps } from './gap';
import { isLogBucket } from './log-buckets';
import { isCustomerKey, keyGaps, keyOf } from './own-key';
import { keyPattern } from './policy-texts';

const REMEDY =
  "encrypt by default with aws:kms, a key of your own that is rotated, and a bucket key; deny s3:PutObject that names another algorithm, another key, or aws:kms without a key, in the bucket's policy";

const ALGORITHM = 's3:x-amz-server-side-encryption';
const KEY = 's3:x-amz-server-side-encryption-aws-kms-key-id';
const KMS = ['aws:kms', 'aws:kms:dsse'];

/**
 * AWS-STO-07: every object is encrypted under one customer managed KMS key: the default says so, and the bucket's policy
 * denies uploads that name anything else. An upload that names nothing gets the default; one that names `aws:kms` and no
 * key gets the account's AWS managed key (Amazon S3 API Reference, PutObject), so it has to be denied too.
 *
 * A key of the same stack has to be enabled and rotated. Bucket keys do not exist for `aws:kms:dsse`. S3 delivers access
 * logs only into a bucket that its own keys encrypt by default, so of a log bucket (AWS-STO-10) exactly that is asked.
 * CloudTrail writes under the key that its trail is given (AWS-LOG-02).
 */
export const encryptedWithOwnKey: Control = {
  id: 'AWS-STO-07',
  title: 'Each bucket is encrypted with a key of its own, and no other key is taken',
  risk: 'Whoever may read the objects needs no right to a key, and nobody can take the data away by taking the key away.',
  remedy: REMEDY,
  references: [
    { source: 'Security Hub', id: 'S3.17' },
    { source: 'Security Hub', id: 'KMS.4' },
    { source: 'CIS AWS v7', id: '4.6' },
    { source: 'NIST 800-53', id: 'SC-28(1)' },
    { source: 'NIST 800-53', id: 'SC-12' },
  ],
  cloud: 'aws',
  judges: 'accountsAndOrganization',
  scope: 'resource',
  needs: [],
  reads: [
    ['bucketEncryption', 'bucket'],
    ['bucketEncryption', 'algorithm'],
    ['bucketEncryption', 'kmsKey'],
    ['bucketEncryption', 'bucketKey'],
    ['kmsKey', 'enabled'],
    ['kmsKey', 'policy'],
    ['kmsKey', 'rotation'],
    ['bucketPolicy', 'bucket'],
    ['bucketPolicy', 'document'],
    ['bucketLogging', 'bucket'],
    ['bucketLogging', 'target'],
  ],
  check: (situation) =>
    eachBucket(situation, REMEDY, (bucket) =>
      isLogBucket(bucket, situation) ? judgeLogs(situation, bucket) : judge(situation, bucket),
    ),
};

const NO_ENCRYPTION: Gap = {
  given: 'no aws_s3_bucket_server_side_encryption_configuration is for the bucket',
  meaning: { settings: ['algorithm=unset', 'kmsKey=unset', 'bucketKey=unset'] },
  origins: [],
};

function judgeLogs({ posture }: Situation, bucket: Bucket): Judgement {
  const byS3 = ({ fields: { algorithm } }: Entity<'bucketEncryption'>) =>
    settingGaps('algorithm', algorithm, (value) => value === 'AES256');
  return settingOf(posture, 'bucketEncryption', bucket, byS3, () => [NO_ENCRYPTION]);
}

function judge(situation: Situation, bucket: Bucket): Judgement {
  const keys = new Set<string>();
  const found: string[] = [];
  const encryption = settingOf(
    situation.posture,
    'bucketEncryption',
    bucket,
    ({ fields }) => {
      const key = keyOf(fields.kmsKey, situation);
      const pattern = keyPattern(fields.kmsKey, situation.posture);
      if (pattern !== undefined) keys.add(pattern);
      if (key !== undefined) found.push(key.address);
      return [...defaultGaps(fields), ...(key === undefined ? [] : keyGaps(key, situation))];
    },
    () => [NO_ENCRYPTION],
  );
  const policy = judgePolicy(situation, bucket, otherKeys([...keys]));
  return { gaps: [...encryption.gaps, ...policy.gaps], by: [...encryption.by, ...found, ...policy.by] };
}

function defaultGaps({ algorithm, kmsKey, bucketKey }: Entity<'bucketEncryption'>['fields']): Gap[] {
  const twice = algorithm.is === 'known' && algorithm.value === 'aws:kms:dsse';
  return [
    ...settingGaps('algorithm', algorithm, (value) => KMS.includes(value ?? '')),
    ...(kmsKey.is === 'ref' ? [] : settingGaps('kmsKey', kmsKey, isCustomerKey)),
    ...(twice ? [] : settingGaps('bucketKey', bucketKey, (value) => value === true)),
  ];
}

/** Uploads that name an encryption which is not the one under these keys. */
function otherKeys(keys: readonly string[]): Denied {
  const upload = (conditions: Statement['conditions']): Statement => ({
    effect: 'Deny',
    actions: { not: false, patterns: ['*'] },
    resources: { not: false, patterns: ['*'] },
    conditions,
  });
  return {
    action: 's3:PutObject',
    keys: {
      'aws:securetransport': always('true'),
      's3:tlsversion': always('1.3'),
      'aws:principalservicename': ANY,
      [ALGORITHM]: ANY,
      [KEY]: ANY,
    },
    except: [
      upload([
        { operator: 'Null', key: ALGORITHM, values: ['true'] },
        { operator: 'Null', key: KEY, values: ['true'] },
      ]),
      upload([
        { operator: 'StringEqualsIfExists', key: ALGORITHM, values: KMS },
        { operator: 'StringLike', key: KEY, values: keys },
      ]),
      upload([{ operator: 'StringEquals', key: 'aws:PrincipalServiceName', values: ['cloudtrail.amazonaws.com'] }]),
    ],
    setting: 'otherEncryption=allowed',
    how: naming,
  };
}

function naming({ context }: Request): string {
  const algorithm = context[ALGORITHM];
  const key = context[KEY] === undefined ? 'no key' : 'another key';
  if (algorithm === undefined) return `that names ${key}`;
  return KMS.includes(String(algorithm)) ? `that names ${algorithm} and ${key}` : 'that names another algorithm';
}
