import fc from 'fast-check';
import { matchText } from '../../lib/requests/automaton';
import { comparisonWith } from '../../lib/requests/comparison';
import { FRESH, type Lookup, lettersOf } from '../../lib/requests/letters';
import { compile, type Style } from '../../lib/requests/pattern';

const letters = ['a', 'A', 'b', 'k', '\u212a', 'ς', 'Σ', 'İ', 'i', ':', '/', '$', FRESH, '${x_y.one.arn}', '${*}'];
const text = (...more: readonly string[]) =>
  fc.array(fc.constantFrom(...letters, ...more), { maxLength: 7 }).map((each) => each.join(''));
const lookup: Lookup = (key) => (key === 'aws:username' ? 'ab' : undefined);

describe('A comparison', () => {
  it('answers as the automaton of the text does, whether or not it takes one', () => {
    fc.assert(
      fc.property(
        text('*', '?', '${aws:username}', '${aws:userid}'),
        text(),
        fc.constantFrom<Style>('exact', 'glob', 'arn'),
        fc.boolean(),
        fc.boolean(),
        (named, other, style, ignoreCase, isSame) => {
          const given = isSame ? named : other;
          expect(comparisonWith(named, style, ignoreCase, lookup)(given)).toBe(
            matchText(compile(named, style, ignoreCase, lookup), lettersOf(given)),
          );
        },
      ),
      { numRuns: 1_500 },
    );
  });
});
