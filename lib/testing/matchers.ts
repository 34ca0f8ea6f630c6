import type { Judgment, Level } from '../controls';
import { isMet, nothingStops, type Tested } from './verdict';

/** What a custom matcher hands to `expect.extend` (jest, vitest). */
export interface MatcherResult {
  readonly pass: boolean;
  message(): string;
}

/**
 * Matchers for `expect.extend`. In TypeScript tell the runner's types of them once:
 *
 * @example
 * import { type ControlMatchers, judgeApp, matchers } from 'cdktf-tenant-guard/testing';
 *
 * declare global {
 *   namespace jest {
 *     interface Matchers<R> extends ControlMatchers<R> {}
 *   }
 * }
 * expect.extend(matchers);
 *
 * it('demands MFA of everybody', () => {
 *   expect(judgeApp(app, { asOf: '2026-11-23' })).toMeetControl('ENT-AU-02');
 * });
 */
export const matchers = {
  /** The control is met wherever it was judged; see `ControlMatchers`. */
  toMeetControl: (judgments: readonly Judgment[], control: string): MatcherResult =>
    resultOf(isMet(judgments, control)),
  /** The guard would let synthesis through; see `ControlMatchers`. */
  toMeetEveryControl: (judgments: readonly Judgment[], failOn: Level = 'required'): MatcherResult =>
    resultOf(nothingStops(judgments, failOn)),
};

/** The matchers as a test calls them, for the runner's types. */
export interface ControlMatchers<R> {
  /** The control is met wherever it was judged; an accepted finding is not met. Throws for a control that was not judged. */
  toMeetControl(control: string): R;
  /** Nothing is unmet or unknown at the level (default `required`) or above: the guard would let synthesis through. */
  toMeetEveryControl(failOn?: Level): R;
}

function resultOf({ holds, told }: Tested): MatcherResult {
  return { pass: holds, message: () => told };
}
