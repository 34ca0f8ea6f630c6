import { ConditionalAccessPolicy } from '@cdktf/provider-azuread/lib/conditional-access-policy';
import { dependable, TerraformResource, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { InvalidValue } from '../values';
import type { IBreakGlass } from './break-glass';
import { ConditionalAccessLanes } from './conditional-access-lanes';
import { policyProblems } from './conditional-access-rules';
import { type PolicyRollout, pilotOf, policyState } from './policy-rollout';
import { refuse } from './refusal';

/** Who a policy is for once it is enforced: every user, or whoever holds one of these roles (template ids). */
export type Audience = { readonly users: 'All' } | { readonly roles: readonly string[] };

/** What a sign-in has to do: one built-in control, or an authentication strength (its full path). */
export type Grant = { readonly builtIn: 'block' | 'mfa' } | { readonly strength: string };

export interface PolicyRequest {
  readonly displayName: string;
  readonly breakGlass: IBreakGlass;
  readonly rollout: PolicyRollout;
  readonly audience: Audience;
  readonly clientAppTypes: readonly string[];
  readonly grant: Grant;
  /** What else is wrong, to be told in the same refusal. */
  readonly problems?: readonly InvalidValue[];
}

export interface RenderedPolicy {
  readonly policy: ConditionalAccessPolicy;
  /** `terraform_data` that holds the kind of control. */
  readonly family: TerraformResource;
}

/**
 * A policy for all resources, in the form that Microsoft Graph gives back: no empty block, `OR` for a single control,
 * lists in one order; so that a second plan is empty. The break-glass group is left out, and stands before it.
 *
 * An update would leave an authentication strength behind when a built-in control takes its place, and be refused. So
 * the kind of control is held beside the policy (`terraform_data`), and a change of it replaces the policy, the new one
 * first; the address stays.
 */
export function renderPolicy(scope: Construct, request: PolicyRequest): RenderedPolicy {
  const { displayName, breakGlass, rollout, audience, clientAppTypes, grant, problems = [] } = request;
  refuse(scope, [
    ...problems,
    ...policyProblems({ displayName, rollout, excludedGroup: breakGlass.groupObjectId }),
    ...stackProblems(scope, breakGlass),
  ]);

  const family = controlFamily(scope, grant);
  const policy = new ConditionalAccessPolicy(scope, 'policy', {
    displayName,
    state: policyState(rollout.stage),
    conditions: {
      applications: { includedApplications: ['All'] },
      clientAppTypes: [...clientAppTypes],
      users: { ...included(audience, pilotOf(rollout)), excludedGroups: [breakGlass.groupObjectId] },
    },
    grantControls: {
      operator: 'OR',
      ...('strength' in grant
        ? { authenticationStrengthPolicyId: grant.strength }
        : { builtInControls: [grant.builtIn] }),
    },
    dependsOn: [...breakGlass.inPlace],
    // A plain construct would be rendered as an interpolation, which Terraform refuses here.
    lifecycle: { createBeforeDestroy: true, replaceTriggeredBy: [dependable(family)] },
  });
  ConditionalAccessLanes.of(scope).add(policy);
  return { policy, family };
}

// The framework's own class for terraform_data runs `terraform version` at synthesis, and fails where there is none.
function controlFamily(scope: Construct, grant: Grant): TerraformResource {
  const family = new TerraformResource(scope, 'family', { terraformResourceType: 'terraform_data' });
  family.addOverride('input', { grant: 'strength' in grant ? 'authenticationStrength' : 'builtInControls' });
  return family;
}

function included(audience: Audience, pilot: string | undefined) {
  if (pilot !== undefined) return { includedGroups: [pilot] };
  return 'roles' in audience ? { includedRoles: [...audience.roles] } : { includedUsers: [audience.users] };
}

function stackProblems(scope: Construct, breakGlass: IBreakGlass): readonly InvalidValue[] {
  const [here, there] = [TerraformStack.of(scope), TerraformStack.of(breakGlass)];
  if (here === there) return [];
  return [
    new InvalidValue({
      problem: 'breakGlass: the group is in another stack, which may be applied later than this one',
      given: breakGlass.node.path,
      allowed: `it is in the stack of the policy, ${here.node.path}`,
      remedy: 'Refer to the group by id with ExistingBreakGlassGroup in this stack',
      control: 'ENT-BG-02',
    }),
  ];
}
