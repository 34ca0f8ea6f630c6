export { covers, daysOf, isComplete, isFor, isListed, isSelfApproved, missingParts, whyNotInForce } from './acceptance';
export { INHERENT_RISKS, type InherentRisk, whyDecisionFails, whyUndecided } from './inherent-risk';
export { LONGEST_STAGE_DAYS, stageOf, whyStageEnded } from './rollout-stage';
