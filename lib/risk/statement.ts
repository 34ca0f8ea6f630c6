import { Day } from '../values';

/** For how many days it counts that somebody saw or practised something: what nobody looks at drifts. */
export const STATEMENT_DAYS = 365;

/** The last day on which a statement counts that was made on a day. */
export function lastDayOf(statedOn: string): string {
  return Day.parse(statedOn).plusDays(STATEMENT_DAYS).toString();
}
