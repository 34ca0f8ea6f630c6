import type { Judgment, Verdict } from '../controls';
import { byTenant } from './by-tenant';
import { countsOf } from './summary';

/** How the controls of one baseline stand for one tenant. */
export interface BaselineStanding {
  readonly tenant: string;
  /** Its id; `every service` for rules of the project's own, `no baseline` for what is only told. */
  readonly baseline: string;
  readonly counts: Readonly<Record<Verdict, number>>;
}

/** The standing of each tenant by each baseline that its services chose, tenants in their order, baselines by id. */
export function byBaseline(judgments: readonly Judgment[]): readonly BaselineStanding[] {
  return [...byTenant(judgments)].flatMap(([tenant, own]) => {
    const names = [...new Set(own.flatMap(namesOf))].sort();
    return names.map((baseline) => ({
      tenant,
      baseline,
      counts: countsOf(own.filter((judgment) => namesOf(judgment).includes(baseline))),
    }));
  });
}

function namesOf({ baselines = [], level }: Judgment): readonly string[] {
  if (baselines.length > 0) return baselines;
  return [level === 'advisory' ? 'no baseline' : 'every service'];
}
