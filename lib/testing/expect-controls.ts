import type { Judgment, Level } from '../controls';
import { isAccepted, isMet, nothingStops, type Tested } from './verdict';

/** An assertion on controls fails; the message holds every finding behind it. */
export class ControlsNotMet extends Error {
  override readonly name = 'ControlsNotMet';
}

/** Assertions on judgments. Each throws `ControlsNotMet`, which prints the findings, and returns itself to chain. */
export interface ControlExpectation {
  /**
   * Each control is met wherever it was judged. An accepted finding is not met.
   * @throws ControlsNotMet, and InvalidValue for an id that no control has or that was not judged
   */
  toBeMet(...controls: readonly string[]): ControlExpectation;
  /**
   * Each control has findings, and all of them are accepted: by an acceptance that holds, or a roll-out stage.
   * @throws ControlsNotMet, and InvalidValue for an id that no control has or that was not judged
   */
  toBeAccepted(...controls: readonly string[]): ControlExpectation;
  /**
   * The guard would let synthesis through: nothing is unmet or unknown at the level or above.
   * @param failOn default `required`, as for the guard
   * @throws ControlsNotMet
   */
  toAllBeMet(failOn?: Level): ControlExpectation;
}

/**
 * Asserts what `judgeApp` or `judgeStack` found, with any test runner.
 *
 * @example
 * expectControls(judgeApp(app, { asOf: '2026-11-23' })).toBeMet('ENT-AU-01', 'ENT-AU-02').toAllBeMet();
 */
export function expectControls(judgments: readonly Judgment[]): ControlExpectation {
  const assert = (all: readonly Tested[]) => {
    const failed = all.filter(({ holds }) => !holds);
    if (failed.length === 0) return expectation;
    throw new ControlsNotMet(failed.map(({ told }) => told).join('\n\n'));
  };
  const expectation: ControlExpectation = {
    toBeMet: (...controls) => assert(controls.map((id) => isMet(judgments, id))),
    toBeAccepted: (...controls) => assert(controls.map((id) => isAccepted(judgments, id))),
    toAllBeMet: (failOn = 'required') => assert([nothingStops(judgments, failOn)]),
  };
  return expectation;
}
