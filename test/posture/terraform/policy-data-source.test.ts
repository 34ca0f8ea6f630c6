import { only, read } from './stack';

const STATEMENT = { effect: 'Deny', actions: ['s3:*'], resources: ['*'] };
const documentOf = (body: Record<string, unknown>, attribute = 'json') =>
  only(
    read({
      data: { aws_iam_policy_document: { d: body } },
      resource: {
        aws_s3_bucket: { b: { bucket_prefix: 'ledger-' } },
        aws_s3_bucket_policy: { p: { bucket: 'b', policy: `\${data.aws_iam_policy_document.d.${attribute}}` } },
      },
    }).entities.bucketPolicy,
  ).fields.document;

describe('data.aws_iam_policy_document', () => {
  it.each(['json', 'minified_json'])('is read where a policy refers to its %s', (attribute) => {
    const statement = {
      sid: 'A',
      not_actions: ['s3:GetObject'],
      not_resources: ['${aws_s3_bucket.b.arn}/*', 'arn:aws:s3:::x/&{aws:username}'],
      not_principals: [
        { type: 'AWS', identifiers: ['arn:aws:iam::111122223333:root'] },
        { type: 'Service', identifiers: ['s3.amazonaws.com'] },
        { type: 'Federated', identifiers: ['f'] },
      ],
      condition: { test: 'Bool', variable: 'aws:SecureTransport', values: ['false'] },
    };
    expect(documentOf({ statement }, attribute)).toMatchObject({
      is: 'known',
      value: {
        statements: [
          {
            sid: 'A',
            effect: 'Allow',
            principals: {
              not: true,
              aws: ['arn:aws:iam::111122223333:root'],
              service: ['s3.amazonaws.com'],
              federated: ['f'],
            },
            actions: { not: true, patterns: ['s3:GetObject'] },
            resources: { not: true, patterns: ['${aws_s3_bucket.b.arn}/*', 'arn:aws:s3:::x/${aws:username}'] },
            conditions: [{ operator: 'Bool', key: 'aws:SecureTransport', values: ['false'] }],
          },
        ],
      },
    });
  });

  it.each([[{ type: '*', identifiers: ['*'] }], [{ type: 'AWS', identifiers: ['*'] }]])(
    'knows everybody in %j',
    (principals) => {
      expect(documentOf({ statement: [{ ...STATEMENT, principals }] })).toMatchObject({
        value: { statements: [{ principals: { not: false, any: true, aws: [] } }] },
      });
    },
  );

  it('takes several conditions of different keys, in one order', () => {
    const condition = ['b', 'a'].map((variable) => ({ test: 'StringEquals', variable, values: ['x'] }));
    expect(documentOf({ statement: [{ ...STATEMENT, condition }] })).toMatchObject({
      value: { statements: [{ conditions: [{ key: 'a' }, { key: 'b' }] }] },
    });
  });

  it.each([
    [{ resources: ['${var.x}'] }, 'variable'],
    [{ resources: '${var.x}' }, 'variable'],
    [{ resources: [] }, 'notRead'],
    [{ resources: undefined }, 'notRead'],
    [{ actions: null }, 'notRead'],
    [{ not_actions: ['x'] }, 'notRead'],
    [{ effect: 'deny' }, 'notRead'],
    [{ effect: '${var.x}' }, 'variable'],
    [{ principals: [{ type: 'CanonicalUser', identifiers: ['x'] }] }, 'notRead'],
    [{ principals: [{ type: '*', identifiers: ['x'] }] }, 'notRead'],
    [{ principals: [{ type: 'AWS', identifiers: ['${var.x}'] }] }, 'variable'],
    [{ dynamic: { principals: {} } }, 'dynamic'],
    [{ dynamic: { condition: {} } }, 'dynamic'],
    [{ condition: [{ test: 'Bool', variable: '${var.x}', values: ['x'] }] }, 'variable'],
    [{ condition: ['x', 'y'].map((value) => ({ test: 'Bool', variable: 'v', values: [value] })) }, 'notRead'],
    [{ resources: ['$${aws_s3_bucket.b.arn}'] }, 'notRead'],
    [{ resources: ['&{aws_s3_bucket.b.arn}'] }, 'notRead'],
  ])('leaves a statement out that it cannot read, and is open: %j', (wrong, open) => {
    expect(documentOf({ statement: [STATEMENT, { ...STATEMENT, ...wrong }] })).toMatchObject({
      value: { statements: [{ effect: 'Deny' }], open },
    });
  });

  it.each(['source_policy_documents', 'override_policy_documents', 'source_json', 'override_json'])(
    'is open where %s merges others in',
    (name) => {
      expect(documentOf({ statement: [STATEMENT], [name]: ['{}'] })).toMatchObject({
        value: { statements: [{ effect: 'Deny' }], open: 'notRead' },
      });
    },
  );

  it('does not count on a statement that an override may replace by its Sid', () => {
    const body = { statement: [{ ...STATEMENT, sid: 'A' }], override_policy_documents: ['{}'] };
    expect(documentOf(body)).toMatchObject({ value: { statements: [], open: 'notRead' } });
  });

  it.each([
    [{ statement: '${var.x}' }, { statements: [], open: 'variable' }],
    [{ dynamic: { statement: {} } }, { statements: [], open: 'dynamic' }],
    [
      { version: '2008-10-17', statement: [{ ...STATEMENT, resources: ['$${aws:username}'] }] },
      { statements: [], open: 'notRead' },
    ],
  ])('is open with %j', (body, value) => {
    expect(documentOf(body)).toMatchObject({ value });
  });

  it.each([
    [{ version: '${var.v}' }, 'json', 'variable'],
    [{ version: '2030-01-01' }, 'json', 'notRead'],
    [{ count: 1 }, 'json', 'expression'],
    [{}, 'id', 'computed'],
  ])('is unknown with %j by its %s: %s', (body, attribute, why) => {
    expect(documentOf({ statement: [STATEMENT], ...body }, attribute)).toMatchObject({ is: 'unknown', why });
  });

  it('that leads back to itself through a policy is unknown', () => {
    const json = '${data.aws_iam_policy_document.d.json}';
    expect(documentOf({ statement: [STATEMENT], source_policy_documents: [json] })).toMatchObject({
      value: { open: 'notRead' },
    });
  });
});
