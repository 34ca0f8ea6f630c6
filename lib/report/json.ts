import type { Judgment } from '../controls';
import type { Day } from '../values';
import type { Judged } from './judged';
import { effectCounts } from './plan-text';
import { countsOf } from './summary';

/**
 * The report for programs: `{version, asOf, summary, judgments}`, in a stable order, two spaces, a final line break. Of a plan
 * it also has `plan` and `drift`; `expiring` where something ends soon.
 */
export function renderJson(judgments: readonly Judgment[], asOf: Day, more: Partial<Judged> = {}): string {
  const { plan, drift = [], expiring = [] } = more;
  const report = {
    version: 1,
    asOf: asOf.toString(),
    summary: countsOf(judgments),
    ...(plan === undefined ? {} : { plan: { summary: effectCounts(plan), controls: plan }, drift }),
    ...(expiring.length === 0 ? {} : { expiring }),
    judgments,
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
