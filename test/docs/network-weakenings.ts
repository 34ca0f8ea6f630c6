import { ApiGatewayRestApiPolicy } from '@cdktf/provider-aws/lib/api-gateway-rest-api-policy';
import { Ec2ManagedPrefixList } from '@cdktf/provider-aws/lib/ec2-managed-prefix-list';
import { Ec2ManagedPrefixListEntryA } from '@cdktf/provider-aws/lib/ec2-managed-prefix-list-entry';
import { EksCluster } from '@cdktf/provider-aws/lib/eks-cluster';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { OpensearchDomainPolicy } from '@cdktf/provider-aws/lib/opensearch-domain-policy';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcEndpointPolicy } from '@cdktf/provider-aws/lib/vpc-endpoint-policy';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import { Wafv2IpSet } from '@cdktf/provider-aws/lib/wafv2-ip-set';
import { Wafv2WebAcl } from '@cdktf/provider-aws/lib/wafv2-web-acl';
import type { SharedServiceTenant } from '../../lib/tenant';
import { elementOf, stackOf } from '../support/guarded-contoso';
import type { Weakening } from './weakened';

const inAccount = (weaken: (stack: ReturnType<typeof stackOf>) => void): Weakening => ({
  tenant: 'fabrikam',
  weaken: (tenant: SharedServiceTenant) => weaken(stackOf(tenant, 'aws.main')),
});
const VISIBLE = { cloudwatchMetricsEnabled: true, metricName: 'forwarded', sampledRequestsEnabled: true };

const CLUSTER = { name: 'portal', roleArn: 'arn:aws:iam::777788889999:role/eks-portal' };
const SUBNETS = { subnetIds: ['subnet-0a1b2c3d4e5f67890', 'subnet-0f1e2d3c4b5a69788'] };

/** What the page of an account's networks shows. */
export const networkWeakenings: Readonly<Record<string, Weakening>> = {
  'endpoint-open': inAccount((stack) => {
    const everything = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
    };
    elementOf(stack, VpcEndpointPolicy).policy = JSON.stringify(everything);
  }),
  'edge-open': inAccount((stack) => {
    elementOf(stack, Wafv2WebAcl).putDefaultAction({ allow: {} });
  }),
  'edge-header': inAccount((stack) => {
    const forwarded = { fallback_behavior: 'NO_MATCH', header_name: 'X-Forwarded-For', position: 'FIRST' };
    elementOf(stack, Wafv2WebAcl).putRule([
      {
        name: 'forwarded',
        priority: 0,
        action: { allow: {} },
        statement: {
          ip_set_reference_statement: {
            arn: elementOf(stack, Wafv2IpSet).arn,
            ip_set_forwarded_ip_config: forwarded,
          },
        },
        visibilityConfig: VISIBLE,
      },
    ]);
  }),
  'list-widened': inAccount((stack) => {
    const list = elementOf(stack, Ec2ManagedPrefixList, '/ipv4');
    new Ec2ManagedPrefixListEntryA(stack, 'visitor', { prefixListId: list.id, cidr: '192.0.2.7/32' });
  }),
  'ssh-open': inAccount((stack) => {
    const everybody = { protocol: 'tcp', fromPort: 22, toPort: 22, cidrBlocks: ['0.0.0.0/0'] };
    new SecurityGroup(stack, 'jump-host', { name: 'jump-host', ingress: [everybody] });
  }),
  'ssh-elsewhere': inAccount((stack) => {
    const group = elementOf(stack, SecurityGroup, 'administration-');
    const port = { ipProtocol: 'tcp', fromPort: 22, toPort: 22, cidrIpv4: '192.0.2.0/24' };
    new VpcSecurityGroupIngressRule(stack, 'home', { securityGroupId: group.id, ...port });
  }),
  'cluster-open': inAccount((stack) => {
    new EksCluster(stack, 'portal', { ...CLUSTER, vpcConfig: SUBNETS });
  }),
  'cluster-half-open': inAccount((stack) => {
    const halves = { endpointPublicAccess: true, publicAccessCidrs: ['0.0.0.0/1', '128.0.0.0/1'] };
    new EksCluster(stack, 'portal', { ...CLUSTER, vpcConfig: { ...SUBNETS, ...halves } });
  }),
  'domain-allowed': inAccount((stack) => {
    elementOf(stack, OpensearchDomainPolicy).accessPolicies = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: '*' },
          Action: 'es:*',
          Resource: 'arn:aws:es:eu-central-1:777788889999:domain/logs/*',
          Condition: { IpAddress: { 'aws:SourceIp': ['203.0.113.64/27', '203.0.113.128/28', '2001:db8:20::/48'] } },
        },
      ],
    });
  }),
  'api-widened': inAccount((stack) => {
    const policy = elementOf(stack, ApiGatewayRestApiPolicy);
    policy.policy = (policy.policyInput ?? '').replace('"2001:db8:20::/48"', '"2001:db8:20::/48","192.0.2.0/24"');
  }),
  'key-for-all': inAccount((stack) => {
    const key = elementOf(stack, KmsKey, 'volumes-');
    key.policy = (key.policyInput ?? '').replace('"kms:CallerAccount":"777788889999",', '');
  }),
};
