import { type AcceptanceRecord, type Facts, serviceOf } from '../declaration';
import { covers, isComplete, isFor, stageOf, whyStageEnded } from '../risk';
import { asEnforced } from '../signin';
import { whyNotHolding } from './acceptance';
import type { Control, Finding } from './control';
import { outcomesOf } from './control-outcomes';
import { type Subject, situationOf } from './subject';
import type { TenantOutcomes } from './tenant-outcomes';

/** Whether a finding is accepted, by whom and until when; or why what should accept it does not. */
export interface Excuse {
  readonly accepted: boolean;
  readonly because?: string;
}

/**
 * What excuses each finding of a subject by a control: a declared roll-out stage that is exactly the weakness, which is
 * worked out once for all of them, else a holding acceptance that covers the finding.
 */
export function excuserOf(control: Control, subject: Subject, outcomes: TenantOutcomes): (finding: Finding) => Excuse {
  const { facts } = subject;
  if (facts === undefined) return () => ({ accepted: false });
  let stage: { readonly excuse: Excuse | undefined } | undefined;
  return (finding) => {
    stage ??= { excuse: byStage(control, subject, facts, outcomes) };
    const staged = stage.excuse;
    return staged?.accepted
      ? staged
      : (byAcceptance(control, facts, finding, outcomes) ?? staged ?? { accepted: false });
  };
}

function byAcceptance(
  { id }: Control,
  facts: Facts,
  { meaning }: Finding,
  outcomes: TenantOutcomes,
): Excuse | undefined {
  const { declaration, focus } = facts;
  const meant = (declaration.acceptances ?? []).filter((record) => record.control === id && isFor(record, focus));
  const weighed = meant
    .filter((record) => !isComplete(record) || covers(record.covers, meaning))
    .map((record) => ({ record, why: whyNotHolding(record, facts, outcomes) }));
  const holding = weighed.find(({ why }) => why === undefined);
  if (holding !== undefined) return { accepted: true, because: inWords(holding.record) };
  const [failed] = weighed;
  if (failed !== undefined) return { accepted: false, because: failed.why };
  const [narrow] = meant;
  if (narrow === undefined) return undefined;
  return {
    accepted: false,
    because: `acceptance ${narrow.id} does not cover it: what was found is not within what was accepted`,
  };
}

function inWords({ id, approver, expiresOn, voidIf = [] }: AcceptanceRecord): string {
  const ends = voidIf.length === 0 ? '' : `; void if ${voidIf.join(', or if ')}`;
  return `acceptance ${id}, approved by ${approver}, until ${expiresOn}${ends}`;
}

/** `off` is the whole weakness. Report-only and pilot excuse where the control would be met with the policies enforced. */
function byStage(
  control: Control,
  subject: Subject,
  facts: Facts,
  { subjects, asOf }: TenantOutcomes,
): Excuse | undefined {
  const { rollout } = serviceOf(facts);
  const stage = stageOf(rollout, control.id);
  if (stage === 'enforced' || !control.staged) return undefined;
  const ended = whyStageEnded(rollout, control.id, asOf);
  if (ended !== undefined) return { accepted: false, because: ended };
  const because = `roll-out stage ${stage} of ${rollout.owner}, until ${rollout.until}`;
  if (stage === 'off' || control.staged === 'onOff') return { accepted: true, because };
  const enforced = subjects.map((one) =>
    one.facts?.declaration.tenant === facts.declaration.tenant
      ? { ...one, posture: asEnforced(one.posture, stage, rollout.pilotGroup) }
      : one,
  );
  const itself = { ...subject, posture: asEnforced(subject.posture, stage, rollout.pilotGroup) };
  const outcomes = outcomesOf(control, situationOf(itself, enforced, asOf));
  const met = outcomes.every(({ verdict }) => verdict === 'met' || verdict === 'notApplicable');
  return met ? { accepted: true, because } : undefined;
}
