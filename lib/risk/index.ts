export { covers, daysOf, isComplete, isFor, isListed, isSelfApproved, missingParts, whyNotInForce } from './acceptance';
export { type Answer, evaluationEnds, LONGEST_EVALUATION_DAYS, rungAgainst, whyEvaluationFails } from './evaluation';
export {
  INHERENT_RISKS,
  type InherentRisk,
  missingOf,
  riskTitle,
  whyDecisionFails,
  whyUndecided,
} from './inherent-risk';
export { LONGEST_STAGE_DAYS, stageOf, whyStageEnded } from './rollout-stage';
export { lastDayOf, STATEMENT_DAYS } from './statement';
