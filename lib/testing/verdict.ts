import { catalogue, controlOf, type Judgment, type Level, stopping } from '../controls';
import { describeFinding, findingOf, summaryLine } from '../report';
import { didYouMean, InvalidValue } from '../values';

/** Whether something holds, and the sentence that a failing test prints. */
export interface Tested {
  readonly holds: boolean;
  readonly told: string;
}

/**
 * Whether a control is met: at least once, and everywhere that it was judged. `accepted` is not met; `unknown` never is;
 * what it does not apply to is left out.
 *
 * @throws InvalidValue for an id that no control has, and for one that was not judged at all: neither is an answer, so it
 * fails under `.not`, too
 */
export function isMet(judgments: readonly Judgment[], id: string): Tested {
  const judged = judgmentsOf(judgments, id);
  const failing = judged.filter(({ verdict }) => verdict !== 'met' && verdict !== 'notApplicable');
  const holds = failing.length === 0 && judged.some(({ verdict }) => verdict === 'met');
  if (holds) return { holds, told: `${id} is met` };
  const shown = failing.length === 0 ? judged : failing;
  return { holds, told: [`${id} is not met:`, ...shown.map(describe)].join('\n\n') };
}

/** Whether every finding of a control is accepted, and there is one. */
export function isAccepted(judgments: readonly Judgment[], id: string): Tested {
  const judged = judgmentsOf(judgments, id).filter((judgment) => findingOf(judgment) !== undefined);
  const failing = judged.filter(({ verdict }) => verdict !== 'accepted');
  const holds = judged.length > 0 && failing.length === 0;
  if (holds) return { holds, told: `${id} is accepted` };
  if (judged.length === 0) return { holds, told: `${id} has no finding that could be accepted` };
  return { holds, told: [`${id} is not accepted:`, ...failing.map(describe)].join('\n\n') };
}

/** Whether nothing at the level or above is unmet or unknown, and something was judged: what lets synthesis through. */
export function nothingStops(judgments: readonly Judgment[], failOn: Level): Tested {
  if (judgments.length === 0) return { holds: false, told: 'nothing was judged: there is no stack and no service' };
  const stopped = stopping(judgments, failOn);
  if (stopped.length === 0) return { holds: true, told: `every control is met or accepted: ${summaryLine(judgments)}` };
  const count = stopped.length === 1 ? '1 finding' : `${stopped.length} findings`;
  return { holds: false, told: [`${count} at level ${failOn} or above:`, ...stopped.map(describe)].join('\n\n') };
}

function judgmentsOf(judgments: readonly Judgment[], id: string): readonly Judgment[] {
  if (controlOf(id) === undefined) {
    const near = didYouMean(
      id,
      catalogue.map((control) => control.id),
    );
    throw new InvalidValue({
      problem: 'no such control',
      given: id,
      allowed: '`tenant-guard explain` lists every control',
      ...(near === undefined ? {} : { remedy: `Did you mean ${near}?` }),
    });
  }
  const judged = judgments.filter(({ control }) => control === id);
  if (judged.length > 0) return judged;
  const others = [...new Set(judgments.map(({ control }) => control))].sort();
  throw new InvalidValue({
    problem: 'this control was not judged',
    given: id,
    allowed: others.length === 0 ? 'nothing was judged' : `judged: ${others.join(', ')}`,
    remedy: 'Give the App a stack of the cloud that the control is about',
  });
}

function describe(judgment: Judgment): string {
  const finding = describeFinding(judgment);
  if (finding !== '') return `${judgment.verdict}: ${finding}`;
  const { outcome, tenant, subject, control, verdict } = judgment;
  const of = [tenant, subject].filter((part) => part !== undefined && part !== '').join(' ');
  return `${verdict}: ${control}  ${of}${'because' in outcome ? `: ${outcome.because}` : ''}`;
}
