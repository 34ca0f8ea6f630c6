import { encryptedWithOwnKey } from '../../../lib/controls/aws/encrypted-with-own-key';
import {
  BUCKET,
  changed,
  findingOf,
  hardenedBucket,
  is,
  KEY_ARN,
  NO_KEY,
  OTHER_ALGORITHM,
  OTHER_KEY,
  outcomeOf,
  policy,
  refTo,
  unread,
  unset,
  verdictsOf,
  type WrittenStatement,
} from '../../support/aws-posture';

const POLICY = 'aws_s3_bucket_policy.ledger';
const ENCRYPTION = 'aws_s3_bucket_server_side_encryption_configuration.ledger';
const KEY = 'aws_kms_key.ledger';

const withPolicy = (...statements: readonly WrittenStatement[]) =>
  changed(hardenedBucket(), POLICY, { document: is(policy(...statements)) });

describe('AWS-STO-07', () => {
  const settings = (address: string, change: Record<string, unknown>) =>
    findingOf('unmet', encryptedWithOwnKey, changed(hardenedBucket(), address, change)).meaning.settings;

  it('is met by the encryption, the key and the policy together', () => {
    expect(outcomeOf(encryptedWithOwnKey, hardenedBucket())).toEqual({
      verdict: 'met',
      by: [KEY, BUCKET, POLICY, ENCRYPTION].sort(),
    });
  });

  it.each<[string, string, Record<string, unknown>, string]>([
    ['S3 managed keys', ENCRYPTION, { algorithm: is('AES256') }, 'algorithm=AES256'],
    ['no algorithm', ENCRYPTION, { algorithm: unset }, 'algorithm=unset'],
    ['no bucket key', ENCRYPTION, { bucketKey: is(false) }, 'bucketKey=false'],
    ['a bucket key that is not set', ENCRYPTION, { bucketKey: unset }, 'bucketKey=unset'],
    ['a key that is not rotated', KEY, { rotation: unset }, 'keyRotation=unset'],
    ['a key that is disabled', KEY, { enabled: is(false) }, 'keyEnabled=false'],
  ])('is unmet by %s', (_, address, change, setting) => {
    expect(settings(address, change)).toContain(setting);
  });

  it.each([
    [unset, 'kmsKey=unset'],
    [is('alias/aws/s3'), 'kmsKey=alias/aws/s3'],
    [is('arn:aws:kms:eu-north-1:111122223333:alias/aws/s3'), 'kmsKey=arn:aws:kms:eu-north-1:111122223333:alias/aws/s3'],
  ])('is unmet by the key of AWS: %j', (kmsKey, setting) => {
    expect(settings(ENCRYPTION, { kmsKey })).toContain(setting);
  });

  it('asks for no bucket key under aws:kms:dsse, which has none', () => {
    const dual = { algorithm: is('aws:kms:dsse'), bucketKey: unset };
    expect(verdictsOf(encryptedWithOwnKey, changed(hardenedBucket(), ENCRYPTION, dual))).toEqual(['met']);
  });

  it.each<[string, WrittenStatement[], string]>([
    ['names another algorithm', [OTHER_KEY, NO_KEY], 'that names another algorithm by anyone'],
    ['names another key', [OTHER_ALGORITHM, NO_KEY], 'that names another key by anyone'],
    ['names aws:kms without a key', [OTHER_ALGORITHM, OTHER_KEY], 'that names aws:kms and no key by anyone'],
  ])('is unmet where an upload that %s is not denied', (_, statements, given) => {
    const finding = findingOf('unmet', encryptedWithOwnKey, withPolicy(...statements));
    expect(finding.meaning.settings).toContain('otherEncryption=allowed');
    expect(finding.given).toContain(given);
  });

  it('is met by a policy that denies every upload that names anything, and by one without Null', () => {
    const naming = (key: string) => ({ ...OTHER_KEY, Condition: { Null: { [key]: 'false' } } });
    const posture = withPolicy(
      naming('s3:x-amz-server-side-encryption'),
      naming('s3:x-amz-server-side-encryption-aws-kms-key-id'),
    );
    expect(verdictsOf(encryptedWithOwnKey, posture)).toEqual(['met']);
    const strict = withPolicy(
      {
        ...OTHER_KEY,
        Condition: { StringNotEquals: { 's3:x-amz-server-side-encryption-aws-kms-key-id': KEY_ARN } },
      },
      OTHER_ALGORITHM,
    );
    expect(verdictsOf(encryptedWithOwnKey, strict)).toEqual(['met']);
  });

  it('knows the key by its ARN, by its id and by a literal ARN', () => {
    const arn = 'arn:aws:kms:eu-north-1:111122223333:key/1f2e3d4c-1111-4a2b-8c3d-000000000001';
    const keyed = (kmsKey: unknown, named: string) =>
      verdictsOf(
        encryptedWithOwnKey,
        changed(
          withPolicy(OTHER_ALGORITHM, NO_KEY, {
            ...OTHER_KEY,
            Condition: {
              StringNotEqualsIfExists: { 's3:x-amz-server-side-encryption-aws-kms-key-id': named },
              Null: { 's3:x-amz-server-side-encryption-aws-kms-key-id': 'false' },
            },
          }),
          ENCRYPTION,
          { kmsKey },
        ),
      );
    expect(keyed(refTo(KEY, 'key_id'), KEY_ARN)).toEqual(['met']);
    expect(keyed(refTo(KEY, 'arn'), `arn:aws:kms:eu-north-1:111122223333:key/\${${KEY}.key_id}`)).toEqual(['met']);
    expect(keyed(is(arn), arn)).toEqual(['met']);
    expect(keyed(is('1f2e3d4c-1111-4a2b-8c3d-000000000001'), arn)).toEqual(['met']);
    expect(keyed(is(arn), arn.replace(/1$/, '2'))).toEqual(['unmet']);
    expect(keyed(is(arn), KEY_ARN)).toEqual(['unknown']);
    expect(keyed(is('alias/ledger'), arn)).toEqual(['unknown']);
  });

  it('is unknown where the key, its rotation or the policy is known only after apply', () => {
    expect(verdictsOf(encryptedWithOwnKey, changed(hardenedBucket(), ENCRYPTION, { kmsKey: unread() }))).not.toContain(
      'met',
    );
    expect(verdictsOf(encryptedWithOwnKey, changed(hardenedBucket(), KEY, { rotation: unread() }))).toEqual([
      'unknown',
    ]);
    expect(verdictsOf(encryptedWithOwnKey, changed(hardenedBucket(), POLICY, { document: unread() }))).toEqual([
      'unknown',
    ]);
    expect(verdictsOf(encryptedWithOwnKey, changed(hardenedBucket(), KEY, { rotation: unread('ignored') }))).toEqual([
      'unmet',
    ]);
  });
});
