import { symbolsOf } from '../../../lib/posture';
import { only, read } from './stack';

const bucketWith = (body: Record<string, unknown>) =>
  read({ resource: { aws_s3_bucket: { b: { bucket: 'ledger', ...body } } } });

describe('a bucket', () => {
  it('is read with what keeps it', () => {
    const { entities, opaque, clouds } = bucketWith({
      force_destroy: true,
      lifecycle: { prevent_destroy: 'true' },
      tags: {},
    });
    expect(only(entities.bucket).fields).toMatchObject({
      name: { value: 'ledger' },
      forceDestroy: { value: true },
      preventDestroy: { value: true, at: { pointer: '/lifecycle/prevent_destroy' } },
    });
    expect(opaque).toEqual([]);
    expect(clouds).toEqual(['aws']);
  });

  it.each([{ bucket: undefined }, { bucket: null, bucket_prefix: 'l-' }])('has a computed name with %j', (body) => {
    expect(only(bucketWith(body).entities.bucket).fields.name).toMatchObject({ is: 'unknown', why: 'computed' });
  });

  it('brings what its old arguments say', () => {
    const { entities, opaque } = bucketWith({
      acl: 'private',
      policy: '{"Version":"2012-10-17","Statement":[]}',
      versioning: [{ enabled: true }],
      server_side_encryption_configuration: {
        rule: { apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' } },
      },
    });
    const bucket = { value: 'ledger' };
    expect(opaque).toEqual([]);
    expect(only(entities.bucketPolicy).fields).toMatchObject({ bucket, document: { value: { statements: [] } } });
    expect(only(entities.bucketVersioning).fields).toMatchObject({ bucket, status: { value: 'Enabled' } });
    expect(only(entities.bucketEncryption).fields).toMatchObject({ bucket, algorithm: { value: 'AES256' } });
  });

  it('is referred to by what its old arguments say where its name is not known', () => {
    const policy = only(bucketWith({ bucket: '${var.x}', policy: '${var.p}' }).entities.bucketPolicy).fields;
    expect(policy).toMatchObject({
      bucket: { is: 'ref', address: 'aws_s3_bucket.b', attribute: 'id' },
      document: { is: 'unknown', why: 'variable' },
    });
  });

  it('is suspended or unknown by the old versioning argument', () => {
    const status = (versioning: unknown) => only(bucketWith({ versioning }).entities.bucketVersioning).fields.status;
    expect(status({ enabled: false })).toMatchObject({ value: 'Suspended' });
    expect(status({})).toMatchObject({ is: 'absent' });
    expect(status('${var.v}')).toMatchObject({ is: 'unknown', why: 'variable' });
  });

  it.each([
    { acl: 'public-read' },
    { acl: '${var.acl}' },
    { grant: [{ permissions: ['READ'] }] },
    { dynamic: { grant: {} } },
  ])('is opaque with an access control list: %j', (body) => {
    expect(only(bucketWith(body).opaque)).toMatchObject({
      address: 'aws_s3_bucket.b',
      clouds: ['aws'],
      why: 'its access control list may let others in',
    });
  });

  it('is opaque where it is copied elsewhere', () => {
    const body = { replication_configuration: { role: 'x' } };
    expect(only(bucketWith(body).opaque).why).toBe('its argument /replication_configuration is not read');
  });
});

describe('the resources around a bucket', () => {
  const resource = {
    aws_s3_bucket: { b: { bucket: 'ledger' } },
    aws_s3_bucket_public_access_block: {
      b: { bucket: '${aws_s3_bucket.b.id}', block_public_acls: true, skip_destroy: true },
    },
    aws_s3_bucket_ownership_controls: {
      b: { bucket: '${aws_s3_bucket.b.id}', rule: { object_ownership: 'BucketOwnerEnforced' } },
    },
    aws_s3_bucket_versioning: {
      b: { bucket: '${aws_s3_bucket.b.id}', versioning_configuration: [{ status: 'Enabled', mfa_delete: 'Disabled' }] },
    },
    aws_s3_bucket_server_side_encryption_configuration: {
      b: {
        bucket: '${aws_s3_bucket.b.id}',
        rule: [
          {
            apply_server_side_encryption_by_default: {
              sse_algorithm: 'aws:kms',
              kms_master_key_id: '${aws_kms_key.k.arn}',
            },
            bucket_key_enabled: true,
            blocked_encryption_types: ['SSE-C'],
          },
          { bucket_key_enabled: false },
        ],
      },
    },
    aws_kms_key: { k: { enable_key_rotation: true } },
    aws_s3_object: { o: { bucket: 'ledger', key: 'k', content: 'c' } },
  };

  it('are read, each with the bucket that it is about', () => {
    const { entities, opaque } = read({ resource });
    const bucket = { is: 'known', value: 'ledger' };
    expect(opaque).toEqual([]);
    expect(only(entities.bucketPublicAccessBlock).fields).toMatchObject({
      bucket,
      blockPublicAcls: { value: true },
      restrictPublicBuckets: { is: 'absent' },
    });
    expect(only(entities.bucketOwnership).fields).toMatchObject({
      bucket,
      objectOwnership: { value: 'BucketOwnerEnforced' },
    });
    expect(only(entities.bucketVersioning).fields).toMatchObject({ bucket, status: { value: 'Enabled' } });
    const [first, second] = entities.bucketEncryption.map(({ fields }) => fields);
    expect(first).toMatchObject({
      bucket,
      algorithm: { value: 'aws:kms' },
      kmsKey: { is: 'ref', address: 'aws_kms_key.k', attribute: 'arn' },
      bucketKey: { value: true },
    });
    expect(first && symbolsOf(first.blockedTypes)).toEqual(['SSE-C']);
    expect(second).toMatchObject({ algorithm: { is: 'absent' }, bucketKey: { value: false } });
  });

  it('are opaque where an object brings a list of its own', () => {
    const object = { bucket: 'b', key: 'k', acl: 'public-read' };
    expect(only(read({ resource: { aws_s3_object: { o: object } } }).opaque).clouds).toEqual(['aws']);
  });

  it('say that a rule is unknown which a dynamic block makes', () => {
    const body = { bucket: 'b', dynamic: { rule: { for_each: [1], content: {} } } };
    const posture = read({ resource: { aws_s3_bucket_server_side_encryption_configuration: { e: body } } });
    expect(only(posture.entities.bucketEncryption).fields.algorithm).toMatchObject({ is: 'unknown', why: 'dynamic' });
  });
});

describe('the block of public access for a whole account', () => {
  it('is read; what is not set is absent', () => {
    const block = { account_id: '111122223333', block_public_acls: true, ignore_public_acls: false };
    const posture = read({ resource: { aws_s3_account_public_access_block: { a: block } } });
    expect(only(posture.entities.accountPublicAccessBlock).fields).toMatchObject({
      account: { value: '111122223333' },
      blockPublicAcls: { value: true },
      ignorePublicAcls: { value: false },
      blockPublicPolicy: { is: 'absent' },
      restrictPublicBuckets: { is: 'absent' },
    });
  });
});

describe('a key', () => {
  const POLICY =
    '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"kms:*","Resource":"*"}]}';
  const keyWith = (key: Record<string, unknown>, policies: Record<string, unknown> = {}) =>
    read({ resource: { aws_kms_key: { k: key }, aws_kms_key_policy: policies } });

  it('is on unless it is turned off, and has the default policy unless it has one', () => {
    expect(only(keyWith({}).entities.kmsKey).fields).toMatchObject({
      enabled: { is: 'known', value: true },
      rotation: { is: 'absent' },
      policy: { is: 'absent' },
    });
    expect(only(keyWith({ is_enabled: false }).entities.kmsKey).fields.enabled).toMatchObject({ value: false });
  });

  it('has the policy of its own, or that of a resource that names it', () => {
    const separate = { p: { key_id: '${aws_kms_key.k.id}', policy: POLICY } };
    const [inline, apart] = [keyWith({ policy: POLICY }), keyWith({}, separate)];
    for (const posture of [inline, apart]) {
      expect(only(posture.entities.kmsKey).fields.policy).toMatchObject({
        value: { statements: [{ effect: 'Deny' }] },
      });
      expect(posture.opaque).toEqual([]);
    }
  });

  it('has an unknown policy where two are there, or one that may not be', () => {
    const separate = { key_id: '${aws_kms_key.k.key_id}', policy: POLICY };
    const policyOf = (key: Record<string, unknown>, policies: Record<string, unknown>) =>
      only(keyWith(key, policies).entities.kmsKey).fields.policy;
    expect(policyOf({ policy: POLICY }, { p: separate })).toMatchObject({ is: 'unknown', why: 'notRead' });
    expect(policyOf({}, { p: separate, q: separate })).toMatchObject({ is: 'unknown', why: 'notRead' });
    expect(policyOf({}, { p: { ...separate, count: '${var.n}' } })).toMatchObject({ is: 'unknown', why: 'variable' });
    expect(policyOf({}, { p: { ...separate, count: 0 } })).toMatchObject({ is: 'absent' });
  });

  it('that the stack does not show makes its policy opaque', () => {
    const posture = keyWith({}, { p: { key_id: '${var.key}', policy: POLICY } });
    expect(only(posture.opaque)).toMatchObject({ address: 'aws_kms_key_policy.p', clouds: ['aws'] });
  });
});
