import { subjectName } from '../declaration';
import { type Day, onceFor } from '../values';
import { appliesTo } from './applies-to';
import { catalogue } from './catalogue';
import type { Control, Level, Outcome } from './control';
import { declaredAt, type Place } from './declared-at';
import type { ScubaParity } from './entra/scuba';
import { excuserOf } from './excuse';
import { isUnasked, levelOf, namedBy } from './level';
import { isNeverAccepted } from './never-accepted';
import { besideScuba } from './scuba-beside';
import { judgedSubjects, type Subject } from './subject';
import { TenantOutcomes } from './tenant-outcomes';

/** How a control came out; `accepted` where a declared acceptance or stage covers what was found. */
export type Verdict = Outcome['verdict'] | 'accepted';

/** One control's verdict on one subject. */
export interface Judgment {
  /** Id of the tenant; unset where nobody declared it. */
  readonly tenant?: string;
  /** The service, `service.account`, or the stack's name where nobody declared it. */
  readonly subject: string;
  /** Name of the stack; unset for a service without one. */
  readonly stack?: string;
  /** Id of the control. */
  readonly control: string;
  /** How much it weighs for this service. */
  readonly level: Level;
  /** The chosen baselines that name the control. */
  readonly baselines?: readonly string[];
  /** No chosen baseline demands the control and the roll-out does not name it: it neither stops nor is told at synthesis. */
  readonly unasked?: true;
  readonly verdict: Verdict;
  /** What the control said; of an accepted one, what was accepted. */
  readonly outcome: Outcome;
  /** What makes an unmet control `accepted`, or why something that should does not. */
  readonly because?: string;
  /** Where the weak thing was declared. */
  readonly declaredAt?: Place;
  /** What CISA's ScubaGear says of the same, where it says something else, and why; it changes no verdict. */
  readonly scubaParity?: ScubaParity;
}

/**
 * Judges every subject by every control that applies to it. Verdicts come in the order of the subjects and of control ids.
 * `accepted` is given here alone: by a holding acceptance that covers the finding, or by a declared roll-out stage that is
 * exactly the weakness. A `fatal` control is never accepted.
 */
export function judge(subjects: readonly Subject[], asOf: Day, options: JudgeOptions = {}): readonly Judgment[] {
  return judgeEach(subjects, asOf, options).flat();
}

/** By what is judged. */
export interface JudgeOptions {
  /**
   * Ids of baselines to judge by, and only by the controls that they name and those that no baseline is about.
   * @default - by every control, at the level that the baselines of the service give it
   */
  readonly baselines?: readonly string[];
}

/** The judgments of each subject. Subjects of other tenants change nothing about it. */
export function judgeEach(
  subjects: readonly Subject[],
  asOf: Day,
  options: JudgeOptions = {},
): readonly (readonly Judgment[])[] {
  const outcomes = new TenantOutcomes(judgedSubjects(subjects), asOf, catalogue);
  const once = new Set<string>();
  return outcomes.subjects.map((subject) =>
    catalogue
      .filter((control) => appliesTo(control, subject) && isFirst(control, subject, once))
      .filter((control) => isAsked(control, subject, options))
      .flatMap((control) => judgeControl(control, subject, outcomes, options)),
  );
}

function isAsked(control: Control, { facts }: Subject, { baselines }: JudgeOptions): boolean {
  if (baselines === undefined || control.cloud === 'any' || control.level !== undefined) return true;
  return namedBy(control, facts, baselines).length > 0;
}

/** A control that is about the service alone is judged with the first of the service's stacks. */
function isFirst({ id, scope }: Control, { facts }: Subject, once: Set<string>): boolean {
  if (scope !== 'service' || facts === undefined) return true;
  const key = JSON.stringify([id, facts.declaration.tenant, facts.focus.service]);
  return !once.has(key) && once.add(key) !== undefined;
}

function judgeControl(
  control: Control,
  subject: Subject,
  outcomes: TenantOutcomes,
  options: JudgeOptions,
): readonly Judgment[] {
  const { facts } = subject;
  const level = levelOf(control, facts, options.baselines);
  const baselines = namedBy(control, facts, options.baselines);
  const unasked = options.baselines === undefined && isUnasked(control, facts);
  const names = namesOf(subject);
  const head = {
    ...(control.scope === 'service' ? names.service : names.part),
    control: control.id,
    level,
    ...(baselines.length === 0 ? {} : { baselines }),
    ...(unasked ? { unasked: true as const } : {}),
  };
  const excuse = excuserOf(control, subject, outcomes);
  const judgments = outcomes.of(control, subject).map((outcome): Judgment => {
    const { verdict } = outcome;
    if (verdict !== 'unmet' && verdict !== 'unknown') return { ...head, verdict, outcome };
    const place = declaredAt(facts, outcome.finding);
    const found = { ...head, outcome, ...(place === undefined ? {} : { declaredAt: place }) };
    if (isNeverAccepted(control)) return { ...found, verdict };
    const { accepted, because } = excuse(outcome.finding);
    return { ...found, verdict: accepted ? 'accepted' : verdict, ...(because === undefined ? {} : { because }) };
  });
  return besideScuba(judgments, subject);
}

/** How judgments name a subject: as the service that it is of, or as the part of it that it is. */
const namesOf = onceFor(({ facts, stack }: Subject) => {
  const named = (subject: string) => ({
    ...(facts === undefined ? {} : { tenant: facts.declaration.tenant }),
    subject,
    ...(stack === undefined ? {} : { stack }),
  });
  if (facts === undefined) return { service: named(stack ?? ''), part: named(stack ?? '') };
  return { service: named(facts.focus.service), part: named(subjectName(facts.focus)) };
});
