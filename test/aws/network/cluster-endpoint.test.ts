import { clusterEndpoint } from '../../../lib/aws';
import { TrustedNetwork } from '../../../lib/values';

const networkOf = (cidrs: readonly string[]) => {
  const ipv6 = cidrs.some((range) => range.includes(':')) ? {} : { ipv6: 'none' as const };
  return TrustedNetwork.of({ hq: { cidrs, ...ipv6 } }, { example: true });
};

describe('clusterEndpoint', () => {
  it('is reached from the VPC alone where there is no network', () => {
    expect(clusterEndpoint()).toEqual({ endpointPrivateAccess: true, endpointPublicAccess: false });
  });

  it('is reached from the networks, by IPv6 where the cluster is of that family', () => {
    const network = networkOf(['203.0.113.0/26', '2001:db8:10::/48']);
    const both = { endpointPrivateAccess: true, endpointPublicAccess: true };
    expect(clusterEndpoint({ network })).toEqual({ ...both, publicAccessCidrs: ['203.0.113.0/26'] });
    expect(clusterEndpoint({ network, ipFamily: 'ipv6' })).toEqual({
      ...both,
      publicAccessCidrs: ['203.0.113.0/26', '2001:db8:10::/48'],
    });
  });

  it('refuses networks of the other family, which would be a list of everybody', () => {
    const network = networkOf(['2001:db8:10::/48']);
    expect(() => clusterEndpoint({ network })).toThrow(/the networks have none.*ipFamily: 'ipv6'.*AWS-NET-06/s);
  });

  it('takes 40 ranges, and refuses more with the ways out', () => {
    const ranges = Array.from({ length: 41 }, (_, index) => `198.51.100.${2 * index}/32`);
    expect(clusterEndpoint({ network: networkOf(ranges.slice(1)) }).publicAccessCidrs).toHaveLength(40);
    expect(() => clusterEndpoint({ network: networkOf(ranges) })).toThrow(/given 41|got "?41.*up to 40.*List wider/s);
  });
});
