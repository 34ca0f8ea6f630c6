import { Wafv2IpSet } from '@cdktf/provider-aws/lib/wafv2-ip-set';
import { Wafv2WebAcl } from '@cdktf/provider-aws/lib/wafv2-web-acl';
import { Wafv2WebAclAssociation } from '@cdktf/provider-aws/lib/wafv2-web-acl-association';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { InvalidValue, RANGES_PER_LIST, type TrustedNetwork } from '../../values';
import { findingFrom, refuse } from '../findings';

export interface TrustedNetworkEdgeProps {
  /** Where requests may come from. */
  readonly network: TrustedNetwork;
  /** Name of the web ACL, unique in its Region; the sets of addresses are called after it. */
  readonly name: string;
  /**
   * What the web ACL stands before: `regional` (load balancers, API Gateway, AppSync, Cognito), or `cloudFront`, for which
   * the provider's Region is us-east-1 and the distribution names `webAcl.arn` itself.
   *
   * @default 'regional'
   */
  readonly scope?: 'regional' | 'cloudFront';
  /**
   * What the web ACL is put on, by a name that is part of addresses in the state: ARNs in the same Region.
   *
   * @default - nothing: say it elsewhere
   */
  readonly protects?: Readonly<Record<string, string>>;
  /**
   * The provider of the Region.
   *
   * @default - the stack's default provider
   */
  readonly provider?: TerraformProvider;
}

/**
 * What stands behind the web ACL answers to requests from the trusted networks, and blocks all others.
 *
 * Renders an `aws_wafv2_ip_set` for IPv4 and one for IPv6, each where the networks have such addresses, an
 * `aws_wafv2_web_acl` that blocks by default and allows what comes from the sets, and an `aws_wafv2_web_acl_association`
 * for each of `protects`. The address is that of the connection: a header such as X-Forwarded-For is never believed.
 *
 * AWS-NET-05; NIST SP 800-53 SC-7.
 */
export class TrustedNetworkEdge extends Construct {
  readonly sets: readonly Wafv2IpSet[];
  readonly webAcl: Wafv2WebAcl;
  readonly associations: readonly Wafv2WebAclAssociation[];

  /** @throws InvalidValue for a name that is none, more addresses than a set holds, and associations of `cloudFront`. */
  constructor(scope: Construct, id: string, props: TrustedNetworkEdgeProps) {
    super(scope, id);
    const { network, name, protects = {}, provider } = props;
    refuse(this, [
      findingFrom('name', () => aclNameOf(name)),
      ...[network.ipv4, network.ipv6].map((ranges) => findingFrom('network', () => atMost(ranges))),
      findingFrom('protects', () => associable(props)),
    ]);
    const waf = props.scope === 'cloudFront' ? 'CLOUDFRONT' : 'REGIONAL';
    const families = [
      { id: 'ipv4', version: 'IPV4', ranges: network.ipv4 },
      { id: 'ipv6', version: 'IPV6', ranges: network.ipv6 },
    ].filter(({ ranges }) => ranges.length > 0);
    this.sets = families.map(
      ({ id: family, version, ranges }) =>
        new Wafv2IpSet(this, family, {
          provider,
          name: `${name}-${family}`,
          scope: waf,
          ipAddressVersion: version,
          addresses: [...ranges],
        }),
    );
    this.webAcl = new Wafv2WebAcl(this, 'web-acl', {
      provider,
      name,
      scope: waf,
      defaultAction: { block: {} },
      rule: this.sets.map((set, priority) => ({
        name: `from-trusted-networks-${families[priority]?.id}`,
        priority,
        action: { allow: {} },
        statement: { ip_set_reference_statement: { arn: set.arn } },
        visibilityConfig: visible(`${name}-${families[priority]?.id}`),
      })),
      visibilityConfig: visible(name),
    });
    this.associations = Object.entries(protects).map(
      ([target, resourceArn]) =>
        new Wafv2WebAclAssociation(this, `on-${target}`, { provider, resourceArn, webAclArn: this.webAcl.arn }),
    );
  }
}

function visible(metricName: string) {
  return { cloudwatchMetricsEnabled: true, metricName, sampledRequestsEnabled: true };
}

function aclNameOf(text: string): void {
  if (/^[\w-]{1,123}$/.test(text)) return;
  throw new InvalidValue({
    problem: 'this is not a name for a web ACL and its sets',
    given: text,
    allowed: 'up to 123 letters, digits, - and _',
  });
}

function atMost(ranges: readonly string[]): void {
  if (ranges.length <= RANGES_PER_LIST.wafIpSet) return;
  throw new InvalidValue({
    problem: 'a set of addresses does not hold so many ranges',
    given: String(ranges.length),
    allowed: `up to ${RANGES_PER_LIST.wafIpSet} of a family`,
    remedy: 'List wider ranges, or make an edge for each part of the networks',
    control: 'AWS-NET-05',
  });
}

function associable({ scope, protects = {} }: TrustedNetworkEdgeProps): void {
  const named = Object.keys(protects);
  if (scope !== 'cloudFront' || named.length === 0) return;
  throw new InvalidValue({
    problem: 'a web ACL is not put on a distribution from here',
    given: named.join(', '),
    allowed: 'protects is for regional resources',
    remedy: 'Set web_acl_id of the distribution to the ARN of the web ACL',
    control: 'AWS-NET-05',
  });
}
