import { symbolsOf } from '../../../lib/posture';
import { only, origin, read } from './stack';

const bucketNamed = (bucket: unknown, others: Record<string, unknown> = {}) =>
  only(read({ resource: { aws_s3_bucket: { b: { bucket } } }, ...others }).entities.bucket).fields.name;

const blockOf = (body: Record<string, unknown>, others: Record<string, unknown> = {}) =>
  only(
    read({ resource: { aws_s3_bucket_public_access_block: { p: body }, ...others } }).entities.bucketPublicAccessBlock,
  ).fields;

const membersOf = (members: unknown, others: Record<string, unknown> = {}) =>
  only(read({ resource: { azuread_group: { g: { members } } }, ...others }).entities.group).fields.members;

describe('a value', () => {
  it('is known where it is written out, and says where', () => {
    expect(bucketNamed('ledger')).toEqual({ is: 'known', value: 'ledger', at: origin('aws_s3_bucket.b', '/bucket') });
  });

  it('is absent where it is null or not written', () => {
    expect(blockOf({ bucket: 'b', block_public_acls: null })).toMatchObject({
      blockPublicAcls: { is: 'absent' },
      blockPublicPolicy: { is: 'absent' },
    });
  });

  it.each([
    [true, true],
    ['true', true],
    ['1', true],
    [false, false],
    ['false', false],
    ['0', false],
    ['${true}', true],
  ])('reads the boolean %j as Terraform does', (written, value) => {
    expect(blockOf({ block_public_acls: written }).blockPublicAcls).toMatchObject({ is: 'known', value });
  });

  it.each(['yes', 'TRUE', 1, [true], {}])('does not read %j as a boolean', (written) => {
    expect(blockOf({ block_public_acls: written }).blockPublicAcls).toMatchObject({ is: 'unknown', why: 'notRead' });
  });

  it.each([
    ['${var.name}', 'variable'],
    ['${each.value}', 'expression'],
    ['${count.index}', 'expression'],
    ['${module.m.name}', 'expression'],
    ['${local.missing}', 'expression'],
    ['${aws_s3_bucket.missing.id}', 'expression'],
    ['${data.aws_s3_bucket.missing.id}', 'expression'],
    ['${data.aws_s3_bucket.missing}', 'data'],
    ['${aws_iam_group.g[0].name}', 'expression'],
    ['${aws_iam_group.g[*].name}', 'expression'],
    ['${upper("a")}', 'expression'],
    ['${true ? "a" : "b"}', 'expression'],
    ['a-${var.name}', 'variable'],
    ['%{ if true }a%{ endif }', 'expression'],
    ['${', 'expression'],
    ['${aws_iam_group.g.arn}-logs', 'expression'],
    [1e21, 'notRead'],
    [['a'], 'notRead'],
  ])('is unknown for %j: %s', (written, why) => {
    const others = { aws_iam_group: { g: { name: 'admins' } } };
    expect(blockOf({ bucket: written }, others).bucket).toMatchObject({ is: 'unknown', why });
  });

  it('takes the place of an escape', () => {
    expect(bucketNamed('$${x}%%{y}')).toMatchObject({ is: 'known', value: '${x}%{y}' });
    expect(bucketNamed('$$${x}')).toMatchObject({ is: 'unknown' });
  });

  it('is that of a literal local, however it is reached', () => {
    const locals = { name: 'ledger', full: 'contoso-${local.name}' };
    expect(bucketNamed('${local.full}', { locals })).toMatchObject({ is: 'known', value: 'contoso-ledger' });
    expect(bucketNamed('${local.a}', { locals: { a: '${local.b}', b: '${local.a}' } })).toMatchObject({
      is: 'unknown',
    });
  });

  it('is not made longer and longer by locals that double it', () => {
    const locals = Object.fromEntries(
      Array.from({ length: 50 }, (_, n) => [`l${n}`, n === 0 ? 'a' : `\${local.l${n - 1}}\${local.l${n - 1}}`]),
    );
    expect(bucketNamed('${local.l49}', { locals })).toMatchObject({ is: 'unknown', why: 'notRead' });
  });
});

