import { UnreadableTerraform } from '../../../lib/posture';
import { only, read, STACK } from './stack';

const bucket = { bucket: 'ledger' };

describe('the shape of a configuration', () => {
  it.each([
    [null, 'the root'],
    [[], 'the root'],
    ['x', 'the root'],
    [7, 'the root'],
    [{ resource: 'x' }, '/resource'],
    [{ resource: { aws_s3_bucket: [7] } }, '/resource/aws_s3_bucket'],
    [{ resource: { aws_s3_bucket: { b: 'x' } } }, '/resource/aws_s3_bucket/b'],
    [{ resource: { aws_s3_bucket: { b: [] } } }, '/resource/aws_s3_bucket/b'],
    [{ resource: { aws_s3_bucket: { b: [bucket, bucket] } } }, '/resource/aws_s3_bucket/b'],
    [{ resource: { aws_s3_bucket: [{ b: bucket }, { b: bucket }] } }, '/resource/aws_s3_bucket/b'],
    [{ resource: { aws_s3_bucket: { 'b.c': bucket } } }, '/resource/aws_s3_bucket/b.c'],
    [{ resource: { 'a/b': { c: {} } } }, '/resource/a~1b/c'],
    [{ data: { aws_s3_bucket: 'x' } }, '/data/aws_s3_bucket'],
    [{ locals: 'x' }, '/locals'],
    [{ locals: [{ a: 1 }, { a: 2 }] }, '/locals/a'],
    [{ provider: { aws: 'x' } }, '/provider/aws'],
    [{ terraform: 'x' }, '/terraform'],
    [
      { terraform: { required_providers: { aws: { source: { toString: 1 } } } } },
      '/terraform/required_providers/aws/source',
    ],
    [{ module: { m: 'x' } }, '/module/m'],
  ])('refuses %j and names %s', (json, place) => {
    const refused = () => read(json);
    expect(refused).toThrow(UnreadableTerraform);
    expect(refused).toThrow(`${STACK}: ${place}: `);
  });

  it('reads a resource whose provider is no text as one of a provider that it does not know', () => {
    const { opaque } = read({ resource: { aws_s3_bucket: { b: { ...bucket, provider: { toString: 1 } } } } });
    expect(opaque.length).toBeGreaterThan(0);
  });

  it('says in the refusal what kind of value stands there, never the value', () => {
    expect(() => read({ resource: { aws_s3_bucket: { b: 's3cr3t' } } })).toThrow(
      'contoso-aws: /resource/aws_s3_bucket/b: this is not a block, got a string; it must be an object or a list of objects',
    );
  });

  it.each([
    [{ resource: { aws_s3_bucket: { b: bucket } } }],
    [{ resource: { aws_s3_bucket: { b: [bucket] } } }],
    [{ resource: { aws_s3_bucket: [{ b: [bucket] }] } }],
    [{ resource: [{ aws_s3_bucket: [{ b: [bucket] }] }] }],
  ])('takes objects and lists of objects alike: %j', (json) => {
    expect(only(read(json).entities.bucket)).toMatchObject({
      address: 'aws_s3_bucket.b',
      fields: { name: { value: 'ledger' } },
    });
  });

  it('passes over settings, inputs, outputs and moves of state', () => {
    const posture = read({
      '//': { metadata: {} },
      terraform: { required_providers: { aws: { source: 'aws', version: '6.25.0' } } },
      variable: { x: { default: 1 } },
      output: { x: { value: 1 } },
      moved: [{ from: 'a.b', to: 'a.c' }],
      import: [{ to: 'a.b', id: 'x' }],
      removed: [{ from: 'a.b' }],
    });
    expect(posture).toMatchObject({ opaque: [], clouds: [], closedWorld: false });
  });

  it('takes the construct path from the metadata that CDKTF writes', () => {
    const body = { ...bucket, '//': { metadata: { path: 'contoso-aws/ledger/bucket', uniqueId: 'x' } } };
    const entity = only(read({ resource: { aws_s3_bucket: { b: body } } }).entities.bucket);
    expect(entity.construct).toBe('contoso-aws/ledger/bucket');
    expect(entity.fields.name.at.construct).toBe('contoso-aws/ledger/bucket');
  });

  it('has no construct path where the comment is another one', () => {
    const entity = only(read({ resource: { aws_s3_bucket: { b: { ...bucket, '//': 'mine' } } } }).entities.bucket);
    expect(entity.construct).toBeUndefined();
  });

  it('gives entities in the order of their addresses', () => {
    const posture = read({ resource: { aws_s3_bucket: { b: bucket, a: bucket } } });
    expect(posture.entities.bucket.map(({ address }) => address)).toEqual(['aws_s3_bucket.a', 'aws_s3_bucket.b']);
  });
});
