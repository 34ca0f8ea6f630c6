import type { TerraformStack } from 'cdktf';
import { TrustedNetwork } from '../../../lib';
import { TrustedNetworkEdge, TrustedPrefixList, VpcEndpointPerimeter } from '../../../lib/aws';

export function holdNetworks(stack: TerraformStack): void {
  const network = TrustedNetwork.of({ hq: { cidrs: ['203.0.113.0/26', '2001:db8:10::/48'] } }, { example: true });
  new VpcEndpointPerimeter(stack, 'vpce-0a1b2c3d4e5f67890', {
    endpointId: 'vpce-0a1b2c3d4e5f67890',
    within: { organizationId: 'o-a1b2c3d4e5' },
    reads: ['arn:aws:s3:::al2023-repos-eu-north-1-de612dc2/*'],
  });
  new TrustedNetworkEdge(stack, 'admin', {
    network,
    name: 'admin',
    protects: {
      portal: 'arn:aws:elasticloadbalancing:eu-north-1:111122223333:loadbalancer/app/portal/0123456789abcdef',
    },
  });
  new TrustedPrefixList(stack, 'offices', { network, name: 'offices', reserve: 2 });
}
