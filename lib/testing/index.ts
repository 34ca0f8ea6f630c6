export type { Judgment } from '../controls';
export { type ControlExpectation, ControlsNotMet, expectControls } from './expect-controls';
export { type JudgeOptions, judgeApp, judgeStack } from './judge-app';
export { type ControlMatchers, type MatcherResult, matchers } from './matchers';
