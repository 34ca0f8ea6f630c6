import { InvalidValue } from './invalid-value';

const FORM = /^P(?!$)(?:(\d{1,6})D)?(?:T(?!$)(?:(\d{1,6})H)?(?:(\d{1,6})M)?)?$/;
const MINUTES_AN_HOUR = 60;
const MINUTES_A_DAY = 1440;

/** A length of time in whole minutes, longer than none: an ISO 8601 duration of days, hours and minutes. */
export class Duration {
  private constructor(
    /** The whole length in minutes. */
    readonly minutes: number,
  ) {}

  /**
   * Reads `P90D`, `PT4H`, `PT30M` or `P1DT12H`.
   *
   * @throws InvalidValue for weeks, months, years and seconds (a month has no fixed length), for zero, and for anything
   * that is not an ISO 8601 duration.
   */
  static parse(text: string): Duration {
    const found = FORM.exec(text);
    if (!found) throw invalid(text, 'this is not a duration', correction(text));
    const [days, hours, minutes] = found.slice(1).map((part) => Number(part ?? 0));
    const total = (days ?? 0) * MINUTES_A_DAY + (hours ?? 0) * MINUTES_AN_HOUR + (minutes ?? 0);
    if (total === 0) throw invalid(text, 'a duration is longer than none');
    return new Duration(total);
  }

  /** @throws InvalidValue unless `days` is a whole number from 1 to 999,999. */
  static days(days: number): Duration {
    return Duration.parse(`P${days}D`);
  }

  /** The whole length in days, with a fraction where it is not whole days. */
  get inDays(): number {
    return this.minutes / MINUTES_A_DAY;
  }

  equals(other: Duration): boolean {
    return this.minutes === other.minutes;
  }

  /** Order for sorting: negative when this one is shorter. */
  compare(other: Duration): number {
    return this.minutes - other.minutes;
  }

  /** The one spelling of this length: `PT36H` reads `P1DT12H`. */
  toString(): string {
    const days = Math.floor(this.minutes / MINUTES_A_DAY);
    const hours = Math.floor((this.minutes % MINUTES_A_DAY) / MINUTES_AN_HOUR);
    const minutes = this.minutes % MINUTES_AN_HOUR;
    const time = (hours > 0 ? `${hours}H` : '') + (minutes > 0 ? `${minutes}M` : '');
    return `P${days > 0 ? `${days}D` : ''}${time === '' ? '' : `T${time}`}`;
  }
}

/** What was probably meant; a month is named as 30 days and a year as 365, for the writer to confirm. */
function correction(text: string): string {
  const upper = text.trim().toUpperCase();
  if (FORM.test(upper)) return `Write "${upper}"`;
  const calendar = /^P(\d{1,4})([WMY])$/.exec(upper);
  if (calendar) {
    const days = { W: 7, M: 30, Y: 365 }[calendar[2] as 'W' | 'M' | 'Y'];
    return `Write "P${Number(calendar[1]) * days}D"`;
  }
  return 'Write it like "P90D", "PT4H" or "P1DT12H"';
}

function invalid(given: string, problem: string, remedy?: string): InvalidValue {
  return new InvalidValue({
    problem,
    given,
    allowed: 'a duration is written in days, hours and minutes of ISO 8601',
    remedy,
  });
}
