import { type Judgment, type Level, stopping, stops } from '../controls';
import { byCause } from './by-cause';
import { describeCause } from './finding';

/** Every finding that stops, the heaviest first, those of one cause together; `undefined` where none does. */
export function describeRefusal(judgments: readonly Judgment[], failOn: Level = 'required'): string | undefined {
  const refused = stopping(judgments, failOn);
  if (refused.length === 0) return undefined;
  const verb = refused.length === 1 ? 'stops' : 'stop';
  return described(refused, `${verb} synthesis:`);
}

/** Every finding that is told and does not stop, those of one cause together; `undefined` where there is none. */
export function describeAdvice(judgments: readonly Judgment[]): string | undefined {
  const told = stopping(judgments, 'advisory').filter((judgment) => !stops(judgment));
  if (told.length === 0) return undefined;
  const verb = told.length === 1 ? 'does' : 'do';
  return described(told, `${verb} not stop synthesis but should be looked at:`);
}

function described(judgments: readonly Judgment[], verb: string): string {
  const causes = byCause(judgments);
  const findings = judgments.length === 1 ? '1 finding' : `${judgments.length} findings`;
  const of =
    causes.length === judgments.length ? '' : ` of ${causes.length === 1 ? '1 cause' : `${causes.length} causes`}`;
  return [`${findings}${of} ${verb}`, ...causes.map(describeCause)].join('\n\n');
}
