import fc from 'fast-check';
import { compile } from '../../lib/requests/pattern';
import { plainTexts } from '../../lib/requests/plain-texts';
import { searched } from '../../lib/requests/text-cells';

const MOST = 20_000;
const compiled = (texts: readonly string[], ignoreCase = false) =>
  texts.map((text) => compile(text, 'glob', ignoreCase, () => undefined));

const text = fc
  .tuple(fc.array(fc.constantFrom('a', 'b', 'A', ':'), { maxLength: 4 }), fc.constantFrom('', '*'))
  .map(([letters, end]) => letters.join('') + end);
const texts = (least: number) => fc.array(text, { minLength: least, maxLength: 6 });

describe('Patterns without a wildcard but at their end', () => {
  it('tell the same classes apart, by the same texts in the same order, as running them side by side finds', () => {
    fc.assert(
      fc.property(
        texts(1),
        texts(0),
        fc.array(text, { maxLength: 2 }),
        fc.boolean(),
        (domain, others, samples, ignoreCase) => {
          const everything = compiled([...domain, ...others], ignoreCase);
          const plain = plainTexts(everything, domain.length, samples, MOST);
          const found = searched(everything.slice(0, domain.length), everything, samples, undefined, undefined);
          fc.pre(plain !== undefined);
          expect(plain.map(({ value, inside }) => [value, ...inside])).toEqual(
            found?.map(({ value, inside }) => [value, ...inside]),
          );
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('are of that form alone: no other wildcard, no reference, no two spellings of what knows no case, and not too many', () => {
    const form = (listed: readonly string[], ignoreCase = false, most = MOST) =>
      plainTexts(compiled(listed, ignoreCase), 1, [], most) !== undefined;
    expect(form(['*', 'a:b', 'a:*'])).toBe(true);
    expect(form(['*', 'a*b'])).toBe(false);
    expect(form(['*', 'a?'])).toBe(false);
    expect(form(['*', '${aws_s3_bucket.a.arn}/*'])).toBe(false);
    expect(form(['*', 'a:Get', 'a:get'])).toBe(true);
    expect(form(['*', 'a:Get', 'a:get'], true)).toBe(false);
    expect(form(['*', 'a:Get'], false, 3)).toBe(false);
  });
});
