import fc from 'fast-check';
import { Day } from '../../lib/values';
import { refusal } from './refusal';

const day = (text: string) => Day.parse(text);

/** Days since 0000-03-01 counted one year and month at a time, to check the arithmetic against. */
function counted(text: string): number {
  const [year = 0, month = 0, date = 0] = text.split('-').map(Number);
  const leap = (of: number) => (of % 4 === 0 && of % 100 !== 0) || of % 400 === 0;
  const lengths = [31, leap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  let days = date;
  for (let of = 0; of < year; of += 1) days += leap(of) ? 366 : 365;
  for (const length of lengths.slice(0, month - 1)) days += length;
  return days;
}

describe('Day', () => {
  it.each(['2026-11-23', '2028-02-29', '2000-02-29', '0000-01-01', '0050-03-01', '1969-12-31', '9999-12-31'])(
    'reads %s',
    (text) => {
      expect(String(day(text))).toBe(text);
    },
  );

  it.each(['2026-02-29', '2026-02-30', '1900-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00'])(
    'refuses %s, which is not in the calendar',
    (text) => {
      expect(refusal(() => day(text)).problem).toBe('this date is not in the calendar');
    },
  );

  it.each(['2026-11-23T00:00:00Z', '2026-11-23 12:00', '2026-11-23T23:59:59+14:00'])(
    'refuses the timestamp %s and gives its date',
    (text) => {
      const error = refusal(() => day(text));
      expect([error.problem, error.remedy]).toEqual(['a day has no time of day', 'Write "2026-11-23"']);
    },
  );

  it.each(['', '23.11.2026', '11/23/2026', '2026-11', '20261123', '2026-1-2', '+002026-11-23', '2026-11-23 ', 'today'])(
    'refuses %j',
    (text) => {
      expect(refusal(() => day(text)).given).toBe(text);
    },
  );

  it('counts days over months, leap years and centuries', () => {
    expect(String(day('2026-11-23').plusDays(90))).toBe('2027-02-21');
    expect(String(day('2028-02-28').plusDays(1))).toBe('2028-02-29');
    expect(String(day('2100-02-28').plusDays(1))).toBe('2100-03-01');
    expect(String(day('2026-01-01').plusDays(-1))).toBe('2025-12-31');
    expect(day('2026-11-23').daysUntil(day('2027-11-23'))).toBe(365);
    expect(day('2026-11-23').daysUntil(day('2026-11-22'))).toBe(-1);
  });

  it('agrees with a calendar counted by hand', () => {
    const any = fc.integer({ min: 0, max: 3_000_000 }).map((days) => day('0001-01-01').plusDays(days));
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(a.daysUntil(b)).toBe(counted(String(b)) - counted(String(a)));
        expect(String(a.plusDays(a.daysUntil(b)))).toBe(String(b));
        expect(String(day(String(a)))).toBe(String(a));
        expect([a.isBefore(b), a.isAfter(b), a.equals(b)]).toEqual([
          String(a) < String(b),
          String(a) > String(b),
          String(a) === String(b),
        ]);
        expect(Math.sign(a.compare(b))).toBe(String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0);
      }),
    );
  });

  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 1e12, -800_000])('refuses to move by %p days', (days) => {
    expect(refusal(() => day('2026-11-23').plusDays(days)).given).toBe(String(days));
  });
});
