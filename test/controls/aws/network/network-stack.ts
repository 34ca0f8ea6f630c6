import { NetworkAcl } from '@cdktf/provider-aws/lib/network-acl';
import { NetworkAclRule } from '@cdktf/provider-aws/lib/network-acl-rule';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { AdministrationGroup, TrustedNetworkEdge, TrustedPrefixList, VpcEndpointPerimeter } from '../../../../lib/aws';
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

/** An endpoint, an edge, a list, and what lets administration in, each held to the declared networks. */
export function networkStack(): Written {
  return Written.of((stack) => {
    new VpcEndpointPerimeter(stack, 'endpoint', { endpointId: ENDPOINT, within: { accountId: ACCOUNT } });
    new TrustedNetworkEdge(stack, 'edge', {
      network: NETWORKS.only(['hq']),
      name: 'admin',
      protects: { portal: PORTAL },
    });
    new AdministrationGroup(stack, 'administration', {
      network: NETWORKS.only(['hq']),
      vpcId: 'vpc-0b1c2d3e4f5a69788',
      name: 'bastion',
    });
    const { lists } = new TrustedPrefixList(stack, 'list', { network: NETWORKS.only(['pipeline']), name: 'pipeline' });
    const ssh = { fromPort: 22, toPort: 22 };
    const group = new SecurityGroup(stack, 'hosts', { name: 'hosts' });
    new VpcSecurityGroupIngressRule(stack, 'pipeline', {
      ...ssh,
      ipProtocol: 'tcp',
      securityGroupId: group.id,
      prefixListId: lists[0]?.id,
    });
    const everybody = { ...ssh, protocol: 'tcp', cidrBlock: '0.0.0.0/0' };
    const acl = new NetworkAcl(stack, 'acl', {
      vpcId: 'vpc-0b1c2d3e4f5a69788',
      ingress: [{ ...everybody, ruleNo: 100, action: 'allow' }],
    });
    new NetworkAclRule(stack, 'no-ssh', { ...everybody, networkAclId: acl.id, ruleNumber: 90, ruleAction: 'deny' });
  });
}

/** What the account says of them. */
export const NETWORK_SETTINGS = {
  vpcEndpoints: { [ENDPOINT]: {} },
  edges: { admin: { networks: ['hq'], protects: { portal: PORTAL } } },
  prefixLists: { pipeline: { networks: ['pipeline'] } },
};
