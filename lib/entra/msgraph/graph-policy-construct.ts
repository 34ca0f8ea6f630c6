import { Construct } from 'constructs';
import { ConditionalAccessLanes } from '../conditional-access-lanes';
import { policyProblems } from '../conditional-access-rules';
import { exclusionsOf } from '../exclusion';
import { exclusionProblems } from '../exclusion-rules';
import type { PolicyProps } from '../policy-props';
import { pilotOf, policyState } from '../policy-rollout';
import { refuse } from '../refusal';
import { type GraphBody, GraphObject } from './graph-setting';

/** A policy that only the beta version of Microsoft Graph can say. */
export interface GraphPolicyRequest extends PolicyProps {
  readonly displayName: string;
  /** What its roll-out is like: of users, who can be in a pilot group, or of workloads, which cannot. */
  readonly kind: 'signIn' | 'workload';
  /** The conditions, for a policy for users given whom it is for at its stage. */
  readonly conditions: (users: GraphBody) => GraphBody;
  readonly controls: GraphBody;
}

/**
 * One Conditional Access policy through the msgraph provider. It joins the {@link ConditionalAccessLanes}; a policy for users
 * leaves the break-glass group and the exclusion's out, and stands after them.
 */
export abstract class GraphPolicyConstruct extends Construct {
  readonly policy: GraphObject;

  protected constructor(scope: Construct, id: string, request: GraphPolicyRequest) {
    super(scope, id);
    const { displayName, breakGlass, exclusion, rollout, kind } = request;
    refuse(this, [
      ...policyProblems({ displayName, rollout, excludedGroup: breakGlass.groupObjectId }),
      ...exclusionProblems(this, request, kind === 'workload' ? 'workloads' : 'users'),
    ]);
    const pilot = kind === 'signIn' ? pilotOf(rollout) : undefined;
    const outside = [breakGlass, ...exclusionsOf(exclusion)];
    const users = {
      ...(pilot === undefined ? { includeUsers: ['All'] } : { includeGroups: [pilot] }),
      excludeGroups: outside.map(({ groupObjectId }) => groupObjectId),
    };
    this.policy = new GraphObject(this, 'policy', {
      url: 'identity/conditionalAccess/policies',
      version: 'beta',
      body: {
        displayName,
        state: policyState(rollout.stage, kind),
        conditions: request.conditions(users),
        ...request.controls,
      },
      ...(kind === 'workload' ? {} : { dependsOn: outside.flatMap(({ inPlace }) => [...inPlace]) }),
    });
    ConditionalAccessLanes.of(this).add(this.policy);
  }
}
