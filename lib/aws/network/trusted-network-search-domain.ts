import { OpensearchDomainPolicy } from '@cdktf/provider-aws/lib/opensearch-domain-policy';
import { type TerraformProvider, Token } from 'cdktf';
import { Construct } from 'constructs';
import { InvalidValue, type TrustedNetwork } from '../../values';
import { findingFrom, findingIn, refuse } from '../findings';
import { type PolicyStatement, policyDocument } from '../policy-document';
import { FEWER_RANGES, fittingPolicy } from '../policy-size';

export interface TrustedNetworkSearchDomainProps {
  /** From where the domain may be reached. */
  readonly network: TrustedNetwork;
  /** Name of the domain. */
  readonly domainName: string;
  /** ARN of the domain. */
  readonly domainArn: string;
  /**
   * ARNs of principals that the policy itself lets in from the networks: those of other accounts, or `*` where OpenSearch asks
   * everybody who it is (fine-grained access control).
   *
   * @default - none: principals of the account are let in by their own policies
   */
  readonly callers?: readonly string[];
  /**
   * The provider of the domain's Region.
   *
   * @default - the stack's default provider
   */
  readonly provider?: TerraformProvider;
}

/**
 * An OpenSearch domain on the Internet is reached from the trusted networks, by whomever, and from nowhere else.
 *
 * Renders one `aws_opensearch_domain_policy` in the place of what is on the domain. It denies every call of the domain's own API
 * (`es:ESHttp*`) from elsewhere, but to AWS services by their own principals and to what a service forwards for somebody, and
 * lets `callers` in. A list of whom it lets in would not do: principals of the account come by their own policies, too. The domain's settings
 * stay with those policies, so that nobody locks the pipeline out.
 *
 * AWS-NET-06; Security Hub Opensearch.2, which wants the domain in a VPC; NIST SP 800-53 AC-17, SC-7; Amazon OpenSearch Service
 * Developer Guide, "Identity and Access Management".
 */
export class TrustedNetworkSearchDomain extends Construct {
  readonly policy: OpensearchDomainPolicy;

  /** @throws InvalidValue for a name or ARN that is none, and for a policy too long. */
  constructor(scope: Construct, id: string, props: TrustedNetworkSearchDomainProps) {
    super(scope, id);
    const { domainName, domainArn, callers = [], provider } = props;
    const accessPolicies = policyDocument(statementsOf(props));
    refuse(this, [
      findingIn('domainName', domainName, domainNameOf),
      findingIn('domainArn', domainArn, (text) => domainArnOf(text, domainName)),
      ...callers.map((caller, index) => findingIn(`callers[${index}]`, caller, callerOf)),
      findingFrom('network', () => fittingPolicy(accessPolicies, 'searchDomain', 'AWS-NET-06', FEWER_RANGES)),
    ]);
    this.policy = new OpensearchDomainPolicy(this, 'policy', { provider, domainName, accessPolicies });
  }
}

function statementsOf({ network, domainArn, callers = [] }: TrustedNetworkSearchDomainProps): PolicyStatement[] {
  const calls = { Action: 'es:ESHttp*', Resource: `${domainArn}/*` };
  const from = { 'aws:SourceIp': network.ranges };
  const allowed: PolicyStatement = {
    Sid: 'AllowCallersFromTrustedNetworks',
    Effect: 'Allow',
    Principal: { AWS: [...callers].sort() },
    ...calls,
    Condition: { IpAddress: from },
  };
  return [
    ...(callers.length === 0 ? [] : [allowed]),
    {
      Sid: 'DenyFromElsewhere',
      Effect: 'Deny',
      Principal: { AWS: '*' },
      ...calls,
      Condition: {
        NotIpAddressIfExists: from,
        BoolIfExists: { 'aws:PrincipalIsAWSService': 'false', 'aws:ViaAWSService': 'false' },
      },
    },
  ];
}

function domainNameOf(text: string): void {
  if (/^[a-z][a-z0-9-]{2,27}$/.test(text)) return;
  throw new InvalidValue({
    problem: 'this is not the name of a domain',
    given: text,
    allowed: '3 to 28 small letters, digits and -, the first of them a letter',
  });
}

/** A policy about another domain would deny nothing on this one. */
function domainArnOf(text: string, name: string): void {
  const [, named] = /^arn:[^:*]+:es:[^:*]+:\d{12}:domain\/([^/*]+)$/.exec(text) ?? [];
  if (named !== undefined && (Token.isUnresolved(name) || named === name)) return;
  throw new InvalidValue({
    problem: 'this is not the ARN of the domain',
    given: text,
    allowed: 'it has the form arn:aws:es:eu-north-1:111122223333:domain/, and ends with the name of the domain',
    control: 'AWS-NET-06',
  });
}

function callerOf(text: string): void {
  if (text === '*' || /^arn:[^:*]+:(?:iam|sts)::\d{12}:[^*]+$/.test(text)) return;
  throw new InvalidValue({
    problem: 'this is nobody whom a policy lets in',
    given: text,
    allowed: 'the ARN of a principal, or *',
  });
}
