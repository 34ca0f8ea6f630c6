import {
  LOAD_BALANCING_ACCOUNTS,
  type PolicyConditions,
  type PolicyStatement,
  RESOURCE_PERIMETER_ACTIONS,
} from '../../values';
import { type IResourceControl, refuseExemptRoles } from './guardrail';
import { fromElsewhere, fromNamesakes, merged, type NetworkPerimeterProps, whoIsHeld } from './network-perimeter';

const CONTROL = 'AWS-NET-02';

export interface TrustedNetworkResourcesProps extends NetworkPerimeterProps {
  /**
   * Regions in use: Elastic Load Balancing writes its access logs from an account of AWS in many of them.
   *
   * @default - no log of a load balancer is let in
   */
  readonly regions?: readonly string[];
}

/**
 * Buckets, keys, queues, secrets, tables, registries and roles of the accounts below are reached from the trusted networks
 * and from nowhere else, whoever calls: a stranger with a policy that lets him in, too.
 *
 * A guardrail for `ResourceControlPolicies`, with the exceptions of `TrustedNetworkPerimeter` and besides them AWS services
 * that act for themselves (`aws:PrincipalIsAWSService`), so that logs and replicas go on being written, the accounts from
 * which load balancers write logs, and with `exemptTag` resources of that tag. Where everyone is held, or the tag exempts, a
 * second statement is for strangers: no name and no tag of a role of theirs lets them past.
 *
 * AWS-NET-02; NIST SP 800-53 AC-3, SC-7; AWS whitepaper "Building a data perimeter on AWS".
 */
export class TrustedNetworkResources implements IResourceControl {
  readonly kind = 'resourceControl';
  readonly control = CONTROL;
  readonly statements: readonly PolicyStatement[];

  /** @throws InvalidValue where no role is left out, and for what is not the name of a role. */
  constructor(props: TrustedNetworkResourcesProps) {
    refuseExemptRoles('TrustedNetworkResources', props, CONTROL);
    const request = { Principal: '*', Action: RESOURCE_PERIMETER_ACTIONS } as const;
    const held = merged(
      whoIsHeld(props, true),
      { BoolIfExists: { 'aws:PrincipalIsAWSService': 'false', 'aws:ViaAWSService': 'false' } },
      loadBalancers(props),
      props.exemptTag ? { StringNotEqualsIfExists: { 'aws:ResourceTag/dp:exclude:network': 'true' } } : {},
    );
    const { ArnNotLikeIfExists: _, ...elsewhere } = fromElsewhere({ ...props, exemptTag: false });
    // Without everyone held and without the tag there is nothing that a stranger could be called, or tagged, to pass.
    const strangers: PolicyStatement[] =
      props.holds !== 'everyone' && !props.exemptTag
        ? []
        : [
            {
              Sid: 'DenyStrangersFromElsewhere',
              Effect: 'Deny',
              ...request,
              Resource: '*',
              Condition: merged(
                elsewhere,
                { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': props.organizationId } },
                held,
              ),
            },
          ];
    this.statements = [
      {
        Sid: 'DenyResourcesFromElsewhere',
        Effect: 'Deny',
        ...request,
        Resource: '*',
        Condition: merged(fromElsewhere(props), held),
      },
      ...strangers,
      ...fromNamesakes(props, request, held),
    ];
  }
}

function loadBalancers({ regions = [] }: TrustedNetworkResourcesProps): PolicyConditions {
  const accounts = regions.flatMap((region) => LOAD_BALANCING_ACCOUNTS[region] ?? []).sort();
  return accounts.length === 0 ? {} : { StringNotEqualsIfExists: { 'aws:PrincipalAccount': accounts } };
}
