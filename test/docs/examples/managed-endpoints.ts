import { EksCluster } from '@cdktf/provider-aws/lib/eks-cluster';
import type { TerraformStack } from 'cdktf';
import { TrustedNetwork } from '../../../lib';
import { clusterEndpoint, TrustedNetworkRestApi, TrustedNetworkSearchDomain } from '../../../lib/aws';

export function reachServicesFromHeadquarters(stack: TerraformStack): void {
  const network = TrustedNetwork.of({ hq: { cidrs: ['203.0.113.0/26'], ipv6: 'none' } }, { example: true });
  new EksCluster(stack, 'cluster', {
    name: 'portal',
    roleArn: 'arn:aws:iam::111122223333:role/eks-portal',
    vpcConfig: {
      subnetIds: ['subnet-0a1b2c3d4e5f67890', 'subnet-0f1e2d3c4b5a69788'],
      ...clusterEndpoint({ network }),
    },
  });
  new TrustedNetworkSearchDomain(stack, 'logs', {
    network,
    domainName: 'logs',
    domainArn: 'arn:aws:es:eu-north-1:111122223333:domain/logs',
  });
  new TrustedNetworkRestApi(stack, 'admin', {
    network,
    restApiId: 'a1b2c3d4e5',
    executionArn: 'arn:aws:execute-api:eu-north-1:111122223333:a1b2c3d4e5',
  });
}
