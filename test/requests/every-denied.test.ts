import type { PolicyDocument } from '../../lib/posture';
import {
  ABSENT,
  ANY,
  always,
  everyDenied,
  inWords,
  matches,
  rangesOf,
  type Universe,
  whenOf,
} from '../../lib/requests';
import { policy, type WrittenStatement } from '../support/aws-posture';

const UNIVERSE: Universe = { principals: 'any', actions: ['s3:*'], resources: ['arn:aws:s3:::a/*'], keys: {} };

const prove = (
  statements: readonly WrittenStatement[],
  universe: Partial<Universe> = {},
  open?: PolicyDocument['open'],
) => everyDenied([{ ...policy(...statements), ...(open === undefined ? {} : { open }) }], { ...UNIVERSE, ...universe });

function passing(statements: readonly WrittenStatement[], universe: Partial<Universe> = {}) {
  const proof = prove(statements, universe);
  if (proof.denied !== false) throw new Error(`expected a gap, got ${JSON.stringify(proof)}`);
  for (const statement of policy(...statements).statements.filter(({ effect }) => effect === 'Deny'))
    expect(matches(statement, proof.witness)).toBe('no');
  return { ...proof.passing, witness: proof.witness, when: whenOf(proof.passing) };
}

describe('everyDenied', () => {
  it('is sure of a deny of everything, and of none where there is no deny', () => {
    expect(prove([{}])).toEqual({ denied: true });
    expect(passing([])).toMatchObject({ principals: ['All'], actions: ['All'], resources: ['All'], when: 'always' });
    expect(passing([{ Effect: 'Allow' }])).toMatchObject({ actions: ['All'] });
  });

  it('adds up what several statements of several documents deny', () => {
    const parts = [{ Action: 's3:Get*' }, { NotAction: 's3:Get*' }];
    expect(
      everyDenied(
        parts.map((each) => policy(each)),
        UNIVERSE,
      ),
    ).toEqual({ denied: true });
  });

  it('finds the request that only the overlap of two patterns lets through', () => {
    const overlap = passing([{ NotAction: 's3:Get*' }, { NotAction: 's3:*Acl' }]);
    expect(overlap.witness.action.toLowerCase()).toMatch(/^s3:get.*acl$/u);
    expect(
      passing([{ NotResource: 'arn:aws:s3:::a/x*' }, { NotResource: 'arn:aws:s3:::a/*x' }]).witness.resource,
    ).toMatch(/^arn:aws:s3:::a\/x.*/u);
  });

  it('finds the addresses between the ranges, in each family', () => {
    const Condition = { IpAddress: { 'aws:SourceIp': ['0.0.0.0/1', '128.0.0.0/2', '193.0.0.0/8', '::/0'] } };
    const { keys } = passing([{ Condition }], { keys: { 'aws:sourceip': { absent: false, values: 'any' } } });
    const cells = keys['aws:sourceip']?.cells.flatMap(({ address }) => address ?? []) ?? [];
    expect(rangesOf(cells).ranges).toEqual([
      '192.0.0.0/8',
      '194.0.0.0/7',
      '196.0.0.0/6',
      '200.0.0.0/5',
      '208.0.0.0/4',
      '224.0.0.0/3',
    ]);
  });

  it('finds the number between two bounds', () => {
    const two = (less: string, more: string): WrittenStatement[] => [
      { Condition: { NumericLessThan: { 'aws:Key': less } } },
      { Condition: { NumericGreaterThanEquals: { 'aws:Key': more } } },
    ];
    const keys = { 'aws:key': { absent: false, values: 'any' as const } };
    expect(prove(two('2', '2'), { keys }).denied).toBe(true);
    expect(passing(two('2', '3'), { keys }).witness.context['aws:key']).toBe('2');
    expect(prove([...two('2', '3'), { Condition: { NumericEquals: { 'aws:Key': '2' } } }], { keys }).denied).toBe(
      false,
    );
  });

  it('tells an absent key from a present one', () => {
    const plain = [{ Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } } }];
    const keys = { 'aws:multifactorauthpresent': { absent: true, values: { like: ['false'] } } };
    expect(passing(plain, { keys }).when).toBe('aws:multifactorauthpresent is absent');
    expect(prove([{ Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } } }], { keys }).denied).toBe(
      true,
    );
  });

  it('goes through the sets of values of a key with many', () => {
    const split: WrittenStatement[] = [
      { Condition: { 'ForAllValues:StringLike': { 'aws:TagKeys': 'a*' } } },
      { Condition: { 'ForAnyValue:StringNotLike': { 'aws:TagKeys': 'a*' } } },
    ];
    expect(prove(split).denied).toBe(true);
    const [all] = split;
    expect(
      passing(all === undefined ? [] : [all, { Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': 'b' } } }])
        .witness.context,
    ).toHaveProperty('aws:tagkeys');
  });

  it('leaves out what is excepted, in the language of policies', () => {
    const except = policy({ Action: 's3:GetObject' }).statements;
    expect(prove([{ NotAction: 's3:GetObject' }], { except }).denied).toBe(true);
    expect(passing([{ NotAction: ['s3:GetObject', 's3:PutObject'] }], { except }).actions).toEqual(['s3:PutObject']);
  });

  it('says All where all that is asked for passes, though something is excepted', () => {
    const except = policy({ Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/26' } } }).statements;
    expect(passing([], { except, keys: { 'aws:sourceip': ANY } }).keys['aws:sourceip']?.described).toEqual(['All']);
  });

  it('does not describe a larger gap by a part of the words for a smaller one', () => {
    const gaps = [
      [{ NotAction: 's3:GetObject' }],
      [{ NotAction: ['s3:GetObject', 's3:PutObject'] }],
      [{ NotAction: 's3:Get*' }, { Action: 's3:GetObjectAcl' }],
      [{ NotAction: 's3:Get*' }],
      [{ Action: 's3:Delete*' }],
      [],
    ].map((statements) => passing(statements).actions);
    expect(gaps).toEqual([
      ['s3:GetObject'],
      ['s3:GetObject', 's3:PutObject'],
      ['s3:Get* except s3:GetObjectAcl'],
      ['s3:Get*'],
      ['s3:* except s3:Delete*'],
      ['All'],
    ]);
  });

  it('names the principals that pass, and what sets them apart', () => {
    const admin = 'arn:aws:iam::111122223333:role/admin';
    expect(passing([{ Principal: { AWS: admin } }]).principals).not.toContain(admin);
    expect(passing([{ NotPrincipal: { Service: 'a.amazonaws.com' } }]).principals).toEqual(['service:a.amazonaws.com']);
    expect(passing([{ Principal: { AWS: admin } }]).principals).toContain(`any principal except ${admin}`);
  });

  it('turns a witness into unknown where a document may hold more, and leaves a proof as it is', () => {
    expect(prove([{ Action: 's3:Get*' }], {}, 'variable')).toMatchObject({
      denied: 'unknown',
      why: 'a policy may hold statements that cannot be read (variable)',
    });
    expect(prove([{}], {}, 'variable').denied).toBe(true);
  });

  it('is unknown, not denied, where only a reference could close the gap', () => {
    expect(prove([{ Resource: '${aws_s3_bucket.other.arn}/*' }]).denied).toBe('unknown');
    const resources = ['${aws_s3_bucket.a.arn}/*'];
    expect(prove([{ Resource: '${aws_s3_bucket.a.arn}/*' }], { resources }).denied).toBe(true);
    expect(prove([{ Resource: '${aws_s3_bucket.a.arn}/logs/*' }], { resources }).denied).toBe(false);
  });

  it('is unknown where a date or an operator that IAM does not know decides', () => {
    expect(
      prove([{ Condition: { DateLessThan: { 'aws:CurrentTime': '2030-01-01T00:00:00Z' } } }], {
        keys: { 'aws:currenttime': { absent: false, values: 'any' } },
      }).denied,
    ).toBe('unknown');
    expect(prove([{ Condition: { StringMatches: { 'aws:Key': 'a' } } }]).denied).toBe('unknown');
  });

  it('is unknown where a key is compared as two kinds of thing, and where there are too many classes', () => {
    const mixed = [{ Condition: { NumericLessThan: { 'aws:Key': '2' }, StringLike: { 'aws:Key': 'a*' } } }];
    expect(prove(mixed)).toMatchObject({ denied: 'unknown', why: expect.stringContaining('aws:key') });
    const tags = Array.from({ length: 8 }, (_, index) => `tag${index}`);
    expect(prove([{ Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': tags } } }])).toMatchObject({
      denied: 'unknown',
      why: expect.stringContaining('aws:tagkeys'),
    });
    const wild = Array.from({ length: 14 }, (_, index) => `*${'ab'.repeat(index + 1)}${'?'.repeat(index)}c*`);
    expect(prove([{ NotResource: wild }, ...wild.map((Resource) => ({ Resource }))]).denied).not.toBe(true);
  });

  it('is sure of a policy of many long lists in little time', () => {
    const actions = Array.from({ length: 120 }, (_, index) => `s3:Action${index}`);
    const ranges = Array.from({ length: 120 }, (_, index) => `203.0.${index}.0/25`);
    const proof = prove([
      { Action: actions },
      { NotAction: actions, Condition: { NotIpAddress: { 'aws:SourceIp': ranges } } },
      { NotAction: actions, Condition: { IpAddress: { 'aws:SourceIp': ranges } } },
    ]);
    expect(proof).toEqual({ denied: true });
  });

  it('needs no more than the statement that denies everything, whatever stands beside it', () => {
    const mixed = { NumericLessThan: { 'aws:Key': '2' }, StringLike: { 'aws:Key': 'a*' } };
    const beside: WrittenStatement[] = [{ Resource: 'arn:aws:s3:::a/x', Condition: mixed }, { NotAction: 's3:Get*' }];
    expect(prove([...beside, { Action: '*' }])).toEqual({ denied: true });
    expect(prove([...beside, { Principal: { AWS: '111122223333' } }]).denied).toBe('unknown');
    expect(prove([{ NotAction: 's3:Get*' }, { NotResource: 'arn:aws:s3:::a/*' }]).denied).toBe(false);
  });

  it('gives a witness that people can read', () => {
    const { witness } = passing([{ NotAction: 's3:Get*' }], { examples: ['s3:GetObject'] });
    expect(witness.action).toBe('s3:GetObject');
    expect(inWords(witness.resource)).toBe('arn:aws:s3:::a/<other>');
  });

  it('holds keys to what the universe says of them', () => {
    const Condition = { Bool: { 'aws:SecureTransport': 'false' } };
    expect(prove([{ Condition }], { keys: { 'aws:securetransport': always('false') } }).denied).toBe(true);
    expect(prove([{ Condition }], { keys: { 'aws:securetransport': always('true') } }).denied).toBe(false);
    expect(prove([{ Condition: { Null: { 'aws:Key': 'true' } } }], { keys: { 'aws:key': ABSENT } }).denied).toBe(true);
  });
});