describe('a reference', () => {
  const bucketOf = (reference: string, bucket: Record<string, unknown>, others: Record<string, unknown> = {}) =>
    only(
      read({
        resource: { aws_s3_bucket: { b: bucket }, aws_s3_bucket_versioning: { v: { bucket: reference } } },
        ...others,
      }).entities.bucketVersioning,
    ).fields.bucket;

  it.each(['id', 'bucket'])('to the %s of a bucket with a literal name is that name', (attribute) => {
    expect(bucketOf(`\${aws_s3_bucket.b.${attribute}}`, { bucket: 'ledger' })).toMatchObject({ value: 'ledger' });
  });

  it.each(['id', 'bucket'])(
    'to the %s of a bucket whose name only apply knows stays symbolic, under one name',
    (attribute) => {
      expect(bucketOf(`\${aws_s3_bucket.b.${attribute}}`, { bucket_prefix: 'l-' })).toMatchObject({
        is: 'ref',
        address: 'aws_s3_bucket.b',
        attribute: 'id',
      });
    },
  );

  it('to an attribute that changes are ignored of stays symbolic', () => {
    const bucket = { bucket: 'ledger', lifecycle: { ignore_changes: ['bucket'] } };
    expect(bucketOf('${aws_s3_bucket.b.id}', bucket)).toMatchObject({ is: 'ref' });
  });

  it('to a resource that there may be several of names none of them', () => {
    expect(bucketOf('${aws_s3_bucket.b.id}', { bucket: 'ledger', count: 2 })).toMatchObject({ why: 'expression' });
  });

  it.each([
    [{}, 'arn:aws:s3:::ledger'],
    [{ region: 'us-gov-west-1' }, 'arn:aws-us-gov:s3:::ledger'],
    [{ region: 'cn-north-1' }, 'arn:aws-cn:s3:::ledger'],
  ])('to the ARN of a bucket names the partition of the provider %j', (aws, arn) => {
    expect(bucketOf('${aws_s3_bucket.b.arn}', { bucket: 'ledger' }, { provider: { aws } })).toMatchObject({
      value: arn,
    });
  });

  it('to the ARN of a bucket in a region that only apply knows stays symbolic', () => {
    const provider = { aws: { region: '${var.region}' } };
    expect(bucketOf('${aws_s3_bucket.b.arn}', { bucket: 'ledger' }, { provider })).toMatchObject({ attribute: 'arn' });
  });

  it('to a data source of the stack is symbolic', () => {
    const fields = only(
      read({
        data: { azuread_user: { u: { mail: 'a@contoso.example' } } },
        resource: { azuread_group_member: { m: { member_object_id: '${data.azuread_user.u.object_id}' } } },
      }).entities.groupMembership,
    ).fields;
    expect(fields.member).toMatchObject({ is: 'ref', address: 'data.azuread_user.u', attribute: 'object_id' });
  });
});

describe('a set', () => {
  it('holds literals, references and unknowns side by side', () => {
    const set = membersOf(['a', '${azuread_group.g.object_id}', '${var.x}', null]);
    expect(set.open).toBeUndefined();
    expect(set.items.map(({ is }) => is)).toEqual(['known', 'ref', 'unknown', 'unknown']);
    expect(set.items[1]?.at.pointer).toBe('/members/1');
  });

  it('is empty and closed where it is not set', () => {
    expect(membersOf(undefined)).toEqual({ items: [], at: origin('azuread_group.g', '/members') });
  });

  it('of a written-out expression is read', () => {
    expect(symbolsOf(membersOf('${toset(["a", local.b])}', { locals: { b: 'b' } }))).toEqual(['a', 'b']);
    expect(symbolsOf(membersOf('${local.all}', { locals: { all: ['a'] } }))).toEqual(['a']);
  });

  it('of a look-up of users is one symbol for all of them', () => {
    const data = { azuread_users: { bg: { user_principal_names: ['bg1@contoso.example'] } } };
    const set = membersOf('${data.azuread_users.bg.object_ids}', { data });
    expect(symbolsOf(set)).toEqual(['${data.azuread_users.bg.object_ids}']);
    expect(set.open).toBeUndefined();
  });

  it.each([
    ['${var.x}', 'variable'],
    ['${concat(["a"], ["b"])}', 'expression'],
    ['${data.azuread_group.g.owners}', 'computed'],
    ['a', 'notRead'],
    [7, 'notRead'],
  ])('of %j is open: %s', (written, open) => {
    expect(membersOf(written, { data: { azuread_group: { g: { display_name: 'g' } } } })).toMatchObject({
      items: [],
      open,
    });
  });
});
