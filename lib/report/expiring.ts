import { type Facts, serviceOf } from '../declaration';
import { Day } from '../values';

/** Something on record that ends, or is to be looked at again, within some days. */
export interface Expiring {
  readonly tenant: string;
  /** `acceptance RA-2026-014 of LAD-01 on aws`. */
  readonly what: string;
  readonly on: string;
  readonly days: number;
}

/** What of the declarations ends or is due within so many days of a day, the first to end first; what has ended is a finding. */
export function expiringWithin(facts: readonly Facts[], asOf: Day, days: number): readonly Expiring[] {
  const found = facts.flatMap(({ declaration, focus, ...rest }) => {
    const { tenant, acceptances = [] } = declaration;
    const { rollout } = serviceOf({ declaration, focus, ...rest });
    const due = (what: string, on: string | undefined): Expiring[] => {
      const left = on === undefined ? -1 : asOf.daysUntil(Day.parse(on));
      return on === undefined || left < 0 || left > days ? [] : [{ tenant, what, on, days: left }];
    };
    return [
      ...acceptances.flatMap(({ id, control, subject, expiresOn, reviewOn }) => [
        ...due(`acceptance ${id} of ${control} on ${subject} ends`, expiresOn),
        ...due(`acceptance ${id} of ${control} on ${subject} is to be reviewed`, reviewOn),
      ]),
      ...due(`roll-out stage ${rollout.stage} of ${focus.service} ends`, rollout.until),
    ];
  });
  const unique = new Map(found.map((one) => [JSON.stringify([one.tenant, one.what]), one]));
  return [...unique.values()].sort((a, b) => a.days - b.days || compare(a.tenant, b.tenant) || compare(a.what, b.what));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
