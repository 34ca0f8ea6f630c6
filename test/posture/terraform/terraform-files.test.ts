import * as fc from 'fast-check';
import { readTerraformFiles, type TerraformFile, UnreadableTerraform } from '../../../lib/posture';
import { only, read } from './stack';
import { WHOLE_STACK } from './whole-stack';

const files = (given: Readonly<Record<string, unknown>>): readonly TerraformFile[] =>
  Object.entries(given).map(([file, json]) => ({ file, json }));
const posture = (given: Readonly<Record<string, unknown>>, extraFiles: readonly string[] = []) =>
  readTerraformFiles({ stack: 'contoso-aws', files: files(given), extraFiles });
const bucket = (body: object) => ({ resource: { aws_s3_bucket: { b: body } } });
const nameIn = (given: Readonly<Record<string, unknown>>) => only(posture(given).entities.bucket).fields;

describe('a directory of Terraform JSON', () => {
  it('says what its blocks say in one file, however they are shared out over several', () => {
    const whole = JSON.stringify(read(WHOLE_STACK));
    const parts = Object.entries(WHOLE_STACK).flatMap(([kind, blocks]) =>
      kind === 'provider'
        ? [[kind, { provider: blocks }]]
        : Object.entries(blocks).map(([type, named]) => [`${kind}-${type}`, { [kind]: { [type]: named } }]),
    );
    const shared = Object.fromEntries(parts.map(([name, json]) => [`${name}.tf.json`, json]));
    expect(parts.length).toBeGreaterThan(10);
    expect(JSON.stringify(posture(shared))).toBe(whole);
    expect(JSON.stringify(posture(Object.fromEntries(Object.entries(shared).reverse())))).toBe(whole);
  });

  it('resolves a reference into another file, and a local of one', () => {
    const given = {
      'a.tf.json': { locals: { name: 'ledger' }, resource: { aws_s3_bucket: { b: { bucket: '${local.name}' } } } },
      'b.tf.json': { resource: { aws_s3_bucket_versioning: { b: { bucket: '${aws_s3_bucket.b.id}' } } } },
    };
    expect(only(posture(given).entities.bucketVersioning).fields.bucket).toMatchObject({
      is: 'known',
      value: 'ledger',
    });
  });

  it('is opaque in its other files', () => {
    const { opaque } = posture({ 'a.tf.json': bucket({}) }, ['main.tf']);
    expect(only(opaque)).toMatchObject({ address: 'main.tf', clouds: ['aws', 'entra'] });
  });

  it('refuses a block that two files have, and names the second', () => {
    const twice = { 'a.tf.json': bucket({}), 'b.tf.json': bucket({}) };
    expect(() => posture(twice)).toThrow(
      'contoso-aws/b.tf.json: /resource/aws_s3_bucket/b: this must be there exactly once',
    );
    const locals = { 'a.tf.json': { locals: { x: 1 } }, 'b.tf.json': { locals: { x: 1 } } };
    expect(() => posture(locals)).toThrow(UnreadableTerraform);
  });

  it('names the file that is none', () => {
    expect(() => posture({ 'a.tf.json': bucket({}), 'b.tf.json': [] })).toThrow('contoso-aws/b.tf.json: the root: ');
  });
});

describe('an override file', () => {
  const base = {
    'main.tf.json': bucket({ bucket: 'ledger', force_destroy: true, lifecycle: { prevent_destroy: true } }),
  };

  it.each(['override.tf.json', 'z_override.tf.json', 'a_override.tf.json'])(
    'by the name %s is laid over the rest',
    (name) => {
      expect(nameIn({ ...base, [name]: bucket({ bucket: 'other' }) })).toMatchObject({
        name: { value: 'other' },
        forceDestroy: { value: true },
        preventDestroy: { value: true },
      });
    },
  );

  it('by another name is a file like the others', () => {
    expect(() => posture({ ...base, 'myoverride.tf.json': bucket({}) })).toThrow('exactly once');
  });

  it('merges a lifecycle by its arguments', () => {
    const over = bucket({ lifecycle: { ignore_changes: ['bucket'] } });
    const { name, preventDestroy } = nameIn({ ...base, 'override.tf.json': over });
    expect(name).toMatchObject({ is: 'unknown', why: 'ignored' });
    expect(preventDestroy).toMatchObject({ value: true });
  });

  it('replaces all blocks of a name, written out or dynamic', () => {
    const rule = (ownership: object) => ({
      resource: { aws_s3_bucket_ownership_controls: { o: { bucket: 'x', ...ownership } } },
    });
    const ownership = (main: object, over: object) =>
      only(posture({ 'a.tf.json': rule(main), 'override.tf.json': rule(over) }).entities.bucketOwnership).fields
        .objectOwnership;
    const written = (value: string) => ({ rule: [{ object_ownership: value }] });
    const dynamic = { dynamic: { rule: { for_each: ['${var.x}'], content: { object_ownership: 'ObjectWriter' } } } };
    expect(ownership(written('ObjectWriter'), written('BucketOwnerEnforced'))).toMatchObject({
      value: 'BucketOwnerEnforced',
    });
    expect(ownership(dynamic, written('BucketOwnerEnforced'))).toMatchObject({ value: 'BucketOwnerEnforced' });
    expect(ownership(written('BucketOwnerEnforced'), dynamic)).toMatchObject({ is: 'unknown', why: 'dynamic' });
  });

  it('overrides a provider by its alias, and a local by its name', () => {
    const given = {
      'main.tf.json': {
        provider: { aws: [{ region: 'eu-north-1' }, { alias: 'west', region: 'eu-west-1' }] },
        locals: { name: 'ledger' },
        resource: { aws_s3_bucket: { b: { bucket: '${local.name}', provider: 'aws.west' } } },
      },
      'override.tf.json': { provider: { aws: { alias: 'west', region: 'eu-west-3' } }, locals: { name: 'other' } },
    };
    expect(only(posture(given).entities.bucket)).toMatchObject({
      scope: { alias: 'west', region: 'eu-west-3' },
      fields: { name: { value: 'other' } },
    });
  });

  it.each([
    ['a resource', bucket({})],
    ['a provider', { provider: { aws: {} } }],
    ['a module', { module: { m: {} } }],
  ])('cannot override %s that is not there', (_what, over) => {
    expect(() => posture({ 'override.tf.json': over })).toThrow('there is nothing to override');
  });

  it('is applied in the order of names, the last one wins', () => {
    const given = {
      ...base,
      'b_override.tf.json': bucket({ bucket: 'b' }),
      'a_override.tf.json': bucket({ bucket: 'a' }),
    };
    expect(nameIn(given).name).toMatchObject({ value: 'b' });
  });
});

describe('the reader of a directory', () => {
  const kind = fc.constantFrom('resource', 'data', 'locals', 'provider', 'module', 'terraform', 'check', '__proto__');
  const name = fc.constantFrom(
    'aws_s3_bucket',
    'azuread_group',
    'b',
    'lifecycle',
    'dynamic',
    'ignore_changes',
    'alias',
    'x',
  );
  const some = <T>(value: fc.Arbitrary<T>) => fc.dictionary(name, value, { maxKeys: 2 });
  const body = some(fc.jsonValue({ maxDepth: 1 }));
  const json = fc.oneof(fc.jsonValue(), fc.dictionary(kind, some(fc.oneof(body, some(body))), { maxKeys: 3 }));

  it('reads any files or refuses them by name', () => {
    fc.assert(
      fc.property(json, json, json, (a, b, c) => {
        try {
          posture({ 'a.tf.json': a, 'b.tf.json': b, 'override.tf.json': c });
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableTerraform);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
