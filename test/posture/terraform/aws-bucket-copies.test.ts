import { only, read } from './stack';

const ruleOf = (rule: unknown) =>
  only(
    read({ resource: { aws_s3_bucket_lifecycle_configuration: { b: { bucket: 'ledger', rule } } } }).entities
      .bucketLifecycle,
  );

describe('the lifecycle rules of a bucket', () => {
  it('are read with what they end and when', () => {
    const { bucket, rules, open } = ruleOf([
      {
        id: 'x',
        status: 'Enabled',
        filter: [{}],
        abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
        noncurrent_version_expiration: [{ noncurrent_days: 90 }],
        expiration: [{ days: 400 }],
      },
    ]).fields;
    expect(bucket).toMatchObject({ value: 'ledger' });
    expect(open).toMatchObject({ value: false });
    expect(only(rules)).toMatchObject({
      status: { value: 'Enabled' },
      whole: { value: true },
      abortUploadDays: { value: '7' },
      oldVersionDays: { value: '90' },
    });
  });

  it.each([
    [{}, { value: true }],
    [{ prefix: '' }, { value: true }],
    [{ filter: [{ prefix: '' }] }, { value: true }],
    [{ prefix: 'a' }, { value: false }],
    [{ filter: [{ prefix: 'a' }] }, { value: false }],
    [{ filter: [{ tag: [{ key: 'k', value: 'v' }] }] }, { value: false }],
    [{ filter: { and: { tags: { k: 'v' } } } }, { value: false }],
    [{ filter: [{ object_size_less_than: 9 }] }, { value: false }],
    [{ filter: [{ prefix: '${var.p}' }] }, { is: 'unknown', why: 'variable' }],
    [{ dynamic: { filter: {} } }, { is: 'unknown', why: 'dynamic' }],
  ])('are for all objects, or not: %j', (filter, whole) => {
    expect(only(ruleOf([{ status: 'Enabled', ...filter }]).fields.rules).whole).toMatchObject(whole);
  });

  it('may be more than are seen', () => {
    const body = { bucket: 'b', dynamic: { rule: { for_each: [1], content: {} } } };
    const posture = read({ resource: { aws_s3_bucket_lifecycle_configuration: { b: body } } });
    expect(only(posture.entities.bucketLifecycle).fields.open).toMatchObject({ is: 'unknown', why: 'dynamic' });
  });
});

describe('where a bucket logs to', () => {
  const logging = { bucket: 'ledger', target_bucket: '${aws_s3_bucket.l.id}', target_prefix: 'ledger/' };

  it('is read', () => {
    const posture = read({
      resource: { aws_s3_bucket_logging: { b: logging }, aws_s3_bucket: { l: { bucket: 'logs' } } },
    });
    expect(only(posture.entities.bucketLogging).fields).toMatchObject({
      target: { value: 'logs' },
      prefix: { value: 'ledger/' },
    });
    expect(posture.opaque).toEqual([]);
  });

  it('is opaque with a grant to whoever reads the logs', () => {
    const body = { ...logging, target_grant: [{ permission: 'READ' }] };
    expect(only(read({ resource: { aws_s3_bucket_logging: { b: body } } }).opaque).why).toContain('target_grant');
  });
});

describe('the lock of a bucket', () => {
  it('is read with its retention', () => {
    const body = {
      bucket: 'b',
      object_lock_enabled: 'Enabled',
      rule: { default_retention: { mode: 'GOVERNANCE', days: 30 } },
    };
    const posture = read({ resource: { aws_s3_bucket_object_lock_configuration: { b: body } } });
    expect(only(posture.entities.bucketLock).fields).toMatchObject({
      enabled: { value: 'Enabled' },
      mode: { value: 'GOVERNANCE' },
      days: { value: '30' },
      years: { is: 'absent' },
    });
  });
});

describe('the replication of a bucket', () => {
  const replicated = (rule: unknown) =>
    read({ resource: { aws_s3_bucket_replication_configuration: { b: { bucket: 'b', role: 'arn:r', rule } } } });

  it('is read rule by rule', () => {
    const posture = replicated([
      {
        id: 'x',
        priority: 0,
        status: 'Enabled',
        filter: {},
        delete_marker_replication: { status: 'Disabled' },
        source_selection_criteria: { sse_kms_encrypted_objects: { status: 'Enabled' } },
        destination: { bucket: 'arn:aws:s3:::copy', encryption_configuration: { replica_kms_key_id: 'k' } },
      },
      { status: 'Disabled', destination: { bucket: '${aws_s3_bucket.c.arn}', account: '1' } },
    ]);
    const [first, second] = posture.entities.bucketReplication.map(({ fields }) => fields);
    expect(first).toMatchObject({
      role: { value: 'arn:r' },
      whole: { value: true },
      destination: { value: 'copy' },
      account: { is: 'absent' },
      kmsKey: { value: 'k' },
      kmsObjects: { value: 'Enabled' },
    });
    expect(second).toMatchObject({
      status: { value: 'Disabled' },
      account: { value: '1' },
      destination: { is: 'unknown' },
    });
    expect(posture.opaque).toEqual([]);
  });

  it('is opaque where the copy is given away', () => {
    const destination = { bucket: 'arn:aws:s3:::copy', access_control_translation: { owner: 'Destination' } };
    expect(only(replicated([{ status: 'Enabled', destination }]).opaque).why).toContain('access_control_translation');
  });

  it('may be more than is seen', () => {
    const body = { bucket: 'b', role: 'r', dynamic: { rule: { for_each: [1], content: {} } } };
    const posture = read({ resource: { aws_s3_bucket_replication_configuration: { b: body } } });
    expect(only(posture.entities.bucketReplication).fields.destination).toMatchObject({
      is: 'unknown',
      why: 'dynamic',
    });
  });
});
