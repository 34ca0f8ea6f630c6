import { bucketPolicyOf, only, read } from './stack';

const DENY = { Effect: 'Deny', Principal: { AWS: '*' }, Action: 's3:*', Resource: '*' };
const document = (statement: unknown, rest: Record<string, unknown> = { Version: '2012-10-17' }) =>
  JSON.stringify({ ...rest, Statement: statement });
const statementOf = (statement: Record<string, unknown>) => {
  const read = bucketPolicyOf(document({ ...DENY, ...statement }));
  return read.is === 'known' ? read.value : read;
};
const ledger = { aws_s3_bucket: { b: { bucket_prefix: 'ledger-' } } };

describe('a policy written as JSON text', () => {
  it('is read into statements', () => {
    const statement = {
      Sid: 'A',
      Effect: 'Allow',
      NotPrincipal: { AWS: ['arn:aws:iam::111122223333:root'], Service: 's3.amazonaws.com', Federated: 'f' },
      NotAction: ['s3:GetObject', 's3:PutObject'],
      NotResource: 'arn:aws:s3:::x',
      Condition: { StringEquals: { b: ['y'], a: 'x' }, Bool: { 'aws:SecureTransport': false, n: 1.2 } },
    };
    expect(bucketPolicyOf(document([statement, DENY]))).toMatchObject({
      is: 'known',
      value: {
        statements: [
          {
            sid: 'A',
            effect: 'Allow',
            principals: {
              not: true,
              any: false,
              aws: ['arn:aws:iam::111122223333:root'],
              service: ['s3.amazonaws.com'],
              federated: ['f'],
            },
            actions: { not: true, patterns: ['s3:GetObject', 's3:PutObject'] },
            resources: { not: true, patterns: ['arn:aws:s3:::x'] },
            conditions: [
              { operator: 'Bool', key: 'aws:SecureTransport', values: ['false'] },
              { operator: 'Bool', key: 'n', values: ['1.2'] },
              { operator: 'StringEquals', key: 'a', values: ['x'] },
              { operator: 'StringEquals', key: 'b', values: ['y'] },
            ],
          },
          { effect: 'Deny', actions: { not: false, patterns: ['s3:*'] }, conditions: [] },
        ],
      },
    });
  });

  it('takes one statement without a list', () => {
    expect(bucketPolicyOf(document(DENY))).toMatchObject({ value: { statements: [{ effect: 'Deny' }] } });
  });

  it.each([
    ['*', []],
    [{ AWS: '*' }, []],
    [{ AWS: ['*', 'arn:aws:iam::111122223333:root'] }, ['arn:aws:iam::111122223333:root']],
  ])('knows everybody in %j', (Principal, aws) => {
    expect(statementOf({ Principal })).toMatchObject({ statements: [{ principals: { not: false, any: true, aws } }] });
  });

  it.each([
    [{ effect: 'Allow' }],
    [{ Effect: 'deny' }],
    [{ Effect: null }],
    [{ Action: 7 }],
    [{ Action: [] }],
    [{ Action: [['s3:*']] }],
    [{ NotAction: 's3:*' }],
    [{ NotResource: '*' }],
    [{ NotPrincipal: '*' }],
    [{ Principal: 'arn:aws:iam::111122223333:root' }],
    [{ Principal: { CanonicalUser: 'x' } }],
    [{ Resource: null }],
    [{ Condition: [] }],
    [{ Condition: { Bool: {} } }],
    [{ Condition: { Bool: { x: [] } } }],
    [{ Condition: { Bool: { x: { y: 1 } } } }],
    [{ Condition: { Bool: { '$${x}': 'y' } } }],
    [{ Sid: 7 }],
  ])('leaves a statement out that it cannot read, and is open: %j', (wrong) => {
    expect(bucketPolicyOf(document([DENY, { ...DENY, ...wrong }]))).toMatchObject({
      is: 'known',
      value: { statements: [{ effect: 'Deny' }], open: 'notRead' },
    });
  });

  it.each([
    ['not JSON', '{'],
    ['an empty text', ''],
    ['another shape', '[]'],
    ['no statement', '{"Version":"2012-10-17"}'],
    ['an unknown element', document(DENY, { Version: '2012-10-17', statement: [] })],
    ['an unknown version', document(DENY, { Version: '2030-01-01' })],
    ['a key twice', '{"Statement":[],"Statement":[]}'],
    [
      'a key twice, once in disguise',
      '{"Statement":[{"Effect":"Deny","\\u0045ffect":"Allow","Action":"*","Resource":"*"}]}',
    ],
    ['a number', 7],
  ])('is unknown with %s', (_, policy) => {
    expect(bucketPolicyOf(policy)).toMatchObject({ is: 'unknown', why: 'notRead' });
  });

  it('takes the same key in different objects', () => {
    const text =
      '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"a,{\\"","Resource":["*","Effect","Effect"]}]}';
    expect(bucketPolicyOf(text)).toMatchObject({ value: { statements: [{ actions: { patterns: ['a,{"'] } }] } });
  });

  it('holds references to the same stack in their comparable form, and literal names as they are', () => {
    const Resource = ['${aws_s3_bucket.b.arn}', '${aws_s3_bucket.b.arn}/*', '${aws_s3_bucket.n.arn}/*'];
    const others = { aws_s3_bucket: { b: { bucket_prefix: 'ledger-' }, n: { bucket: 'named' } } };
    expect(bucketPolicyOf(document({ ...DENY, Resource }), others)).toMatchObject({
      value: {
        statements: [
          { resources: { patterns: ['${aws_s3_bucket.b.arn}', '${aws_s3_bucket.b.arn}/*', 'arn:aws:s3:::named/*'] } },
        ],
      },
    });
  });

  it('holds policy variables in the form of IAM', () => {
    const Resource = ['arn:aws:iam::*:user/$${aws:username}', "$${aws:PrincipalTag/team, 'none'}", '$${*}$${?}$${$}'];
    expect(statementOf({ Resource })).toMatchObject({
      statements: [
        {
          resources: {
            patterns: ['arn:aws:iam::*:user/${aws:username}', "${aws:PrincipalTag/team, 'none'}", '${*}${?}${$}'],
          },
        },
      ],
    });
  });

  it('does not take a text for a reference that only looks like one', () => {
    const of = (Resource: string) => bucketPolicyOf(document({ ...DENY, Resource }), ledger);
    expect(of('$${aws_s3_bucket.b.arn}/*')).toMatchObject({ value: { statements: [], open: 'notRead' } });
    expect(of('\uE000aws_s3_bucket.b.arn\uE001')).toMatchObject({ is: 'unknown', why: 'notRead' });
  });

  it('does not let an escape smuggle a reference in', () => {
    const text = document({ ...DENY, Resource: ['${aws_s3_bucket.b.arn}', 'X'] }).replace(
      'X',
      '\\ue000aws_s3_bucket.b.arn\\uE001',
    );
    expect(bucketPolicyOf(text, ledger)).toMatchObject({ is: 'unknown' });
  });

  it('has no policy variables before the version 2012-10-17', () => {
    const statement = { ...DENY, Resource: '$${aws:username}' };
    expect(bucketPolicyOf(document(statement, {}))).toMatchObject({ value: { statements: [], open: 'notRead' } });
    expect(bucketPolicyOf(document(DENY, {}))).toMatchObject({ value: { statements: [{ effect: 'Deny' }] } });
  });

  it.each([
    ['${var.bucket}', 'variable'],
    ['${join("/", ["a"])}', 'expression'],
    ['${aws_s3_bucket.b.tags}', 'expression'],
  ])('is unknown as a whole with %s in the text, which may change its shape', (Resource, why) => {
    expect(bucketPolicyOf(document([DENY, { ...DENY, Resource }]), ledger)).toMatchObject({ is: 'unknown', why });
  });

  it.each([
    ['${var.policy}', 'variable'],
    ['${file("policy.json")}', 'expression'],
    ['${data.aws_s3_bucket.b.policy}', 'expression'],
    ['${aws_s3_bucket.b.id}', 'computed'],
  ])('is unknown where it is %s', (policy, why) => {
    expect(bucketPolicyOf(policy, ledger)).toMatchObject({ is: 'unknown', why });
  });

  it('is that of another resource that it refers to', () => {
    const others = { aws_iam_policy: { p: { policy: document(DENY) } } };
    expect(bucketPolicyOf('${aws_iam_policy.p.policy}', others)).toMatchObject({
      value: { statements: [{ effect: 'Deny' }] },
    });
  });
});

