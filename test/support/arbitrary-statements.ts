import fc from 'fast-check';
import type { Statement } from '../../lib/posture';
import type { Principal, Request, Universe } from '../../lib/requests';
import { statement } from './aws-posture';

const PRINCIPALS: readonly Principal[] = [
  { is: 'anonymous' },
  { is: 'aws', arn: 'arn:aws:iam::111122223333:user/ann' },
  { is: 'aws', arn: 'arn:aws:iam::444455556666:user/bob' },
  { is: 'service', name: 'logging.s3.amazonaws.com' },
];
const ACTIONS = ['s3:GetObject', 's3:getobjectacl', 's3:PutObject', 'iam:GetUser', 'sts:AssumeRole'];
const RESOURCES = ['arn:aws:s3:::a', 'arn:aws:s3:::a/b', 'arn:aws:s3:::ab/c', 'arn:aws:iam::1:user/ann', '*'];
export const VALUES: Readonly<Record<string, readonly (string | undefined)[]>> = {
  'aws:SecureTransport': ['true', 'false'],
  's3:TlsVersion': [undefined, '1.0', '1.1', '1.2', '1.3'],
  'aws:SourceIp': [undefined, '203.0.113.0', '203.0.113.64', '198.51.100.7', '2001:db8::1', '2001:db9::'],
  'aws:username': ['ann', 'bob', 'a'],
  'aws:PrincipalTag/team': [undefined, 'red', 'Red', 'redder', 'green', ''],
  'aws:SourceArn': [undefined, 'arn:aws:sns:eu-north-1:1:a', 'arn:aws:sns:eu-north-1:2:a:b', 'none'],
  'aws:TagKeys': [undefined, 'red', 'green'],
};

export const some = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const listOf = (...values: readonly string[]) => fc.uniqueArray(some(...values), { minLength: 1, maxLength: 3 });
const ifExists = (...names: readonly string[]) => some(...names, ...names.map((name) => `${name}IfExists`));

export const condition = fc.oneof(
  fc.record({ operator: ifExists('Bool'), key: some('aws:SecureTransport'), values: listOf('true', 'false') }),
  fc.record({
    operator: ifExists('NumericLessThan', 'NumericGreaterThanEquals', 'NumericEquals', 'NumericNotEquals'),
    key: some('s3:TlsVersion', 'S3:TLSVERSION'),
    values: listOf('1.1', '1.2', '1.25'),
  }),
  fc.record({
    operator: ifExists('IpAddress', 'NotIpAddress'),
    key: some('aws:SourceIp'),
    values: listOf('203.0.113.0/26', '203.0.113.0/25', '198.51.100.7', '2001:db8::/32', '0.0.0.0/1'),
  }),
  fc.record({
    operator: ifExists('StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike', 'StringEqualsIgnoreCase'),
    key: some('aws:PrincipalTag/team'),
    values: listOf('red', 're*', '*d*', 'g?een', 'Red', ''),
  }),
  fc.record({
    operator: ifExists('ArnLike', 'ArnNotLike'),
    key: some('aws:SourceArn'),
    values: listOf('arn:aws:sns:*:1:a', 'arn:*:sns:eu-north-1:?:*', 'arn:aws:sns:eu-north-1:2:a:b'),
  }),
  fc.record({
    operator: some('ForAllValues:StringLike', 'ForAnyValue:StringLike', 'ForAnyValue:StringNotEquals'),
    key: some('aws:TagKeys'),
    values: listOf('red', 'r*'),
  }),
  fc.record({ operator: some('Null'), key: some('aws:SourceIp', 's3:TlsVersion'), values: listOf('true', 'false') }),
);

const patterns = (...values: readonly string[]) => fc.record({ not: fc.boolean(), patterns: listOf(...values) });

export const deny: fc.Arbitrary<Statement> = fc.record({
  effect: fc.constant('Deny' as const),
  principals: fc.option(
    fc.record({
      not: fc.constant(false),
      any: fc.boolean(),
      aws: listOf('arn:aws:iam::111122223333:root', 'arn:aws:iam::444455556666:user/bob'),
      service: fc.subarray(['logging.s3.amazonaws.com']),
      federated: fc.constant([]),
    }),
    { nil: undefined },
  ),
  actions: patterns('*', 's3:*', 's3:Get*', 's3:*Object', 'S3:PUTOBJECT', 'iam:GetUser', 's?:*'),
  resources: patterns(
    '*',
    'arn:aws:s3:::a',
    'arn:aws:s3:::a*',
    'arn:aws:s3:::a/*',
    'arn:aws:iam::*:user/${aws:username}',
  ),
  conditions: fc.array(condition, { maxLength: 2 }),
}) as fc.Arbitrary<Statement>;

export const request: fc.Arbitrary<Request> = fc.record({
  principal: some(...PRINCIPALS),
  action: some(...ACTIONS),
  resource: some(...RESOURCES),
  context: fc
    .record(Object.fromEntries(Object.entries(VALUES).map(([key, values]) => [key, some(...values)])))
    .map(
      (context) =>
        Object.fromEntries(Object.entries(context).filter(([, value]) => value !== undefined)) as Record<
          string,
          string
        >,
    ),
});

export const EVERYTHING: Universe = {
  principals: 'any',
  actions: ['*'],
  resources: ['*'],
  keys: {
    'aws:username': { absent: false, values: 'any' },
    'aws:securetransport': { absent: false, values: 'any' },
  },
};

/** Two denies that between them cover everything, or nearly. */
const halves = fc
  .oneof(
    fc.tuple(
      fc.record({
        operator: some('NotIpAddress'),
        key: some('aws:SourceIp'),
        values: listOf('203.0.113.0/26', '2001:db8::/32'),
      }),
      fc.record({
        operator: some('IpAddress'),
        key: some('aws:SourceIp'),
        values: listOf('203.0.113.0/25', '2001:db8::/31'),
      }),
    ),
    fc.tuple(
      fc.record({ operator: ifExists('NumericLessThan'), key: some('s3:TlsVersion'), values: some(['1.2'], ['1.3']) }),
      fc.record({
        operator: ifExists('NumericGreaterThanEquals'),
        key: some('s3:TlsVersion'),
        values: some(['1.2'], ['1.25']),
      }),
    ),
    fc.tuple(
      fc.record({
        operator: some('StringNotLike'),
        key: some('aws:PrincipalTag/team'),
        values: listOf('red', 're*', 'g?een'),
      }),
      fc.record({
        operator: some('StringLike'),
        key: some('aws:PrincipalTag/team'),
        values: listOf('r*', '*e*', 'red'),
      }),
    ),
    fc.tuple(
      fc.record({ operator: ifExists('ArnLike'), key: some('aws:SourceArn'), values: listOf('arn:aws:sns:*:1:a') }),
      fc.record({
        operator: some('ArnNotLike'),
        key: some('aws:SourceArn'),
        values: listOf('arn:*:sns:eu-north-1:?:*', 'arn:aws:sns:*:1:a'),
      }),
    ),
  )
  .map((conditions) => conditions.map((each): Statement => ({ ...statement({}), conditions: [each] })));

export const documents = fc
  .tuple(fc.array(deny, { minLength: 1, maxLength: 3 }), fc.option(halves, { nil: [] }))
  .map(([statements, covering]) => [...statements, ...covering]);
