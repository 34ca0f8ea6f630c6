import fc from 'fast-check';
import { Duration } from '../../lib/values';
import { refusal } from './refusal';

describe('Duration', () => {
  it.each([
    ['P90D', 129_600, 'P90D'],
    ['PT4H', 240, 'PT4H'],
    ['PT30M', 30, 'PT30M'],
    ['P1DT12H', 2160, 'P1DT12H'],
    ['PT36H', 2160, 'P1DT12H'],
    ['PT90M', 90, 'PT1H30M'],
    ['P0DT24H', 1440, 'P1D'],
    ['P1DT2H3M', 1563, 'P1DT2H3M'],
  ])('reads %s as %d minutes and spells it %s', (text, minutes, canonical) => {
    expect(Duration.parse(text).minutes).toBe(minutes);
    expect(String(Duration.parse(text))).toBe(canonical);
  });

  it.each([
    ['P3M', 'Write "P90D"'],
    ['P2W', 'Write "P14D"'],
    ['P1Y', 'Write "P365D"'],
    ['p90d', 'Write "P90D"'],
    [' PT4H', 'Write "PT4H"'],
  ])('refuses %j and says: %s', (text, remedy) => {
    expect(refusal(() => Duration.parse(text)).remedy).toBe(remedy);
  });

  it.each([
    '',
    'P',
    'PT',
    'P1DT',
    'PT30S',
    'P1.5D',
    'P-1D',
    '-P1D',
    '90',
    '90d',
    'PT1M1H',
    'P1H',
    'P1000000D',
    'P1D\n',
  ])('refuses %j', (text) => {
    expect(refusal(() => Duration.parse(text)).problem).toBe('this is not a duration');
  });

  it.each(['P0D', 'PT0M', 'P0DT0H0M'])('refuses %s, which is no time at all', (text) => {
    expect(refusal(() => Duration.parse(text)).problem).toBe('a duration is longer than none');
  });

  it('is made of whole days', () => {
    expect(String(Duration.days(90))).toBe('P90D');
    expect(Duration.days(90).inDays).toBe(90);
    expect(Duration.parse('PT12H').inDays).toBe(0.5);
    for (const days of [0, -1, 1.5, 1e21, Number.NaN]) refusal(() => Duration.days(days));
  });

  it('compares by length, not by spelling', () => {
    expect(Duration.parse('PT24H').equals(Duration.parse('P1D'))).toBe(true);
    expect(Duration.parse('PT4H').equals(Duration.parse('PT5H'))).toBe(false);
    expect(Duration.parse('PT25H').compare(Duration.parse('P1D'))).toBeGreaterThan(0);
    expect(Duration.parse('PT4H').compare(Duration.parse('P1D'))).toBeLessThan(0);
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), (minutes) => {
        const written = String(Duration.parse(`PT${minutes}M`));
        expect(Duration.parse(written).minutes).toBe(minutes);
        expect(String(Duration.parse(written))).toBe(written);
      }),
    );
  });
});
