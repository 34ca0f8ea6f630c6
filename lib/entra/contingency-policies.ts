import { Construct } from 'constructs';
import { GUEST_TYPES } from '../values';
import type { IBreakGlass } from './break-glass';
import { PolicyConstruct } from './conditional-access-policy';
import type { PolicyRequest } from './policy-request';

export interface ContingencyPoliciesProps {
  /** The emergency accounts' group, which the policies leave out, so that whoever turns them on can turn them off. */
  readonly breakGlass: IBreakGlass;
  /**
   * Whether the directory trusts any named location; without one a block outside trusted places would block everybody.
   *
   * @default false
   */
  readonly trustedPlaces?: boolean;
}

/**
 * Policies stand by, disabled, that one turn of a switch puts in force: in an outage of MFA people go on from managed devices,
 * with Office 365 alone, from trusted places alone; and guests are shut out while another directory cannot be trusted.
 *
 * Renders up to four `azuread_conditional_access_policy`, each `disabled`, with the `terraform_data` of each. Their names begin
 * with what people look for in an emergency: `EM01 - ENABLE IN EMERGENCY: MFA disruption [1/3] …`, `EM02 …`, `EM03 …`,
 * `EM04 - ENABLE IN EMERGENCY: Breach elsewhere [1/1] …`. They count among the policies of the directory. A policy that was
 * turned on by hand is turned off again by the next apply.
 *
 * Control `ENT-BG-06` (Microsoft, resilient access control; NIST 800-53 CP-2).
 *
 * @example
 * ```ts
 * new ContingencyPolicies(stack, 'contingency', { breakGlass, trustedPlaces: true });
 * ```
 */
export class ContingencyPolicies extends Construct {
  readonly policies: readonly PolicyConstruct[];

  /** @throws InvalidValue for a break-glass group that Microsoft Graph would not take. */
  constructor(scope: Construct, id: string, props: ContingencyPoliciesProps) {
    super(scope, id);
    const { breakGlass, trustedPlaces = false } = props;
    const mfa = (step: string) => `ENABLE IN EMERGENCY: MFA disruption [${step}/${trustedPlaces ? 3 : 2}]`;
    const standBy = (name: string, request: Omit<PolicyRequest, 'breakGlass' | 'rollout'>) =>
      new StandBy(this, name, { ...request, breakGlass, rollout: { stage: 'off' } });
    this.policies = [
      standBy('managed-device', {
        displayName: `EM01 - ${mfa('1')} - All resources: Require managed device`,
        audience: { users: 'All' },
        grant: { builtIn: ['compliantDevice', 'domainJoinedDevice'] },
      }),
      standBy('office-only', {
        displayName: `EM02 - ${mfa('2')} - All resources but Office 365: Block`,
        audience: { users: 'All' },
        target: { applications: ['All'], except: ['Office365'] },
        grant: { builtIn: ['block'] },
      }),
      ...(trustedPlaces
        ? [
            standBy('trusted-places', {
              displayName: `EM03 - ${mfa('3')} - All resources: Block outside trusted places`,
              audience: { users: 'All' },
              conditions: { locations: { included: ['All'], excluded: ['AllTrusted'] } },
              grant: { builtIn: ['block'] },
            }),
          ]
        : []),
      standBy('guests', {
        displayName: 'EM04 - ENABLE IN EMERGENCY: Breach elsewhere [1/1] - All resources: Block guests',
        audience: { guests: GUEST_TYPES },
        grant: { builtIn: ['block'] },
      }),
    ];
  }
}

/** One of them. */
class StandBy extends PolicyConstruct {
  constructor(scope: Construct, id: string, request: PolicyRequest) {
    super(scope, id, request);
  }
}
