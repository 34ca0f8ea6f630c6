import type { AwsActions } from './aws-actions';

const PREFIX_LIST = 'arn:{partition}:ec2:{region}:{account}:prefix-list/*';
const EC2 = 'arn:{partition}:ec2:{region}:{account}';
const WAF = 'arn:{partition}:wafv2:{region}:{account}:*';

/** What the AWS provider calls for lists of addresses, and for what is held to them. */
export const networkActions: Readonly<Record<string, AwsActions>> = {
  aws_ec2_managed_prefix_list: {
    on: PREFIX_LIST,
    create: ['ec2:CreateManagedPrefixList'],
    read: ['ec2:DescribeManagedPrefixLists', 'ec2:GetManagedPrefixListEntries'],
    update: ['ec2:ModifyManagedPrefixList'],
    delete: ['ec2:DeleteManagedPrefixList'],
    tag: ['ec2:CreateTags', 'ec2:DeleteTags'],
  },
  aws_api_gateway_rest_api_policy: {
    on: 'arn:{partition}:apigateway:{region}::/restapis/{rest_api_id}',
    create: ['apigateway:PATCH', 'apigateway:UpdateRestApiPolicy'],
    read: ['apigateway:GET'],
  },
  aws_opensearch_domain_policy: {
    on: 'arn:{partition}:es:{region}:{account}:domain/{domain_name}',
    create: ['es:UpdateDomainConfig'],
    read: ['es:DescribeDomain'],
  },
  aws_security_group: {
    on: `${EC2}:security-group/*`,
    create: ['ec2:CreateSecurityGroup', 'ec2:RevokeSecurityGroupEgress'],
    read: ['ec2:DescribeSecurityGroups'],
    delete: ['ec2:DeleteSecurityGroup'],
    tag: ['ec2:CreateTags', 'ec2:DeleteTags'],
    besides: [{ on: `${EC2}:vpc/{vpc_id}`, actions: ['ec2:CreateSecurityGroup'] }],
  },
  aws_vpc_security_group_ingress_rule: {
    on: `${EC2}:security-group-rule/*`,
    create: ['ec2:AuthorizeSecurityGroupIngress'],
    read: ['ec2:DescribeSecurityGroupRules'],
    update: ['ec2:ModifySecurityGroupRules'],
    tag: ['ec2:CreateTags', 'ec2:DeleteTags'],
    besides: [
      {
        on: `${EC2}:security-group/*`,
        actions: [
          'ec2:AuthorizeSecurityGroupIngress',
          'ec2:ModifySecurityGroupRules',
          'ec2:RevokeSecurityGroupIngress',
        ],
      },
    ],
  },
  aws_vpc_endpoint_policy: {
    on: 'arn:{partition}:ec2:{region}:{account}:vpc-endpoint/{vpc_endpoint_id}',
    create: ['ec2:ModifyVpcEndpoint'],
    read: ['ec2:DescribeVpcEndpoints'],
  },
  aws_wafv2_ip_set: {
    on: `${WAF}/ipset/{name}/*`,
    create: ['wafv2:CreateIPSet'],
    read: ['wafv2:GetIPSet', 'wafv2:ListTagsForResource'],
    update: ['wafv2:UpdateIPSet'],
    delete: ['wafv2:DeleteIPSet'],
    tag: ['wafv2:TagResource', 'wafv2:UntagResource'],
  },
  aws_wafv2_web_acl: {
    on: `${WAF}/webacl/{name}/*`,
    create: ['wafv2:CreateWebACL'],
    read: ['wafv2:GetWebACL', 'wafv2:ListTagsForResource'],
    update: ['wafv2:UpdateWebACL'],
    delete: ['wafv2:DeleteWebACL'],
    tag: ['wafv2:TagResource', 'wafv2:UntagResource'],
    besides: [{ on: `${WAF}/ipset/*`, actions: ['wafv2:CreateWebACL', 'wafv2:UpdateWebACL'] }],
  },
  aws_wafv2_web_acl_association: {
    on: '{resource_arn}',
    create: ['elasticloadbalancing:SetWebAcl', 'wafv2:AssociateWebACL'],
    read: ['wafv2:GetWebACLForResource'],
    delete: ['wafv2:DisassociateWebACL'],
    besides: [{ on: `${WAF}/webacl/*`, actions: ['wafv2:AssociateWebACL', 'wafv2:GetWebACLForResource'] }],
  },
};
