import { compare, type Judgment } from '../../lib/controls';
import { meaningOf } from '../../lib/controls/control';

type Given = 'met' | 'notApplicable' | 'accepted' | readonly ['unmet' | 'unknown', string];

/** Judgments of one control on one service: a verdict, or a finding on a thing. */
const side = (...given: readonly Given[]): readonly Judgment[] =>
  given.map((one): Judgment => {
    const head = { tenant: 'contoso', subject: 'aws', control: 'AWS-STO-01', level: 'required' as const };
    if (one === 'met') return { ...head, verdict: 'met', outcome: { verdict: 'met', by: [] } };
    if (one === 'notApplicable') return { ...head, verdict: one, outcome: { verdict: one, because: 'none' } };
    const [verdict, subject] = one === 'accepted' ? (['unmet', 'a'] as const) : one;
    const finding = {
      subject,
      origins: [],
      meaning: meaningOf({ settings: ['x'] }),
      given: 'it is open',
      remedy: 'close it',
    };
    const outcome = verdict === 'unmet' ? { verdict, finding } : { verdict, finding, assumption: 'closed' };
    return { ...head, verdict: one === 'accepted' ? one : verdict, outcome };
  });

describe('what a plan does to a control', () => {
  it.each<[string, readonly Given[], readonly Given[], string]>([
    ['was met and is not', ['met'], [['unmet', 'a']], 'newlyUnmet'],
    ['was not there and is unmet', [], [['unmet', 'a']], 'newlyUnmet'],
    [
      'was unmet at one thing and is at another too',
      [['unmet', 'a']],
      [
        ['unmet', 'a'],
        ['unmet', 'b'],
      ],
      'newlyUnmet',
    ],
    ['was unknown and is unmet', [['unknown', 'a']], [['unmet', 'a']], 'newlyUnmet'],
    ['was unmet and is unmet at the same thing', [['unmet', 'a']], [['unmet', 'a']], 'unchanged'],
    [
      'was unmet at two things and is at one',
      [
        ['unmet', 'a'],
        ['unmet', 'b'],
      ],
      [['unmet', 'a']],
      'unchanged',
    ],
    ['was met and cannot be told', ['met'], [['unknown', 'a']], 'unknown'],
    ['could not be told and still cannot', [['unknown', 'a']], [['unknown', 'a']], 'unknown'],
    [
      'was unmet and is so, and something more cannot be told',
      [['unmet', 'a']],
      [
        ['unmet', 'a'],
        ['unknown', 'b'],
      ],
      'unknown',
    ],
    ['was unmet and is met', [['unmet', 'a']], ['met'], 'newlyMet'],
    ['was unknown and is accepted', [['unknown', 'a']], ['accepted'], 'newlyMet'],
    ['was unmet and has nothing left to be judged', [['unmet', 'a']], ['notApplicable'], 'newlyMet'],
    ['was met and is', ['met'], ['met'], 'unchanged'],
    ['was not there and is met', [], ['met'], 'unchanged'],
  ])('that %s', (_what, before, after, effect) => {
    const [compared, ...more] = compare(side(...before), side(...after));
    expect(more).toEqual([]);
    expect(compared).toMatchObject({ tenant: 'contoso', subject: 'aws', control: 'AWS-STO-01', effect });
  });

  it('names the findings that appeared and those that are gone', () => {
    const [compared] = compare(side(['unmet', 'a'], ['unmet', 'b']), side(['unmet', 'b'], ['unmet', 'c']));
    const subjects = (judgments: readonly Judgment[] = []) =>
      judgments.map(({ outcome }) => ('finding' in outcome ? outcome.finding.subject : ''));
    expect([subjects(compared?.appeared), subjects(compared?.gone)]).toEqual([['c'], ['a']]);
  });
});
