import fc from 'fast-check';
import { didYouMean } from '../../lib/values';

describe('didYouMean', () => {
  it('names the nearest known name', () => {
    expect(didYouMean('enfroced', ['enforced', 'reportOnly', 'pilot', 'off'])).toBe('enforced');
    expect(didYouMean('suplier', ['supplier', 'services'])).toBe('supplier');
  });

  it('ignores case', () => {
    expect(didYouMean('REPORTONLY', ['enforced', 'reportOnly'])).toBe('reportOnly');
  });

  it('takes the beginning of a name for the name', () => {
    expect(didYouMean('Global Admin', ['Global Reader', 'Global Administrator'])).toBe('Global Administrator');
  });

  it('stays silent when nothing is near', () => {
    expect(didYouMean('hq', ['pipeline', 'dc'])).toBeUndefined();
    expect(didYouMean('', ['hq'])).toBeUndefined();
    expect(didYouMean('x', [])).toBeUndefined();
  });

  it('answers the same whatever the order of the known names', () => {
    expect(didYouMean('cat', ['hat', 'bat'])).toBe('bat');
    const names = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 5, unit: fc.constantFrom('a', 'b', 'c', 'A') }));
    fc.assert(
      fc.property(fc.string({ maxLength: 5, unit: fc.constantFrom('a', 'b', 'c') }), names, (given, known) => {
        expect(didYouMean(given, [...known].reverse())).toBe(didYouMean(given, known));
      }),
    );
  });

  it('finds every known name itself', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1 }), (known) => {
        for (const name of known) expect(didYouMean(name, known)?.toLowerCase()).toBe(name.toLowerCase());
      }),
    );
  });
});
