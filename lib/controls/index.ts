export { asOfDay } from './as-of';
export { catalogue, controlOf } from './catalogue';
export type { Control, Finding, Level, Outcome, Reference, Situation } from './control';
export type { Place } from './declared-at';
export { type Judgment, judge, type Verdict } from './judge';
export { levelOf } from './level';
export type { Subject } from './subject';
export { readSynthesized, UnreadableOutput } from './synthesized-directory';
export { bySeverity, stopping, stops } from './verdict';
