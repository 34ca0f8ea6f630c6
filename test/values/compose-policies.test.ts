import fc from 'fast-check';
import {
  composePolicies,
  limitInWords,
  POLICY_LIMITS,
  type PolicyRoom,
  type PolicyStatement,
  policyText,
  sizeOf,
} from '../../lib/values';
import { refusal } from './refusal';

const ROOM: PolicyRoom = {
  limit: { ...POLICY_LIMITS.serviceControl, most: 400 },
  documents: 2,
  waysOut: ['raise the limit', 'attach to fewer targets'],
  control: 'AWS-NET-01',
};

const deny = (Sid: string, length = 40): PolicyStatement => ({
  Sid,
  Effect: 'Deny',
  Action: `s3:${'x'.repeat(length)}`,
  Resource: '*',
});
const elsewhere = (ranges: readonly string[]): PolicyStatement => ({
  Sid: 'DenyFromElsewhere',
  Effect: 'Deny',
  Action: '*',
  Resource: '*',
  Condition: { NotIpAddressIfExists: { 'aws:SourceIp': ranges } },
});
const scattered = (count: number) => Array.from({ length: count }, (_, index) => `52.16.0.${index * 2}/32`);
const statementsOf = (text: string): PolicyStatement[] => JSON.parse(text).Statement;

describe('composePolicies', () => {
  it('keeps statements in one document, with their Sids, while they fit', () => {
    const statements = [deny('One'), deny('Two')];
    expect(composePolicies(statements, ROOM)).toEqual([policyText(statements)]);
  });

  it('shares denies out over documents, whole and in their order', () => {
    const statements = ['One', 'Two', 'Three', 'Four'].map((sid) => deny(sid, 80));
    const documents = composePolicies(statements, ROOM);
    expect(documents.map((text) => statementsOf(text).map(({ Sid }) => Sid))).toEqual([
      ['One', 'Two'],
      ['Three', 'Four'],
    ]);
  });

  it('puts a statement where there is room before it asks for another document', () => {
    const documents = composePolicies([deny('Long', 180), deny('Longer', 250), deny('Short', 20)], ROOM);
    expect(documents.map((text) => statementsOf(text).map(({ Sid }) => Sid))).toEqual([['Long', 'Short'], ['Longer']]);
  });

  it('keeps what allows together', () => {
    const allows = [1, 2].map((number): PolicyStatement => ({ ...deny(`Allow${number}`, 60), Effect: 'Allow' }));
    const documents = composePolicies([deny('One', 80), ...allows, deny('Two', 80)], ROOM);
    expect(documents.map((text) => statementsOf(text).map(({ Sid }) => Sid))).toEqual([
      ['Allow1', 'Allow2'],
      ['One', 'Two'],
    ]);
  });

  it('drops Sids only where there is no room for them', () => {
    const named = [1, 2, 3].map((number) => deny(`DenyWhatNobodyShouldEverBeAbleToDo${number}`, 60));
    const room = { ...ROOM, documents: 1 };
    const [text = '', ...more] = composePolicies(named, room);
    expect(more).toEqual([]);
    expect(statementsOf(text).map((statement) => Object.keys(statement)[0])).toEqual(['Effect', 'Effect', 'Effect']);
    expect(sizeOf(text, 'characters')).toBeLessThanOrEqual(400);
  });

  it('aggregates ranges, so that halves of a range are one', () => {
    const [text = ''] = composePolicies([elsewhere(['203.0.113.64/26', '203.0.113.0/26', '2001:db8::/48'])], ROOM);
    expect(statementsOf(text)[0]?.Condition).toEqual({
      NotIpAddressIfExists: { 'aws:SourceIp': ['203.0.113.0/25', '2001:db8::/48'] },
    });
  });

  it('never splits a deny of what is not in a list, but refuses it with the count, the limit and the ways out', () => {
    const error = refusal(() => composePolicies([elsewhere(scattered(30))], { ...ROOM, documents: 9 }));
    expect(error.message).toBe(
      'one statement is too long for a document, and a statement cannot be split, ' +
        'got "615 characters with 30 ranges"; a service control policy holds at most 400 characters. ' +
        'The list has 30 ranges and cannot be split: a second deny would deny what the first lets through. ' +
        'Route egress through fewer addresses, list neighbouring ranges as one, raise the limit, ' +
        'or attach to fewer targets (AWS-NET-01)',
    );
  });

  it('refuses a statement without ranges that is too long', () => {
    const error = refusal(() => composePolicies([deny('Long', 500)], ROOM));
    expect(error.given).toBe('586 characters');
    expect(error.remedy).toBe('Raise the limit, or attach to fewer targets');
  });

  it('refuses more than there are documents for', () => {
    const error = refusal(() =>
      composePolicies(
        [1, 2, 3].map((number) => deny(`S${number}`, 250)),
        ROOM,
      ),
    );
    expect(error.message).toBe(
      'the statements do not fit into the documents that there is room for, ' +
        'got "932 characters, which take 3 documents"; ' +
        'there is room for 2, and a service control policy holds at most 400 characters. ' +
        'Raise the limit, or attach to fewer targets (AWS-NET-01)',
    );
  });

  it('loses and invents no statement, and stays within the limit', () => {
    const lengths = fc.array(fc.nat(250), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(lengths, fc.integer({ min: 350, max: 700 }), (all, most) => {
        const statements = all.map((length, index) => deny(`S${index}`, length));
        const room = { ...ROOM, documents: 12, limit: { ...ROOM.limit, most } };
        const documents = composePolicies(statements, room);
        expect(documents.every((text) => sizeOf(text, 'characters') <= most)).toBe(true);
        const actions = documents.flatMap(statementsOf).map(({ Action }) => String(Action));
        expect(actions.sort()).toEqual(statements.map(({ Action }) => String(Action)).sort());
        expect(composePolicies(statements, room)).toEqual(documents);
      }),
    );
  });
});

describe('a limit', () => {
  it.each([
    ['characters', '{ "a": "ä" }', 12],
    ['dense', '{ "a":\n\t"ä" }', 9],
    ['bytes', '{ "a": "ä" }', 13],
  ] as const)('counts %s', (counted, text, size) => {
    expect(sizeOf(text, counted)).toBe(size);
  });

  it('says what it counts', () => {
    expect(limitInWords(POLICY_LIMITS.bucket)).toBe('a bucket policy holds at most 20480 bytes');
    expect(limitInWords(POLICY_LIMITS.inlineRole)).toBe(
      'all inline policies of a role hold at most 10240 characters, white space not counted',
    );
  });
});
