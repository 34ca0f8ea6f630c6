import type { RiskDecision } from '../declaration';
import { Day } from '../values';

/** A risk of renting a service that no setting of the customer's closes. */
export interface InherentRisk {
  readonly id: string;
  readonly title: string;
}

/** The risks that must be decided for every service; a declaration may decide further ones. */
export const INHERENT_RISKS: readonly InherentRisk[] = [
  { id: 'vendor-outage', title: 'the vendor is down and the service with it' },
  { id: 'vendor-error', title: "the vendor's own mistake exposes or destroys what the service holds" },
  { id: 'change-without-notice', title: 'the vendor changes the service, its terms or its price without notice' },
  { id: 'fourth-party', title: 'a supplier behind the vendor fails or is breached' },
  { id: 'exit', title: 'the service ends, or has to be left, before anything takes its place' },
  { id: 'data-location', title: 'what the service holds is kept or read where other law applies' },
];

/** What may happen, for a risk of the catalogue or one that a declaration adds. */
export function riskTitle(id: string): string | undefined {
  return INHERENT_RISKS.find((risk) => risk.id === id)?.title;
}

/** Why a risk of a service is not decided, or `undefined` where it is (accepted or mitigated, and not overdue). */
export function whyUndecided(risk: InherentRisk, decisions: readonly RiskDecision[], asOf: Day): string | undefined {
  const decision = decisions.find((candidate) => candidate.id === risk.id);
  if (decision === undefined) return `${risk.id} (${risk.title}) is not decided`;
  return whyDecisionFails(decision, asOf);
}

/** Why a decision does not carry the service, or `undefined` where it does. */
export function whyDecisionFails(decision: RiskDecision, asOf: Day): string | undefined {
  if (decision.decision === 'avoid') return `${decision.id} is decided as avoid: the service must not be used`;
  if (asOf.isAfter(Day.parse(decision.reviewOn)))
    return `the decision on ${decision.id} was due for review on ${decision.reviewOn}`;
  if (decision.decidedOn !== undefined && asOf.isBefore(Day.parse(decision.decidedOn)))
    return `${decision.id} is decided only on ${decision.decidedOn}`;
  return undefined;
}

/** What somebody who audits a decision misses in it: when, why, how bad before and after. */
export function missingOf(decision: RiskDecision): readonly string[] {
  return (['decidedOn', 'because', 'inherent', 'residual'] as const).filter((field) => decision[field] === undefined);
}
