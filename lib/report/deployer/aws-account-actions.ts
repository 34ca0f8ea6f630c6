import type { AwsActions } from './aws-actions';

const EVERYTHING = '*';
const IAM = 'arn:{partition}:iam::{account}';
const EC2 = 'arn:{partition}:ec2:{region}:{account}';
const ORGANIZATIONS = 'arn:{partition}:organizations::{account}';

/** What holds for an account or an organization: people, roles and guardrails, and what EC2 does by default. */
export const accountActions: Readonly<Record<string, AwsActions>> = {
  aws_accessanalyzer_analyzer: {
    on: 'arn:{partition}:access-analyzer:{region}:{account}:analyzer/{analyzer_name}',
    create: ['access-analyzer:CreateAnalyzer'],
    read: ['access-analyzer:GetAnalyzer'],
    update: ['access-analyzer:UpdateAnalyzer'],
    delete: ['access-analyzer:DeleteAnalyzer'],
    tag: ['access-analyzer:TagResource', 'access-analyzer:UntagResource'],
    besides: [
      {
        on: `${IAM}:role/aws-service-role/access-analyzer.amazonaws.com/AWSServiceRoleForAccessAnalyzer`,
        actions: ['iam:CreateServiceLinkedRole'],
      },
    ],
  },
  aws_account_alternate_contact: {
    on: 'arn:{partition}:account::{account}:account',
    create: ['account:PutAlternateContact'],
    read: ['account:GetAlternateContact'],
    delete: ['account:DeleteAlternateContact'],
  },
  aws_default_security_group: {
    on: `${EC2}:security-group/*`,
    read: ['ec2:DescribeSecurityGroupRules', 'ec2:DescribeSecurityGroups', 'ec2:DescribeVpcs'],
    update: ['ec2:RevokeSecurityGroupEgress', 'ec2:RevokeSecurityGroupIngress'],
    tag: ['ec2:CreateTags', 'ec2:DeleteTags'],
  },
  'aws_default_security_group.egress': {
    on: `${EC2}:security-group/*`,
    update: ['ec2:AuthorizeSecurityGroupEgress'],
  },
  'aws_default_security_group.ingress': {
    on: `${EC2}:security-group/*`,
    update: ['ec2:AuthorizeSecurityGroupIngress'],
  },
  aws_ebs_default_kms_key: {
    on: EVERYTHING,
    create: ['ec2:ModifyEbsDefaultKmsKeyId'],
    read: ['ec2:GetEbsDefaultKmsKeyId'],
    delete: ['ec2:ResetEbsDefaultKmsKeyId'],
  },
  aws_ebs_encryption_by_default: {
    on: EVERYTHING,
    create: ['ec2:EnableEbsEncryptionByDefault'],
    read: ['ec2:GetEbsEncryptionByDefault'],
    delete: ['ec2:DisableEbsEncryptionByDefault'],
  },
  aws_ebs_snapshot_block_public_access: {
    on: EVERYTHING,
    create: ['ec2:EnableSnapshotBlockPublicAccess'],
    read: ['ec2:GetSnapshotBlockPublicAccessState'],
    delete: ['ec2:DisableSnapshotBlockPublicAccess'],
  },
  aws_ec2_image_block_public_access: {
    on: EVERYTHING,
    create: ['ec2:EnableImageBlockPublicAccess'],
    read: ['ec2:GetImageBlockPublicAccessState'],
    delete: ['ec2:DisableImageBlockPublicAccess'],
  },
  aws_ec2_instance_metadata_defaults: {
    on: EVERYTHING,
    create: ['ec2:ModifyInstanceMetadataDefaults'],
    read: ['ec2:GetInstanceMetadataDefaults'],
  },
  aws_ec2_serial_console_access: {
    on: EVERYTHING,
    create: ['ec2:DisableSerialConsoleAccess'],
    read: ['ec2:GetSerialConsoleAccessStatus'],
  },
  'aws_ec2_serial_console_access.enabled': { on: EVERYTHING, update: ['ec2:EnableSerialConsoleAccess'] },
  aws_iam_account_password_policy: {
    on: EVERYTHING,
    create: ['iam:UpdateAccountPasswordPolicy'],
    read: ['iam:GetAccountPasswordPolicy'],
    delete: ['iam:DeleteAccountPasswordPolicy'],
  },
  aws_iam_group: {
    on: `${IAM}:group/{name}`,
    create: ['iam:CreateGroup'],
    read: ['iam:GetGroup'],
    update: ['iam:UpdateGroup'],
    delete: ['iam:DeleteGroup'],
  },
  aws_iam_group_policy: {
    on: `${IAM}:group/{group}`,
    create: ['iam:PutGroupPolicy'],
    read: ['iam:GetGroupPolicy'],
    delete: ['iam:DeleteGroupPolicy'],
  },
  aws_iam_openid_connect_provider: {
    on: `${IAM}:oidc-provider/{url}`,
    create: ['iam:CreateOpenIDConnectProvider'],
    read: ['iam:GetOpenIDConnectProvider'],
    update: [
      'iam:AddClientIDToOpenIDConnectProvider',
      'iam:RemoveClientIDFromOpenIDConnectProvider',
      'iam:UpdateOpenIDConnectProviderThumbprint',
    ],
    delete: ['iam:DeleteOpenIDConnectProvider'],
    tag: ['iam:TagOpenIDConnectProvider', 'iam:UntagOpenIDConnectProvider'],
  },
  aws_iam_organizations_features: {
    on: EVERYTHING,
    create: ['iam:EnableOrganizationsRootCredentialsManagement', 'iam:EnableOrganizationsRootSessions'],
    read: ['iam:ListOrganizationsFeatures'],
    delete: ['iam:DisableOrganizationsRootCredentialsManagement', 'iam:DisableOrganizationsRootSessions'],
  },
  aws_iam_role: {
    on: `${IAM}:role/{name}`,
    create: ['iam:CreateRole'],
    read: ['iam:GetRole', 'iam:ListAttachedRolePolicies', 'iam:ListRolePolicies'],
    update: ['iam:UpdateAssumeRolePolicy', 'iam:UpdateRole', 'iam:UpdateRoleDescription'],
    delete: ['iam:DeleteRole', 'iam:ListInstanceProfilesForRole'],
    tag: ['iam:TagRole', 'iam:UntagRole'],
  },
  aws_iam_role_policy: {
    on: `${IAM}:role/{role}`,
    create: ['iam:PutRolePolicy'],
    read: ['iam:GetRolePolicy'],
    delete: ['iam:DeleteRolePolicy'],
  },
  aws_iam_role_policy_attachment: {
    on: `${IAM}:role/{role}`,
    create: ['iam:AttachRolePolicy'],
    read: ['iam:ListAttachedRolePolicies'],
    delete: ['iam:DetachRolePolicy'],
  },
  aws_iam_saml_provider: {
    on: `${IAM}:saml-provider/{name}`,
    create: ['iam:CreateSAMLProvider'],
    read: ['iam:GetSAMLProvider'],
    update: ['iam:UpdateSAMLProvider'],
    delete: ['iam:DeleteSAMLProvider'],
    tag: ['iam:TagSAMLProvider', 'iam:UntagSAMLProvider'],
  },
  aws_organizations_policy: {
    on: `${ORGANIZATIONS}:policy/o-*/*/p-*`,
    create: ['organizations:CreatePolicy'],
    read: ['organizations:DescribePolicy', 'organizations:ListTagsForResource'],
    update: ['organizations:UpdatePolicy'],
    delete: ['organizations:DeletePolicy'],
    tag: ['organizations:TagResource', 'organizations:UntagResource'],
  },
  aws_organizations_policy_attachment: {
    on: `${ORGANIZATIONS}:policy/o-*/*/p-*`,
    create: ['organizations:AttachPolicy'],
    read: ['organizations:ListTargetsForPolicy'],
    delete: ['organizations:DetachPolicy'],
    besides: ['root/o-*/r-*', 'ou/o-*/ou-*', 'account/o-*/*'].map((target) => ({
      on: `${ORGANIZATIONS}:${target}`,
      actions: ['organizations:AttachPolicy', 'organizations:DetachPolicy'],
    })),
  },
  aws_vpc_block_public_access_exclusion: {
    on: `${EC2}:vpc-block-public-access-exclusion/*`,
    create: ['ec2:CreateVpcBlockPublicAccessExclusion'],
    read: ['ec2:DescribeVpcBlockPublicAccessExclusions'],
    update: ['ec2:ModifyVpcBlockPublicAccessExclusion'],
    delete: ['ec2:DeleteVpcBlockPublicAccessExclusion'],
    tag: ['ec2:CreateTags', 'ec2:DeleteTags'],
  },
  'aws_vpc_block_public_access_exclusion.vpc_id': {
    on: `${EC2}:vpc/{vpc_id}`,
    create: ['ec2:CreateVpcBlockPublicAccessExclusion'],
  },
  aws_vpc_block_public_access_options: {
    on: EVERYTHING,
    create: ['ec2:ModifyVpcBlockPublicAccessOptions'],
    read: ['ec2:DescribeVpcBlockPublicAccessOptions'],
  },
  'data.aws_organizations_organization': {
    on: EVERYTHING,
    read: [
      'organizations:DescribeOrganization',
      'organizations:ListAWSServiceAccessForOrganization',
      'organizations:ListAccounts',
      'organizations:ListRoots',
    ],
  },
};
