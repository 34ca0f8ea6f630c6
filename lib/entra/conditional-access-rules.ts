import type { AuthenticationStrengthPolicyConfig } from '@cdktf/provider-azuread/lib/authentication-strength-policy';
import type { ConditionalAccessPolicyConfig } from '@cdktf/provider-azuread/lib/conditional-access-policy';
import type { NamedLocationConfig } from '@cdktf/provider-azuread/lib/named-location';
import { type TerraformMetaArguments, Token } from 'cdktf';
import {
  type Form,
  Guid,
  InvalidValue,
  locationForm,
  policyForm,
  strengthForm,
  type Written,
  writtenLocation,
  writtenPolicy,
  writtenStrength,
} from '../values';
import { nameProblems } from './display-name';
import { type PolicyRollout, pilotOf, rolloutProblems } from './policy-rollout';
import { problemsOf } from './refusal';
import { renderedArguments } from './rendered-arguments';

/** What a caller can get wrong about a policy. */
export interface PolicyChoices {
  readonly displayName: string;
  readonly rollout: PolicyRollout;
  /** Object id of the group that the policy leaves out. */
  readonly excludedGroup: string;
}

/** Everything for which Microsoft Graph would refuse the policy at apply, or for which it would apply to nobody. */
export function policyProblems({ displayName, rollout, excludedGroup }: PolicyChoices): readonly InvalidValue[] {
  const unusable = rolloutProblems(rollout);
  return [
    ...nameProblems(displayName),
    ...(Token.isUnresolved(excludedGroup)
      ? []
      : problemsOf('breakGlass.groupObjectId', () => Guid.parse(excludedGroup))),
    ...unusable,
    ...(unusable.length === 0 && isSameGroup(pilotOf(rollout), excludedGroup) ? [pilotOfNobody(excludedGroup)] : []),
  ];
}

/** Every form of writing the policy that Microsoft Graph refuses, rewrites, or takes without doing what it says (`ENT-GV-06`). */
export function policyFormProblems(policy: ConditionalAccessPolicyConfig): readonly InvalidValue[] {
  return errorsIn(policyForm(writtenPolicy(renderedArguments(policy))));
}

/** The same of a named location. */
export function locationFormProblems(location: NamedLocationConfig): readonly InvalidValue[] {
  return errorsIn(locationForm(writtenLocation(renderedArguments(location), lifeCycle(location))));
}

/** The same of an authentication strength. */
export function strengthFormProblems(strength: AuthenticationStrengthPolicyConfig): readonly InvalidValue[] {
  return errorsIn(strengthForm(writtenStrength(renderedArguments(strength), lifeCycle(strength))));
}

function errorsIn({ problems }: Form): readonly InvalidValue[] {
  return problems.map(({ error }) => error);
}

function lifeCycle({ lifecycle }: TerraformMetaArguments): Written<boolean> {
  return { is: 'known', value: lifecycle?.createBeforeDestroy === true };
}

function isSameGroup(pilot: string | undefined, excluded: string): boolean {
  return pilot === (Token.isUnresolved(excluded) ? excluded : excluded.toLowerCase());
}

function pilotOfNobody(group: string): InvalidValue {
  return new InvalidValue({
    problem: 'rollout.pilotGroup: the pilot group is the break-glass group, which every policy leaves out',
    given: Token.isUnresolved(group) ? 'the group of breakGlass' : group,
    allowed: 'a pilot group holds ordinary accounts',
    remedy: 'Name another group',
    control: 'ENT-BG-02',
  });
}
