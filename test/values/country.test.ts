import { Country } from '../../lib/values';

describe('a country', () => {
  it('is two letters that ISO 3166-1 assigns', () => {
    for (const code of ['CH', 'GB', 'NL', 'TW', 'US']) expect(String(Country.parse(code))).toBe(code);
  });

  it.each([
    ['UK', 'Write "GB"'],
    ['EL', 'Write "GR"'],
    ['ch', 'Write "CH"'],
    [' DE ', 'Write "DE"'],
    ['EU', 'Write it like "CH"'],
    ['CHE', 'Write it like "CH"'],
    ['', 'Write it like "CH"'],
  ])('is not %j', (given, remedy) => {
    expect(() => Country.parse(given)).toThrow('this is not a country');
    expect(() => Country.parse(given)).toThrow(remedy);
  });
});
