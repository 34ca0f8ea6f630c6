import { ApiGatewayRestApiPolicy } from '@cdktf/provider-aws/lib/api-gateway-rest-api-policy';
import { type TerraformProvider, Token } from 'cdktf';
import { Construct } from 'constructs';
import { InvalidValue, type TrustedNetwork } from '../../values';
import { findingFrom, findingIn, refuse } from '../findings';
import { type PolicyStatement, policyDocument } from '../policy-document';
import { FEWER_RANGES, fittingPolicy } from '../policy-size';
import { endpointIdOf } from './vpc-endpoint-perimeter';

export interface TrustedNetworkRestApiProps {
  /** From where the API may be called. */
  readonly network: TrustedNetwork;
  /** Id of the REST API. */
  readonly restApiId: string;
  /** ARN by which it is called: `executionArn` of an `aws_api_gateway_rest_api`. */
  readonly executionArn: string;
  /**
   * Ids of VPC endpoints through which a private API is called.
   *
   * @default - none
   */
  readonly vpcEndpointIds?: readonly string[];
  /**
   * The provider of the API's Region.
   *
   * @default - the stack's default provider
   */
  readonly provider?: TerraformProvider;
}

/**
 * A REST API answers to calls from the trusted networks, by whomever, and to no others. Who may call what is asked by its methods.
 *
 * Renders one `aws_api_gateway_rest_api_policy` in the place of what is on the API. It lets everybody call
 * (`execute-api:Invoke`), and denies it from elsewhere than the networks and the VPC endpoints.
 *
 * A stage answers by the policy that was there when it was deployed: deploy the API again. HTTP and WebSocket APIs take no policy.
 *
 * AWS-NET-06; NIST SP 800-53 AC-17, SC-7; Amazon API Gateway Developer Guide, "Control access to a REST API with API Gateway
 * resource policies".
 */
export class TrustedNetworkRestApi extends Construct {
  readonly policy: ApiGatewayRestApiPolicy;

  /** @throws InvalidValue for an id or ARN that is none, and for a policy too long. */
  constructor(scope: Construct, id: string, props: TrustedNetworkRestApiProps) {
    super(scope, id);
    const { restApiId, executionArn, vpcEndpointIds = [], provider } = props;
    const policy = policyDocument(statementsOf(props));
    refuse(this, [
      findingIn('restApiId', restApiId, apiIdOf),
      findingIn('executionArn', executionArn, (text) => executionArnOf(text, restApiId)),
      ...vpcEndpointIds.map((each, index) => findingIn(`vpcEndpointIds[${index}]`, each, endpointIdOf)),
      findingFrom('network', () => fittingPolicy(policy, 'restApi', 'AWS-NET-06', FEWER_RANGES)),
    ]);
    this.policy = new ApiGatewayRestApiPolicy(this, 'policy', { provider, restApiId, policy });
  }
}

function statementsOf({ network, executionArn, vpcEndpointIds = [] }: TrustedNetworkRestApiProps): PolicyStatement[] {
  const calls = { Principal: { AWS: '*' }, Action: 'execute-api:Invoke', Resource: `${executionArn}/*` };
  return [
    { Sid: 'AllowCallers', Effect: 'Allow', ...calls },
    {
      Sid: 'DenyFromElsewhere',
      Effect: 'Deny',
      ...calls,
      Condition: {
        NotIpAddressIfExists: { 'aws:SourceIp': network.ranges },
        ...(vpcEndpointIds.length === 0 ? {} : { StringNotEqualsIfExists: { 'aws:SourceVpce': vpcEndpointIds } }),
      },
    },
  ];
}

function apiIdOf(text: string): void {
  if (/^[a-z0-9]{10}$/.test(text)) return;
  throw new InvalidValue({
    problem: 'this is not the id of a REST API',
    given: text,
    allowed: 'it has ten letters and digits',
  });
}

/** A policy about another API would deny nothing on this one. */
function executionArnOf(text: string, id: string): void {
  const [, named] = /^arn:[^:*]+:execute-api:[^:*]+:\d{12}:([^/*]+)$/.exec(text) ?? [];
  if (named !== undefined && (Token.isUnresolved(id) || named === id)) return;
  throw new InvalidValue({
    problem: 'this is not the ARN by which the API is called',
    given: text,
    allowed: 'it has the form arn:aws:execute-api:eu-north-1:111122223333:, and ends with the id of the API',
    control: 'AWS-NET-06',
  });
}
