import { InvalidValue } from './invalid-value';

const MS_A_DAY = 86_400_000;
const FORM = /^\d{4}-\d{2}-\d{2}$/;
const ALLOWED = 'a day is a date of the calendar as YYYY-MM-DD';

/** A date of the calendar: no time of day, no time zone, and never read from a clock. */
export class Day {
  private constructor(
    private readonly text: string,
    /** Days since 1970-01-01. */
    private readonly number: number,
  ) {}

  /**
   * Reads `2026-11-23`.
   *
   * @throws InvalidValue for a date that is not in the calendar (2026-02-30), a timestamp, or another notation.
   */
  static parse(text: string): Day {
    if (!FORM.test(text)) {
      const date = text.slice(0, 10);
      throw new InvalidValue({
        problem: /^\d{4}-\d{2}-\d{2}[T ]/.test(text) ? 'a day has no time of day' : 'this is not a day',
        given: text,
        allowed: ALLOWED,
        remedy: existing(date) === undefined ? 'Write it like "2026-11-23"' : `Write "${date}"`,
      });
    }
    const number = existing(text);
    if (number === undefined) {
      throw new InvalidValue({ problem: 'this date is not in the calendar', given: text, allowed: ALLOWED });
    }
    return new Day(text, number);
  }

  /**
   * The day that is `days` later, or earlier for a negative number.
   *
   * @throws InvalidValue when `days` is not a whole number or leads out of the years 0000 to 9999.
   */
  plusDays(days: number): Day {
    const time = new Date((this.number + days) * MS_A_DAY);
    const text = Number.isInteger(days) && !Number.isNaN(time.getTime()) ? time.toISOString().slice(0, -14) : '';
    if (!FORM.test(text)) {
      throw new InvalidValue({
        problem: `no day is that far from ${this.text}`,
        given: String(days),
        allowed: 'it is a whole number of days that stays within the years 0000 to 9999',
      });
    }
    return new Day(text, this.number + days);
  }

  /** How many days from this one to `other`: negative when `other` is before it. */
  daysUntil(other: Day): number {
    return other.number - this.number;
  }

  isBefore(other: Day): boolean {
    return this.number < other.number;
  }

  isAfter(other: Day): boolean {
    return this.number > other.number;
  }

  equals(other: Day): boolean {
    return this.number === other.number;
  }

  /** Order for sorting: negative when this day comes first. */
  compare(other: Day): number {
    return this.number - other.number;
  }

  /** `YYYY-MM-DD`. */
  toString(): string {
    return this.text;
  }
}

function existing(text: string): number | undefined {
  if (!FORM.test(text)) return undefined;
  const time = Date.parse(`${text}T00:00:00Z`);
  // Some engines carry 30 February over into March.
  if (Number.isNaN(time) || new Date(time).getUTCDate() !== Number(text.slice(-2))) return undefined;
  return time / MS_A_DAY;
}
