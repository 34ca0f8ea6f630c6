import { only, origin, read } from './stack';

const bucketsWith = (body: Record<string, unknown>, others: Record<string, unknown> = {}) =>
  read({ resource: { aws_s3_bucket: { b: { bucket: 'ledger', ...body } } }, ...others }).entities.bucket;

describe('whether a resource exists', () => {
  it('is certain where nothing makes it conditional', () => {
    expect(only(bucketsWith({})).exists).toEqual({ is: 'known', value: true, at: origin('aws_s3_bucket.b', '') });
  });

  it.each([
    { count: 0 },
    { count: '0' },
    { count: '${0}' },
    { count: '${local.none}' },
    { for_each: {} },
    { for_each: [] },
    { for_each: '${toset([])}' },
    { for_each: '${{}}' },
    { for_each: '${[]}' },
    { lifecycle: { enabled: false } },
  ])('is certain not to with %j: there is no entity', (meta) => {
    expect(bucketsWith(meta, { locals: { none: 0 } })).toEqual([]);
  });

  it.each([{ count: 1 }, { count: '3' }, { for_each: { a: 1 } }, { for_each: '${toset(["a", "b"])}' }])(
    'is certain with %j',
    (meta) => {
      expect(only(bucketsWith(meta)).exists).toMatchObject({ is: 'known', value: true });
    },
  );

  it.each([
    [{ count: '${var.n}' }, 'variable', '/count'],
    [{ count: '${var.on ? 1 : 0}' }, 'expression', '/count'],
    [{ count: -1 }, 'notRead', '/count'],
    [{ count: true }, 'notRead', '/count'],
    [{ count: 1.5 }, 'notRead', '/count'],
    [{ for_each: '${var.all}' }, 'variable', '/for_each'],
    [{ for_each: 'x' }, 'notRead', '/for_each'],
    [{ for_each: '${aws_eip.e.id}' }, 'computed', '/for_each'],
    [{ lifecycle: { enabled: '${var.on}' } }, 'variable', '/lifecycle/enabled'],
  ])('is unknown with %j: %s', (meta, why, pointer) => {
    const others = { resource: { aws_eip: { e: {} }, aws_s3_bucket: { b: { bucket: 'ledger', ...meta } } } };
    expect(only(read(others).entities.bucket).exists).toEqual({
      is: 'unknown',
      why,
      at: origin('aws_s3_bucket.b', pointer),
    });
  });

  it('leaves what differs from one to the next unknown', () => {
    const bucket = only(bucketsWith({ for_each: { a: 'x' }, bucket: '${each.value}', force_destroy: false }));
    expect(bucket.fields).toMatchObject({ name: { is: 'unknown', why: 'expression' }, forceDestroy: { value: false } });
  });

  it('is not claimed for a module, a type that is not read or a provisioner that is certain not to run', () => {
    const posture = read({
      module: { m: { source: './m', count: 0 } },
      resource: { aws_instance: { i: { for_each: {}, provisioner: { 'local-exec': { command: 'x' } } } } },
    });
    expect(posture.opaque).toEqual([]);
  });
});
