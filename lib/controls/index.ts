export { asOfDay } from './as-of';
export type { Baseline } from './baseline';
export { baselines, levelOf } from './baselines';
export { catalogue, controlOf } from './catalogue';
export type { Control, Finding, Level, Outcome, Reference, Situation } from './control';
export type { Place } from './declared-at';
export { type Judgment, judge, type Subject, type Verdict } from './judge';
export { readSynthesized, UnreadableOutput } from './synthesized-directory';
export { bySeverity, stopping, stops } from './verdict';
