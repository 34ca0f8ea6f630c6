import { type PolicyStatement, SIGN_IN_ACTIONS } from '../../values';
import { exemptArns, type IResourceControl, refuseExemptRoles } from './guardrail';
import { fromNamesakes, merged, type NetworkPerimeterProps } from './network-perimeter';

const CONTROL = 'AWS-NET-03';

/**
 * Nobody signs in to the console of an account below from elsewhere than the trusted networks, root user and password
 * included: it is decided before AWS asks for the password.
 *
 * A guardrail for `ResourceControlPolicies`: one statement on the three actions of AWS Sign-In, with one for each Region
 * of `vpcs` against namesakes. Excepted are the VPCs and the exempt roles, by `signin:PrincipalArn` before and by
 * `aws:PrincipalArn` after the sign-in. Whom `holds` names makes no difference here.
 *
 * **It does nothing until console sign-in is switched on to be controlled by policies** in each account
 * (`PutConsoleAuthorizationConfiguration`), which no provider can do. Say in the declaration who saw that done.
 *
 * AWS-NET-03; NIST SP 800-53 AC-17, IA-2; AWS Sign-In User Guide, "Controlling console access with resource-based policies
 * and resource control policies".
 */
export class TrustedNetworkSignIn implements IResourceControl {
  readonly kind = 'resourceControl';
  readonly control = CONTROL;
  readonly statements: readonly PolicyStatement[];

  /** @throws InvalidValue where no role is left out, and for what is not the name of a role. */
  constructor(props: NetworkPerimeterProps) {
    refuseExemptRoles('TrustedNetworkSignIn', props, CONTROL);
    const { network, vpcs = [] } = props;
    const exempt = exemptArns(props);
    const others = { ArnNotLikeIfExists: { 'aws:PrincipalArn': exempt, 'signin:PrincipalArn': exempt } };
    const request = { Principal: '*', Action: SIGN_IN_ACTIONS } as const;
    const ids = [...new Set(vpcs.map(({ id }) => id))].sort();
    this.statements = [
      {
        Sid: 'DenySignInFromElsewhere',
        Effect: 'Deny',
        ...request,
        Resource: '*',
        Condition: merged(
          { NotIpAddressIfExists: { 'aws:SourceIp': network.ranges } },
          ids.length === 0 ? {} : { StringNotEqualsIfExists: { 'aws:SourceVpc': ids } },
          others,
        ),
      },
      ...fromNamesakes(props, request, others).map((statement) => ({ ...statement, Sid: `${statement.Sid}SignIn` })),
    ];
  }
}