describe('a policy written with jsonencode', () => {
  const encoded = (statement: string) => `\${jsonencode({"Version" = "2012-10-17", "Statement" = [${statement}]})}`;

  it('is read as CDKTF writes it', () => {
    const statement =
      '{"Effect" = "Deny", "Action" = ["s3:*"], "Resource" = [aws_s3_bucket.b.arn, "${aws_s3_bucket.b.arn}/*"], ' +
      '"Condition" = {"Bool" = {"aws:SecureTransport" = ["false"]}, "StringLike" = {"a" = "$${aws:username}", "b" = true}}}';
    expect(bucketPolicyOf(encoded(statement), ledger)).toMatchObject({
      value: {
        statements: [
          {
            resources: { patterns: ['${aws_s3_bucket.b.arn}', '${aws_s3_bucket.b.arn}/*'] },
            conditions: [
              { operator: 'Bool', key: 'aws:SecureTransport', values: ['false'] },
              { operator: 'StringLike', key: 'a', values: ['${aws:username}'] },
              { operator: 'StringLike', key: 'b', values: ['true'] },
            ],
          },
        ],
      },
    });
  });

  it('is read as people write it', () => {
    const policy = `\${jsonencode({
      Version : "2012-10-17"
      Statement = {
        Effect = "Deny", Action = "a\\"\\u0062\\n", Resource = ["*",]
      }
    })}`;
    expect(bucketPolicyOf(policy)).toMatchObject({ value: { statements: [{ actions: { patterns: ['a"b\n'] } }] } });
  });

  it('leaves out only the statement that it cannot read', () => {
    const statements =
      '{"Effect" = "Deny", "Action" = "*", "Resource" = "*"}, {"Effect" = "Allow", "Action" = "*", "Resource" = "${var.x}"}';
    expect(bucketPolicyOf(encoded(statements))).toMatchObject({
      value: { statements: [{ effect: 'Deny' }], open: 'variable' },
    });
  });

  it.each([
    '{"Effect" = "Deny", "Effect" = "Allow", "Action" = "*", "Resource" = "*"}',
    '{"Effect" = "Deny" "Action" = "*", "Resource" = "*"}',
    '{"Effect" = "Deny", "Action" = "*", "Resource" = "${/* } */ "x"}"}',
    '{"Effect" = "Deny", "Action" = "*", "Resource" = concat([], ["*"])}',
    '{"Effect" = "Deny", "Action" = "*", "Resource" = ["*"][0]}',
    '{"Effect" = "Deny", "Action" = "*", "Resource" = true ? "*" : "x"}',
    '{(local.key) = "Deny"}',
    '{"${local.key}" = "Deny"}',
    'for s in var.s : s',
    `${'['.repeat(1000)}${']'.repeat(1000)}`,
  ])('is unknown where it is more than written out: %s', (statement) => {
    expect(bucketPolicyOf(encoded(statement))).toMatchObject({ is: 'unknown', why: 'expression' });
  });

  it('may encode a local', () => {
    const locals = { doc: { Version: '2012-10-17', Statement: [DENY] } };
    const resource = { aws_s3_bucket_policy: { p: { bucket: 'b', policy: '${jsonencode(local.doc)}' } } };
    expect(only(read({ locals, resource }).entities.bucketPolicy).fields.document).toMatchObject({
      value: { statements: [{ principals: { any: true } }] },
    });
  });
});
