import type { Control, Outcome } from '../../lib/controls/control';
import type { Entity } from '../../lib/posture';
import { breakGlass } from './break-glass';
import { type Declared, type PolicySpec, policy, postureOf, situationOf } from './posture-builder';

/** What a control says of policies `p0`, `p1`, … beside the emergency accounts, and of what else stands there. */
export function checkPolicies(
  control: Control,
  specs: readonly PolicySpec[],
  others: readonly Entity[] = [],
  declared?: Declared,
): readonly Outcome[] {
  const policies = specs.map((spec, index) => policy(`p${index}`, spec));
  return control.check(situationOf(postureOf(...breakGlass(), ...others, ...policies), declared));
}

/** Met by these policies of `checkPolicies`. */
export function metBy(...indexes: readonly number[]): readonly Outcome[] {
  return [{ verdict: 'met', by: indexes.map((index) => `azuread_conditional_access_policy.p${index}`) }];
}
