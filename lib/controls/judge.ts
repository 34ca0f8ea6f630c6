import type { AcceptanceRecord, Facts } from '../declaration';
import type { Posture } from '../posture';
import { covers, isFor, stageOf, whyNotHolding, whyStageEnded } from '../risk';
import { asEnforced } from '../signin';
import type { Day } from '../values';
import { levelOf } from './baselines';
import { catalogue } from './catalogue';
import { type Control, type Finding, type Level, meaningOf, type Outcome, type Situation } from './control';
import { declaredAt, type Place } from './declared-at';

/** What is judged at once: a stack with its posture, or a declared service that has no stack. */
export interface Subject {
  /** Name of the stack; unset for a service without one. */
  readonly stack?: string;
  readonly posture: Posture;
  readonly facts?: Facts;
}

export type Verdict = Outcome['verdict'] | 'accepted';

/** One control's verdict on one subject. */
export interface Judgment {
  readonly tenant?: string;
  /** The service, `service.account`, or the stack's name where nobody declared it. */
  readonly subject: string;
  readonly stack?: string;
  readonly control: string;
  readonly level: Level;
  readonly verdict: Verdict;
  readonly outcome: Outcome;
  /** What makes an unmet control `accepted`, or why something that should does not. */
  readonly because?: string;
  /** Where the weak thing was declared. */
  readonly declaredAt?: Place;
}

/**
 * Judges every subject by every control that applies to it. Verdicts come in the order of the subjects and of control ids.
 * `accepted` is given here alone: by a holding acceptance that covers the finding, or by a declared roll-out stage that is
 * exactly the weakness. A `fatal` control is never accepted.
 */
export function judge(subjects: readonly Subject[], asOf: Day): readonly Judgment[] {
  const once = new Set<string>();
  return subjects.flatMap((subject) =>
    catalogue.flatMap((control) => {
      if (!appliesTo(control, subject)) return [];
      if (control.scope === 'service' && subject.facts !== undefined) {
        const key = JSON.stringify([control.id, subject.facts.declaration.tenant, subject.facts.focus.service]);
        if (once.has(key)) return [];
        once.add(key);
      }
      return judgeControl(control, subject, subjects, asOf);
    }),
  );
}

function appliesTo(control: Control, subject: Subject): boolean {
  const kind = subject.facts?.declaration.services[subject.facts.focus.service]?.kind;
  if (control.cloud === 'any') return true;
  return kind === control.cloud || subject.posture.clouds.includes(control.cloud);
}

function judgeControl(
  control: Control,
  subject: Subject,
  subjects: readonly Subject[],
  asOf: Day,
): readonly Judgment[] {
  const { facts, posture } = subject;
  const level = levelOf(control, facts);
  const head = {
    ...(facts === undefined ? {} : { tenant: facts.declaration.tenant }),
    subject: nameOf(control, subject),
    ...(subject.stack === undefined ? {} : { stack: subject.stack }),
    control: control.id,
    level,
  };
  const situation = situationOf(subject, posture, subjects, asOf);
  return outcomesOf(control, situation).map((outcome): Judgment => {
    if (outcome.verdict !== 'unmet' && outcome.verdict !== 'unknown')
      return { ...head, verdict: outcome.verdict, outcome };
    const place = declaredAt(facts, outcome.finding);
    const found = { ...head, outcome, ...(place === undefined ? {} : { declaredAt: place }) };
    if (level === 'fatal') return { ...found, verdict: outcome.verdict };
    const excused = excuse(control, subject, outcome.finding, subjects, asOf);
    return {
      ...found,
      verdict: excused.accepted ? 'accepted' : outcome.verdict,
      ...(excused.because === undefined ? {} : { because: excused.because }),
    };
  });
}

function nameOf(control: Control, { facts, stack }: Subject): string {
  if (facts === undefined) return stack ?? '';
  const { service, account } = facts.focus;
  return account === undefined || control.scope === 'service' ? service : `${service}.${account}`;
}

function situationOf(subject: Subject, posture: Posture, subjects: readonly Subject[], asOf: Day): Situation {
  const tenant = subject.facts?.declaration.tenant;
  const other = (service: string) =>
    subjects.find(
      (candidate) =>
        candidate.facts !== undefined &&
        candidate.facts.declaration.tenant === tenant &&
        candidate.facts.focus.service === service,
    );
  return {
    posture,
    ...(subject.facts === undefined ? {} : { facts: subject.facts }),
    elsewhere: (service) => other(service)?.posture,
    elsewhereFacts: (service) => other(service)?.facts,
    asOf,
  };
}

