import { tlsFloor } from '../../../lib/controls/aws/tls-floor';
import { tlsOnly } from '../../../lib/controls/aws/tls-only';
import type { Meaning } from '../../../lib/declaration';
import type { PolicyDocument } from '../../../lib/posture';
import {
  BUCKET,
  BUCKET_ARN,
  changed,
  entity,
  findingOf,
  hardenedBucket,
  is,
  NO_HTTP,
  NO_OLD_TLS,
  outcomeOf,
  policy,
  postureOf,
  refTo,
  unread,
  unset,
  verdictsOf,
  type WrittenStatement,
} from '../../support/aws-posture';

const POLICY = 'aws_s3_bucket_policy.ledger';
const ARN = `\${${BUCKET}.arn}`;

const withPolicy = (...statements: readonly WrittenStatement[]) =>
  changed(hardenedBucket(), POLICY, { document: is(policy(...statements)) });

describe('AWS-STO-05', () => {
  it.each<[string, WrittenStatement[]]>([
    ['one statement', [NO_HTTP]],
    ['the string principal', [{ ...NO_HTTP, Principal: '*' }]],
    [
      'a statement for the bucket and one for its objects',
      [
        { ...NO_HTTP, Resource: ARN },
        { ...NO_HTTP, Resource: `${ARN}/*` },
      ],
    ],
    [
      'statements that share the actions',
      [
        { ...NO_HTTP, Action: 's3:Get*' },
        { Principal: '*', Condition: NO_HTTP.Condition ?? {}, NotAction: 's3:Get*' },
      ],
    ],
    ['every action of everything', [{ ...NO_HTTP, Action: '*', Resource: '*' }]],
    ['the literal ARN', [{ ...NO_HTTP, Resource: [BUCKET_ARN, `${BUCKET_ARN}/*`] }]],
    [
      'the ARN put together from the name',
      [{ ...NO_HTTP, Resource: [`arn:aws:s3:::\${${BUCKET}.id}`, `arn:aws:s3:::\${${BUCKET}.bucket}/*`] }],
    ],
    [
      'a condition that holds for an absent key too',
      [{ ...NO_HTTP, Condition: { BoolIfExists: { 'aws:SecureTransport': 'false' } } }],
    ],
    ['a condition turned round', [{ ...NO_HTTP, Condition: { StringNotEquals: { 'AWS:SECURETRANSPORT': 'true' } } }]],
    [
      'a deny beside an Allow',
      [NO_HTTP, { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `${ARN}/*` }],
    ],
  ])('is met by %s', (_, statements) => {
    expect(outcomeOf(tlsOnly, withPolicy(...statements))).toEqual({ verdict: 'met', by: [BUCKET, POLICY] });
  });

  it.each<[string, WrittenStatement[], Partial<Meaning>, string]>([
    ['nothing is denied', [], {}, 's3:GetObject over plain HTTP by anyone is not denied'],
    [
      'objects are left out',
      [{ ...NO_HTTP, Resource: ARN }],
      { targets: ['bucket:contoso-ledger/*'] },
      's3:GetObject over plain HTTP',
    ],
    [
      'the bucket is left out',
      [{ ...NO_HTTP, Resource: `${ARN}/*` }],
      { targets: ['bucket:contoso-ledger'] },
      's3:ListBucket over plain HTTP',
    ],
    [
      'a part of the objects is left out',
      [{ ...NO_HTTP, Resource: [ARN, `${ARN}/logs/*`] }],
      { targets: ['bucket:contoso-ledger/* except bucket:contoso-ledger/logs/*'] },
      's3:GetObject over plain HTTP',
    ],
    [
      'only reads are denied',
      [{ ...NO_HTTP, Action: 's3:Get*' }],
      { settings: ['action=s3:* except s3:Get*', 'aws:SecureTransport=false', 'when=always'] },
      's3:PutObject over plain HTTP',
    ],
    [
      'one action is left out',
      [{ Principal: '*', Condition: NO_HTTP.Condition ?? {}, NotAction: 's3:GetObject' }],
      { settings: ['action=s3:GetObject', 'aws:SecureTransport=false', 'when=always'] },
      's3:GetObject over plain HTTP',
    ],
    [
      'one principal is left out',
      [
        {
          ...NO_HTTP,
          Condition: { ...NO_HTTP.Condition, ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/a' } },
        },
      ],
      {
        settings: [
          'action=All',
          'aws:SecureTransport=false',
          'when=aws:principalarn is arn:aws:iam::111122223333:role/a',
        ],
      },
      'over plain HTTP',
    ],
    [
      'only anonymous callers of one account are denied',
      [{ ...NO_HTTP, Principal: { AWS: '111122223333' } }],
      {},
      'by anyone',
    ],
    ['the deny is an Allow', [{ ...NO_HTTP, Effect: 'Allow' }], {}, 'is not denied'],
    [
      'TLS is denied instead',
      [{ ...NO_HTTP, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }],
      {},
      'is not denied',
    ],
    [
      'the wrong key is looked at',
      [{ ...NO_HTTP, Condition: { Bool: { 'aws:ViaAWSService': 'false' } } }],
      {},
      'is not denied',
    ],
    [
      'another bucket is denied',
      [{ ...NO_HTTP, Resource: ['arn:aws:s3:::contoso-other', 'arn:aws:s3:::contoso-other/*'] }],
      {},
      'is not denied',
    ],
    [
      'the ARN is of another partition',
      [{ ...NO_HTTP, Resource: ['arn:aws-cn:s3:::contoso-ledger', 'arn:aws-cn:s3:::contoso-ledger/*'] }],
      {},
      'is not denied',
    ],
  ])('is unmet where %s', (_, statements, meaning, given) => {
    const finding = findingOf('unmet', tlsOnly, withPolicy(...statements));
    expect(finding.given).toContain(given);
    expect(finding.meaning).toMatchObject(meaning);
  });

  it('takes objects left out for another weakness than the bucket left out, and neither for all', () => {
    const targets = (...statements: WrittenStatement[]) =>
      findingOf('unmet', tlsOnly, withPolicy(...statements)).meaning.targets;
    const marks = [targets({ ...NO_HTTP, Resource: ARN }), targets({ ...NO_HTTP, Resource: `${ARN}/*` }), targets()];
    expect(new Set(marks.map((each) => each.join())).size).toBe(3);
  });

  it('is unknown where the policy cannot be read, and unmet where it is under ignore_changes', () => {
    const of = (document: unknown) => verdictsOf(tlsOnly, changed(hardenedBucket(), POLICY, { document }));
    expect(of(unread('computed'))).toEqual(['unknown']);
    expect(of(refTo('aws_thing.x', 'json'))).toEqual(['unknown']);
    expect(of(unread('ignored'))).toEqual(['unmet']);
    expect(of(unset)).toEqual(['unmet']);
    const open = (statements: readonly WrittenStatement[]): PolicyDocument => ({
      ...policy(...statements),
      open: 'variable',
    });
    expect(of(is(open([])))).toEqual(['unknown']);
    expect(of(is(open([NO_HTTP])))).toEqual(['met']);
  });

  it('holds a bucket without a literal name to its reference', () => {
    const unnamed = (Resource: string[]) => changed(withPolicy({ ...NO_HTTP, Resource }), BUCKET, { name: unset });
    expect(verdictsOf(tlsOnly, unnamed([ARN, `${ARN}/*`]))).toEqual(['met']);
    expect(verdictsOf(tlsOnly, unnamed([`arn:aws:s3:::\${${BUCKET}.id}`, `${ARN}/*`]))).toEqual(['met']);
    expect(verdictsOf(tlsOnly, unnamed([`${ARN}/*`]))).toEqual(['unmet']);
    expect(verdictsOf(tlsOnly, unnamed([ARN, `${ARN}/logs/*`]))).toEqual(['unmet']);
    expect(verdictsOf(tlsOnly, unnamed([BUCKET_ARN, `${BUCKET_ARN}/*`]))).toEqual(['unknown']);
  });

  it('wants each of two policies of one bucket to hold alone, since one replaces the other', () => {
    const second = (document: PolicyDocument) =>
      postureOf(
        ...Object.values(hardenedBucket().entities).flat(),
        entity('bucketPolicy', 'aws_s3_bucket_policy.second', { bucket: is('contoso-ledger'), document: is(document) }),
      );
    expect(verdictsOf(tlsOnly, second(policy(NO_HTTP)))).toEqual(['met']);
    expect(verdictsOf(tlsOnly, second(policy(NO_OLD_TLS)))).toEqual(['unmet']);
  });
});

describe('AWS-STO-06', () => {
  const floor = (Condition: WrittenStatement['Condition']) =>
    withPolicy(NO_HTTP, { ...NO_OLD_TLS, ...(Condition && { Condition }) });

  it.each<[string, WrittenStatement['Condition'], string]>([
    ['less than 1.2', NO_OLD_TLS.Condition, 'met'],
    ['less than 1.3', { NumericLessThan: { 's3:TlsVersion': '1.3' } }, 'met'],
    ['at most 1.1', { NumericLessThanEquals: { 's3:TlsVersion': '1.1' } }, 'unmet'],
    ['less than 1.1', { NumericLessThan: { 's3:TlsVersion': '1.1' } }, 'unmet'],
    ['equal to 1.0', { NumericEquals: { 's3:TlsVersion': '1.0' } }, 'unmet'],
    ['more than 1.2', { NumericGreaterThan: { 's3:TlsVersion': '1.2' } }, 'unmet'],
    ['a reference', { NumericLessThan: { 's3:TlsVersion': '${local_thing.x.version}' } }, 'unknown'],
  ])('of a deny of versions %s is %s', (_, Condition, verdict) => {
    expect(verdictsOf(tlsFloor, floor(Condition))).toEqual([verdict]);
  });

  it('says what version passes', () => {
    expect(findingOf('unmet', tlsFloor, withPolicy(NO_HTTP)).given).toContain('s3:GetObject over TLS 1');
    expect(findingOf('unmet', tlsFloor, withPolicy(NO_HTTP)).meaning.settings).toEqual([
      'action=All',
      's3:TlsVersion<1.2',
      'when=always',
    ]);
  });

  it('takes a floor of 1.1 for a smaller weakness than no floor', () => {
    const [low, none] = [floor({ NumericLessThan: { 's3:TlsVersion': '1.1' } }), withPolicy()].map(
      (posture) => findingOf('unmet', tlsFloor, posture).meaning.settings,
    );
    expect(none?.every((setting) => low?.includes(setting))).toBe(false);
  });
});
