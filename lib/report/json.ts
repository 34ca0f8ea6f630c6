import type { Judgment } from '../controls';
import type { Day } from '../values';
import { countsOf } from './summary';

/** The report for programs: `{version, asOf, summary, judgments}`, in a stable order, two spaces, a final line break. */
export function renderJson(judgments: readonly Judgment[], asOf: Day): string {
  return `${JSON.stringify({ version: 1, asOf: asOf.toString(), summary: countsOf(judgments), judgments }, undefined, 2)}\n`;
}
