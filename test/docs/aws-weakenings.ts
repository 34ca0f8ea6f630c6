import { IamGroupPolicy } from '@cdktf/provider-aws/lib/iam-group-policy';
import { S3AccountPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-account-public-access-block';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning';
import type { TerraformElement } from 'cdktf';
import { HumanGroup } from '../../lib/aws';
import { elementOf, stackOf } from '../support/guarded-contoso';
import type { Weakening } from './weakened';

type Found = new (...given: never[]) => TerraformElement;

const inBucket = (type: Found, key: string, value: unknown): Weakening => ({
  tenant: 'fabrikam',
  weaken: (tenant) => elementOf(stackOf(tenant, 'aws.main'), type, '/bucket-backups/').addOverride(key, value),
});

/** Rewrites the text of a group's policy, as an override would. */
const inPolicy = (path: string, rewrite: (text: string) => string): Weakening => ({
  tenant: 'fabrikam',
  weaken: (tenant) => {
    const policy = elementOf(stackOf(tenant, 'aws.main'), IamGroupPolicy, path);
    policy.addOverride('policy', rewrite(policy.policyInput ?? ''));
  },
  besides: ['LAD-01'],
});

/** What the pages of the AWS constructs show, by the mark before the answer. */
export const awsWeakenings: Readonly<Record<string, Weakening>> = {
  'bucket-public-policy': inBucket(S3BucketPublicAccessBlock, 'block_public_policy', false),
  'bucket-plain-http': inBucket(S3BucketPolicy, 'policy', '{"Version":"2012-10-17","Statement":[]}'),
  'bucket-aes': inBucket(S3BucketServerSideEncryptionConfigurationA, 'rule.0', {
    apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' },
  }),
  'bucket-suspended': inBucket(S3BucketVersioningA, 'versioning_configuration.status', 'Suspended'),
  'bucket-raw': {
    tenant: 'fabrikam',
    weaken: (tenant) => new S3Bucket(stackOf(tenant, 'aws.main'), 'raw', { bucket: 'fabrikam-raw' }),
  },
  'account-block-off': {
    tenant: 'fabrikam',
    weaken: (tenant) =>
      elementOf(stackOf(tenant, 'aws.main'), S3AccountPublicAccessBlock).addOverride('restrict_public_buckets', false),
  },
  'human-group-unguarded': {
    tenant: 'fabrikam',
    weaken: (tenant) => new HumanGroup(stackOf(tenant, 'aws.main'), 'auditors', { groupName: 'auditors' }),
    besides: ['LAD-01'],
  },
  'human-group-twice': {
    tenant: 'fabrikam',
    declare: (text) => text.replace('[admins, developers]', '[admins, "Admins"]'),
  },
  'mfa-plain-bool': inPolicy('/mfa-admins/', (text) => text.replaceAll('"BoolIfExists"', '"Bool"')),
  'mfa-more-open': inPolicy('/mfa-admins/', (text) => text.replace('"iam:GetUser"', '"iam:GetUser","s3:GetObject"')),
  'network-open': inPolicy('/trusted-network/group-admins', (text) =>
    text.replace('203.0.113.64/27', '203.0.113.0/24'),
  ),
  'network-action': inPolicy('/trusted-network/group-admins', (text) =>
    text.replace('"Action":"*"', '"Action":"iam:*"'),
  ),
  'network-deployer-named': {
    tenant: 'fabrikam',
    declare: (text) =>
      text.replace(
        'humanGroups: [admins, developers]',
        'humanGroups: [admins]\n          humanRoles: [tenant-guard-deploy]',
      ),
  },
  'bucket-locks-deployer': {
    tenant: 'fabrikam',
    weaken: (tenant) => {
      const policy = elementOf(stackOf(tenant, 'aws.main'), S3BucketPolicy, '/bucket-backups/');
      const { Statement, ...rest } = JSON.parse(policy.policyInput ?? '');
      const officeOnly = {
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 's3:*',
        Resource: ['arn:aws:s3:::fabrikam-backups', 'arn:aws:s3:::fabrikam-backups/*'],
        Condition: { NotIpAddress: { 'aws:SourceIp': ['203.0.113.64/27'] } },
      };
      policy.addOverride('policy', JSON.stringify({ ...rest, Statement: [...Statement, officeOnly] }));
    },
  },
};
