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
  return [...jsonPieces(judgments, asOf, more)].join('');
}

/** How many judgments are in a piece. */
const PIECE = 500;

/** The same in pieces, since of some thousand tenants it is longer than a text can be. */
export function* jsonPieces(
  judgments: readonly Judgment[],
  asOf: Day,
  { plan, drift = [], expiring = [] }: Partial<Judged> = {},
): Generator<string> {
  const head = {
    version: 1,
    asOf: asOf.toString(),
    summary: countsOf(judgments),
    ...(plan === undefined ? {} : { plan: { summary: effectCounts(plan), controls: plan }, drift }),
    ...(expiring.length === 0 ? {} : { expiring }),
  };
  yield `${JSON.stringify(head, undefined, 2).slice(0, -'\n}'.length)},\n  "judgments": [`;
  for (let from = 0; from < judgments.length; from += PIECE) {
    const items = judgments.slice(from, from + PIECE).map((judgment) => `\n    ${indented(judgment)}`);
    yield `${from === 0 ? '' : ','}${items.join(',')}`;
  }
  yield judgments.length === 0 ? ']\n}\n' : '\n  ]\n}\n';
}

/** As it stands in a list of an object. */
function indented(judgment: Judgment): string {
  return JSON.stringify(judgment, undefined, 2).replaceAll('\n', '\n    ');
}
