import { scubaParity } from './entra/scuba';
import type { Judgment } from './judge';
import type { Subject } from './subject';

const BASELINE = 'cisa-scuba';

/**
 * The judgments of a control with what ScubaGear says of the same, where the service is judged by its baseline and the two
 * differ. It changes no verdict.
 */
export function besideScuba(judgments: readonly Judgment[], { posture }: Subject): readonly Judgment[] {
  const [first] = judgments;
  if (first === undefined || !first.baselines?.includes(BASELINE)) return judgments;
  if (judgments.some(({ verdict }) => verdict === 'notApplicable' || verdict === 'outOfReach')) return judgments;
  const met = judgments.every(({ verdict }) => verdict === 'met');
  const parity = scubaParity(first.control, met, posture);
  return parity === undefined ? judgments : judgments.map((judgment) => ({ ...judgment, scubaParity: parity }));
}
