import { TrustedNetworkEdge, TrustedPrefixList, VpcEndpointPerimeter } from '../../../../lib/aws';
import { TrustedNetwork } from '../../../../lib/values';
import { ACCOUNT } from '../../../support/aws-posture';
import { Written } from '../../../support/rendered-posture';

const NETWORKS = TrustedNetwork.of(
  {
    hq: { cidrs: ['203.0.113.0/26', '2001:db8:10::/48'] },
    pipeline: { cidrs: ['198.51.100.16/28'], ipv6: 'none' },
  },
  { example: true },
);
const ENDPOINT = 'vpce-0f1e2d3c4b5a69788';
const PORTAL = 'arn:aws:elasticloadbalancing:eu-north-1:111122223333:loadbalancer/app/portal/0123456789abcdef';

/** An endpoint, an edge and a list, each held to the declared networks. */
export function networkStack(): Written {
  return Written.of((stack) => {
    new VpcEndpointPerimeter(stack, 'endpoint', { endpointId: ENDPOINT, within: { accountId: ACCOUNT } });
    new TrustedNetworkEdge(stack, 'edge', {
      network: NETWORKS.only(['hq']),
      name: 'admin',
      protects: { portal: PORTAL },
    });
    new TrustedPrefixList(stack, 'list', { network: NETWORKS.only(['pipeline']), name: 'pipeline' });
  });
}

/** What the account says of them. */
export const NETWORK_SETTINGS = {
  vpcEndpoints: { [ENDPOINT]: {} },
  edges: { admin: { networks: ['hq'], protects: { portal: PORTAL } } },
  prefixLists: { pipeline: { networks: ['pipeline'] } },
};
