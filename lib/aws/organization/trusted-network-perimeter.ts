import { type PolicyStatement, VPC_RESIDENT_ACTIONS } from '../../values';
import { type IServiceControl, refuseExemptRoles } from './guardrail';
import { fromElsewhere, fromNamesakes, merged, type NetworkPerimeterProps, whoIsHeld } from './network-perimeter';

const CONTROL = 'AWS-NET-01';
const DIRECTLY = { BoolIfExists: { 'aws:ViaAWSService': 'false' } };

/**
 * Identities of the accounts below call AWS from the trusted networks and from nowhere else: the IP allow-list on the
 * management layer, in its form for an organization.
 *
 * A guardrail for `ServiceControlPolicies`: one statement that denies every action unless the address is in one of the
 * ranges, all of them in one condition. Excepted are:
 * - calls that an AWS service forwards for somebody (`aws:ViaAWSService`), and EC2's own roles;
 * - requests through VPC endpoints of the organization, of `vpcs` and of `endpointAccounts`. An id of a VPC is unique in
 *   its Region alone: a second statement for each Region denies its namesakes elsewhere;
 * - data planes that live in a VPC, whose callers have private addresses;
 * - the exempt roles and, with `exemptTag`, principals of that tag.
 *
 * A policy of this kind never touches the management account, service-linked roles and AWS services. With `people` the role
 * of a workload is not held: whoever can assume one from within can use its session from elsewhere for as long as it lasts.
 *
 * AWS-NET-01; NIST SP 800-53 AC-17(1), SC-7; AWS whitepaper "Building a data perimeter on AWS".
 */
export class TrustedNetworkPerimeter implements IServiceControl {
  readonly kind = 'serviceControl';
  readonly control = CONTROL;
  readonly statements: readonly PolicyStatement[];

  /** @throws InvalidValue where no role is left out, and for what is not the name of a role. */
  constructor(props: NetworkPerimeterProps) {
    refuseExemptRoles('TrustedNetworkPerimeter', props, CONTROL);
    const held = merged(whoIsHeld(props, false), DIRECTLY);
    this.statements = [
      {
        Sid: 'DenyFromElsewhere',
        Effect: 'Deny',
        NotAction: VPC_RESIDENT_ACTIONS,
        Resource: '*',
        Condition: merged(fromElsewhere(props), held),
      },
      ...fromNamesakes(props, { NotAction: VPC_RESIDENT_ACTIONS }, held),
    ];
  }
}
