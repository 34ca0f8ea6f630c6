import { InvalidValue, RANGES_PER_LIST, type TrustedNetwork } from '../../values';

export interface ClusterEndpointProps {
  /**
   * From where the API of the cluster may be reached over the Internet.
   *
   * @default - from nowhere: it is reached from the VPC alone
   */
  readonly network?: TrustedNetwork;
  /**
   * Addresses of the cluster's Pods and services: a cluster of the family `ipv6` answers to IPv6 addresses, too.
   *
   * @default 'ipv4'
   */
  readonly ipFamily?: 'ipv4' | 'ipv6';
}

/** A part of the `vpcConfig` of an `aws_eks_cluster`. */
export interface ClusterEndpoint {
  readonly endpointPrivateAccess: true;
  readonly endpointPublicAccess: boolean;
  readonly publicAccessCidrs?: string[];
}

/**
 * The API of a cluster is reached from its VPC and from the trusted networks, and from nowhere else.
 *
 * Renders into the `vpc_config` of an `aws_eks_cluster`: the private endpoint on, the public one off, or on for the ranges of the
 * networks. Left to the provider, the public endpoint is on, for everybody. With the private endpoint, nodes need not be
 * on the list.
 *
 * AWS-NET-06; Security Hub EKS.1, which wants no public endpoint at all; NIST SP 800-53 AC-17, SC-7; Amazon EKS User Guide,
 * "Cluster API server endpoint" and "Service quotas".
 *
 * @throws InvalidValue for networks without an address of the family, and for more ranges than a cluster takes.
 */
export function clusterEndpoint({ network, ipFamily = 'ipv4' }: ClusterEndpointProps = {}): ClusterEndpoint {
  if (network === undefined) return { endpointPrivateAccess: true, endpointPublicAccess: false };
  const ranges = ipFamily === 'ipv6' ? network.ranges : network.ipv4;
  someOf(ranges);
  atMost(ranges.length);
  return { endpointPrivateAccess: true, endpointPublicAccess: true, publicAccessCidrs: [...ranges] };
}

/** A list of nobody would be one of everybody. */
function someOf(ranges: readonly string[]): void {
  if (ranges.length > 0) return;
  throw new InvalidValue({
    problem: 'network: a cluster of the family ipv4 answers to IPv4 addresses alone, and the networks have none',
    given: '[]',
    allowed: 'networks with an IPv4 address, or none',
    remedy: "Write ipFamily: 'ipv6' where the cluster is of that family, or leave network out for a private endpoint",
    control: 'AWS-NET-06',
  });
}

function atMost(count: number): void {
  if (count <= RANGES_PER_LIST.clusterEndpoint) return;
  throw new InvalidValue({
    problem: 'network: a cluster does not take so many ranges',
    given: String(count),
    allowed: `up to ${RANGES_PER_LIST.clusterEndpoint}, which AWS does not raise`,
    remedy: 'List wider ranges, name fewer networks, or leave network out for a private endpoint',
    control: 'AWS-NET-06',
  });
}
