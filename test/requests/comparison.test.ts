import fc from 'fast-check';
import { matchText } from '../../lib/requests/automaton';
import { comparisonWith } from '../../lib/requests/comparison';
import { FRESH, type Lookup, lettersOf } from '../../lib/requests/letters';
import { compile, type Style } from '../../lib/requests/pattern';

const letters = ['a', 'A', 'b', 'k', '\u212a', 'ς', 'Σ', 'İ', 'i', ':', '/', '$', FRESH, '${x_y.one.arn}', '${*}'];
const word = (most: number, ...more: readonly string[]) =>
  fc.array(fc.constantFrom(...letters, ...more), { maxLength: most }).map((each) => each.join(''));
const arn = (...more: readonly string[]) =>
  fc
    .array(fc.oneof(fc.constantFrom('', 'a', 'ab', 'A', ...more), word(2, 'a', 'b', ...more)), {
      minLength: 5,
      maxLength: 7,
    })
    .map((parts) => parts.join(':'));
const text = (...more: readonly string[]) => fc.oneof(word(7, ...more), arn(...more));
const lookup: Lookup = (key) => (key === 'aws:username' ? 'ab' : undefined);

/** Few letters, so that pieces overlap and repeat. */
const narrow = (...of: readonly string[]) =>
  fc.array(fc.constantFrom(...of), { maxLength: 5 }).map((each) => each.join(''));

function expectSame(named: string, given: string, style: Style, ignoreCase: boolean): void {
  expect(comparisonWith(named, style, ignoreCase, lookup)(given)).toBe(
    matchText(compile(named, style, ignoreCase, lookup), lettersOf(given)),
  );
}

const style = fc.constantFrom<Style>('exact', 'glob', 'arn');

describe('A comparison answers as the automaton of the text does', () => {
  it('of any texts', () => {
    fc.assert(
      fc.property(
        text('*', '*', '?', '${aws:username}', '${aws:userid}'),
        text(),
        style,
        fc.boolean(),
        fc.constantFrom('a', '', ':', undefined),
        (named, other, read, ignoreCase, filling) => {
          expectSame(named, filling === undefined ? other : named.replaceAll('*', filling), read, ignoreCase);
        },
      ),
      { numRuns: 1_500 },
    );
  });

  it('of a text with wildcards, whose pieces do not overlap and come in their order', () => {
    fc.assert(
      fc.property(narrow('a', 'b', '*'), narrow('a', 'b'), (named, given) => expectSame(named, given, 'glob', false)),
      { numRuns: 600 },
    );
  });

  it('of letters that know more than two cases', () => {
    fc.assert(
      fc.property(narrow('i', 'K', '*'), narrow('i', 'İ', 'k', '\u212a'), (named, given) =>
        expectSame(named, given, 'glob', true),
      ),
      { numRuns: 600 },
    );
  });
});
