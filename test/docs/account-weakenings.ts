import { AccessanalyzerAnalyzer } from '@cdktf/provider-aws/lib/accessanalyzer-analyzer';
import { AccountAlternateContact } from '@cdktf/provider-aws/lib/account-alternate-contact';
import { Cloudtrail } from '@cdktf/provider-aws/lib/cloudtrail';
import { CloudtrailOrganizationDelegatedAdminAccount } from '@cdktf/provider-aws/lib/cloudtrail-organization-delegated-admin-account';
import { CloudwatchLogMetricFilter } from '@cdktf/provider-aws/lib/cloudwatch-log-metric-filter';
import { DefaultSecurityGroup } from '@cdktf/provider-aws/lib/default-security-group';
import { EbsDefaultKmsKey } from '@cdktf/provider-aws/lib/ebs-default-kms-key';
import { EbsEncryptionByDefault } from '@cdktf/provider-aws/lib/ebs-encryption-by-default';
import { EbsSnapshotBlockPublicAccess } from '@cdktf/provider-aws/lib/ebs-snapshot-block-public-access';
import { Ec2InstanceMetadataDefaults } from '@cdktf/provider-aws/lib/ec2-instance-metadata-defaults';
import { Ec2SerialConsoleAccess } from '@cdktf/provider-aws/lib/ec2-serial-console-access';
import { IamAccountPasswordPolicy } from '@cdktf/provider-aws/lib/iam-account-password-policy';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamSamlProvider } from '@cdktf/provider-aws/lib/iam-saml-provider';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import type { TerraformElement } from 'cdktf';
import { VpcPublicAccessBlock } from '../../lib/aws';
import { elementOf, stackOf } from '../support/guarded-contoso';
import { samlMetadata } from '../support/saml-metadata';
import type { Weakening } from './weakened';

type Found = new (...given: never[]) => TerraformElement;

/** Overrides an argument of the first resource of a type in fabrikam's account. */
const inAccount = (type: Found, key: string, value: unknown, path = ''): Weakening => ({
  tenant: 'fabrikam',
  weaken: (tenant) => elementOf(stackOf(tenant, 'aws.main'), type, path).addOverride(key, value),
});

/** Rewrites the trust policy of a role of contoso's production account. */
const inTrustOf = (role: string, from: string | RegExp, to: string, shows: readonly string[]): Weakening => ({
  tenant: 'contoso',
  weaken: (tenant) => {
    const found = elementOf(stackOf(tenant, 'aws.prod'), IamRole, `role-${role}`);
    found.addOverride('assume_role_policy', String(found.assumeRolePolicyInput).replace(from, to));
  },
  shows,
});

/** What the pages of an account's own settings show. */
export const accountWeakenings: Readonly<Record<string, Weakening>> = {
  'volumes-open': inAccount(EbsEncryptionByDefault, 'enabled', false),
  'volumes-aws-key': inAccount(EbsDefaultKmsKey, 'key_arn', 'arn:aws:kms:eu-central-1:777788889999:alias/aws/ebs'),
  'snapshots-shared': inAccount(EbsSnapshotBlockPublicAccess, 'state', 'unblocked'),
  'metadata-optional': inAccount(Ec2InstanceMetadataDefaults, 'http_tokens', 'optional'),
  'serial-console-on': inAccount(Ec2SerialConsoleAccess, 'enabled', true),
  'default-group-open': inAccount(DefaultSecurityGroup, 'ingress', [
    { protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/0'] },
  ]),
  'vpc-left-out': {
    tenant: 'fabrikam',
    weaken: (tenant) =>
      new VpcPublicAccessBlock(stackOf(tenant, 'aws.main'), 'more', { internetFacing: ['vpc-0fedcba987654321f'] }),
  },
  'vpc-declared-open': {
    tenant: 'fabrikam',
    declare: (text) => text.replace('passwordExpiryDays: 90', 'passwordExpiryDays: 90\n          vpcInternet: open'),
  },
  'passwords-short': inAccount(IamAccountPasswordPolicy, 'minimum_password_length', 8),
  'analyzer-gone': inAccount(AccessanalyzerAnalyzer, 'count', 0),
  'trail-stopped': inAccount(Cloudtrail, 'enable_logging', false),
  'trail-of-one': {
    tenant: 'contoso',
    weaken: (tenant) => elementOf(stackOf(tenant, 'aws.prod'), Cloudtrail).addOverride('is_organization_trail', false),
  },
  'trail-for-others': {
    tenant: 'fabrikam',
    weaken: (tenant) => {
      const policy = elementOf(stackOf(tenant, 'aws.main'), S3BucketPolicy, '/audit/');
      const text = String(policy.policyInput).replace(
        /,"Condition":\{"StringEquals":\{"aws:SourceArn":"[^"]*"\}\}/,
        '',
      );
      policy.addOverride('policy', text.replace(/"aws:SourceArn":"[^"]*",/, ''));
    },
  },
  'trail-administrator-elsewhere': {
    tenant: 'contoso',
    weaken: (tenant) =>
      elementOf(stackOf(tenant, 'aws.organization'), CloudtrailOrganizationDelegatedAdminAccount).addOverride(
        'account_id',
        '222233334444',
      ),
  },
  'alarm-narrowed': inAccount(
    CloudwatchLogMetricFilter,
    'pattern',
    '{ ($.userIdentity.type = "Root") && ($.eventName = "ConsoleLogin") }',
    'audit-alarms/filter-root-use',
  ),
  'alarms-elsewhere': inAccount(SnsTopicSubscription, 'endpoint', 'nobody@fabrikam.example'),
  'role-mfa-if-exists': inTrustOf(
    'break-glass-admin',
    /"Bool"(.*)"NumericLessThan"/,
    '"BoolIfExists"$1"NumericLessThanIfExists"',
    ['AWS-MFA-02'],
  ),
  'supplier-root': inTrustOf('support', ':role/support', ':root', ['AWS-IAM-05']),
  'supplier-without-id': inTrustOf('support', /,"Condition":\{.*\}\}/, '}', ['AWS-IAM-05']),
  'federation-elsewhere': {
    tenant: 'contoso',
    weaken: (tenant) =>
      elementOf(stackOf(tenant, 'aws.prod'), IamSamlProvider).addOverride(
        'saml_metadata_document',
        samlMetadata('6f1e2d3c-1111-4a2b-8c3d-0000000000ff'),
      ),
  },
  'federation-any-audience': inTrustOf('readers', /"SAML:aud":"[^"]*",/, '', ['AWS-MFA-06']),
  'federation-long': {
    tenant: 'contoso',
    weaken: (tenant) =>
      elementOf(stackOf(tenant, 'aws.prod'), IamRole, 'role-readers').addOverride('max_session_duration', 43_200),
  },
  'pipeline-any-branch': inTrustOf(
    'deploy-ledger',
    /,("[^"]*:sub":"[^"]*):environment:production"\}/,
    '},"StringLike":{$1:*"}',
    ['AWS-MFA-08'],
  ),
  'pipeline-anybody': inTrustOf('deploy-ledger', /,"[^"]*:sub":"[^"]*"/, '', ['AWS-MFA-08']),
  'pipeline-for-all-values': inTrustOf('deploy-ledger', '"StringEquals"', '"ForAllValues:StringEquals"', [
    'AWS-MFA-08',
  ]),
  'contact-elsewhere': inAccount(AccountAlternateContact, 'email_address', 'nobody@fabrikam.example'),
};
