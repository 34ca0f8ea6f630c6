import { BLOCK_RULES, CONDITION_RULES } from './condition-rules';
import { type Form, type FormRule, formOf } from './form-rule';
import { GRANT_RULES } from './grant-rules';
import { ID_RULES } from './id-rules';
import { LOCATION_RULES, type WrittenLocation } from './location-rules';
import { PASSWORD_CHANGE_RULES } from './password-change-rules';
import { FREQUENCY_RULES, SESSION_RULES } from './session-rules';
import { STRENGTH_RULES, type WrittenStrength } from './strength-rules';
import { TARGET_RULES } from './target-rules';
import { USER_RULES } from './user-rules';
import { RETIRED_RULES, WORD_RULES } from './word-rules';
import { WORKLOAD_RULES } from './workload-rules';
import type { WrittenPolicy } from './written-policy';

export type { Form, FormProblem, FormRule } from './form-rule';
export { type WrittenLocation, writtenLocation } from './location-rules';
export { type WrittenStrength, writtenStrength } from './strength-rules';
export { GUEST_TYPES } from './user-rules';
export type { Arguments, Written, WrittenBlocks, WrittenList } from './written';
export { type WrittenPolicy, writtenPolicy } from './written-policy';
export { LOCATION_RULES, STRENGTH_RULES };

/** Every form of a Conditional Access policy that Microsoft Graph refuses, rewrites, or takes without doing what it says. */
export const POLICY_RULES: readonly FormRule<WrittenPolicy>[] = [
  ...USER_RULES,
  ...ID_RULES,
  ...TARGET_RULES,
  ...CONDITION_RULES,
  ...BLOCK_RULES,
  ...WORKLOAD_RULES,
  ...GRANT_RULES,
  ...PASSWORD_CHANGE_RULES,
  ...SESSION_RULES,
  ...FREQUENCY_RULES,
  ...WORD_RULES,
  ...RETIRED_RULES,
];

/** What is wrong with the form of a policy. A value that only apply knows breaks no rule, and keeps none. */
export function policyForm(policy: WrittenPolicy): Form {
  return formOf(policy, POLICY_RULES);
}

export function locationForm(location: WrittenLocation): Form {
  return formOf(location, LOCATION_RULES);
}

export function strengthForm(strength: WrittenStrength): Form {
  return formOf(strength, STRENGTH_RULES);
}