/** The control's outcomes, with `unknown` for a missing fact and for what cannot be read. */
function outcomesOf(control: Control, situation: Situation): readonly Outcome[] {
  if (situation.facts === undefined && control.needs.length > 0) {
    return [
      {
        verdict: 'unknown',
        finding: {
          subject: control.id,
          origins: [],
          meaning: meaningOf({ settings: control.needs.map((fact) => `fact=${fact}`) }),
          given: `no declaration names the ${control.needs.join(', ')} that ${control.id} is judged by`,
          remedy: 'declare the tenant and give the declaration to the guard',
        },
        assumption: `${control.needs.join(', ')} declared`,
      },
    ];
  }
  const outcomes = control.check(situation);
  const opaque = opaqueOutcome(control, situation.posture);
  return opaque === undefined ? outcomes : [...outcomes, opaque];
}

function opaqueOutcome(control: Control, posture: Posture): Outcome | undefined {
  const { cloud } = control;
  if (cloud === 'any') return undefined;
  const opaque = posture.opaque.filter((thing) => thing.clouds.includes(cloud));
  const [first] = opaque;
  if (first === undefined) return undefined;
  const addresses = opaque.map((thing) => thing.address);
  const finding: Finding = {
    subject: first.address,
    origins: opaque.map(({ address, stack, construct }) => ({
      from: 'synth',
      stack,
      address,
      pointer: '',
      ...(construct === undefined ? {} : { construct }),
    })),
    meaning: meaningOf({ settings: addresses.map((address) => `opaque=${address}`) }),
    given: `${addresses.join(', ')} cannot be read: ${first.why}`,
    remedy: 'write the resources out in the stack, or accept that the control is not judged there',
  };
  return { verdict: 'unknown', finding, assumption: `${addresses.join(', ')} weakens nothing` };
}

function excuse(
  control: Control,
  subject: Subject,
  finding: Finding,
  subjects: readonly Subject[],
  asOf: Day,
): { accepted: boolean; because?: string } {
  const { facts } = subject;
  if (facts === undefined) return { accepted: false };
  const staged = excuseByStage(control, subject, facts, subjects, asOf);
  if (staged?.accepted) return staged;
  const { service, account } = facts.focus;
  const meant = (facts.declaration.acceptances ?? []).filter(
    (record) => record.control === control.id && isFor(record, service, account),
  );
  const covering = meant.filter((record) => covers(record.covers, finding.meaning));
  const holding = covering.find((record) => whyNotHolding(record, asOf) === undefined);
  if (holding !== undefined) return { accepted: true, because: acceptedBy(holding) };
  const [failed] = covering;
  if (failed !== undefined) return { accepted: false, because: whyNotHolding(failed, asOf) };
  const [narrow] = meant;
  if (narrow !== undefined) {
    return {
      accepted: false,
      because: `acceptance ${narrow.id} does not cover it: the weakness is wider than what was accepted`,
    };
  }
  return staged ?? { accepted: false };
}

function acceptedBy(record: AcceptanceRecord): string {
  return `acceptance ${record.id}, approved by ${record.approver}, until ${record.expiresOn}`;
}

/**
 * A stage excuses exactly the weakness that it is. `off` is the whole weakness. Report-only and pilot excuse where the
 * control would be met with the staged policies enforced.
 */
function excuseByStage(
  control: Control,
  subject: Subject,
  facts: Facts,
  subjects: readonly Subject[],
  asOf: Day,
): { accepted: boolean; because?: string } | undefined {
  const service = facts.declaration.services[facts.focus.service];
  if (service === undefined || !control.staged) return undefined;
  const stage = stageOf(service.rollout, control.id);
  if (stage === 'enforced') return undefined;
  const ended = whyStageEnded(service.rollout, control.id, asOf);
  if (ended !== undefined) return { accepted: false, because: ended };
  const because = `roll-out stage ${stage} of ${service.rollout.owner}, until ${service.rollout.until}`;
  if (stage === 'off') return { accepted: true, because };
  const enforced = asEnforced(subject.posture, stage, service.rollout.pilotGroup);
  const outcomes = outcomesOf(control, situationOf(subject, enforced, subjects, asOf));
  if (!outcomes.every((outcome) => outcome.verdict === 'met' || outcome.verdict === 'notApplicable')) return undefined;
  return { accepted: true, because };
}
