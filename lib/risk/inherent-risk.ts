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
  { id: 'fourth-party', title: 'a supplier behind the vendor fails or is breached' },
];

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
  return undefined;
}
