import { type Judgment, type Level, stopping } from '../controls';
import { describeFinding } from './finding';

/** Every finding that stops, the heaviest first; `undefined` where none does. */
export function describeRefusal(judgments: readonly Judgment[], failOn: Level = 'required'): string | undefined {
  const refused = stopping(judgments, failOn);
  if (refused.length === 0) return undefined;
  const count = refused.length === 1 ? '1 finding stops' : `${refused.length} findings stop`;
  return [`${count} synthesis:`, ...refused.map(describeFinding)].join('\n\n');
}
