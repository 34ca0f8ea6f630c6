import { type Judgment, type Level, stopping, stops } from '../controls';
import { describeFinding } from './finding';

/** Every finding that stops, the heaviest first; `undefined` where none does. */
export function describeRefusal(judgments: readonly Judgment[], failOn: Level = 'required'): string | undefined {
  const refused = stopping(judgments, failOn);
  if (refused.length === 0) return undefined;
  const count = refused.length === 1 ? '1 finding stops' : `${refused.length} findings stop`;
  return [`${count} synthesis:`, ...refused.map(describeFinding)].join('\n\n');
}

/** Every finding that is told and does not stop; `undefined` where there is none. */
export function describeAdvice(judgments: readonly Judgment[]): string | undefined {
  const told = stopping(judgments, 'advisory').filter((judgment) => !stops(judgment));
  if (told.length === 0) return undefined;
  const count = told.length === 1 ? '1 finding does' : `${told.length} findings do`;
  return [`${count} not stop synthesis but should be looked at:`, ...told.map(describeFinding)].join('\n\n');
}
