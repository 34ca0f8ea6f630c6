import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import {
  AccessLogBucket,
  AccountPublicAccessBlock,
  HumanGroup,
  HumanRole,
  PrivateBucket,
  RequireMfaForGroup,
  TrustedNetworkOnly,
} from '../../lib/aws';
import { ACCOUNT, OFFICE, Rendered } from './rendered';

describe('the addresses of an account', () => {
  const rendered = Rendered.of((stack) => {
    const group = new HumanGroup(stack, 'admins', { groupName: 'admins' });
    new AccountPublicAccessBlock(stack, 'public-access', { accountId: ACCOUNT });
    const accessLogs = new AccessLogBucket(stack, 'logs', { bucketName: 'acme-logs', accountId: ACCOUNT });
    const provider = new AwsProvider(stack, 'west', { alias: 'west' });
    new PrivateBucket(stack, 'ledger', {
      bucketName: 'acme-ledger',
      accountId: ACCOUNT,
      accessLogs,
      lock: { mode: 'COMPLIANCE', days: 30 },
      replica: { bucketName: 'acme-copy', provider },
    });
    new RequireMfaForGroup(stack, 'mfa', { group });
    new TrustedNetworkOnly(stack, 'network', {
      principals: [group, HumanGroup.existing('finance'), HumanRole.existing('auditor')],
      network: OFFICE,
      accountId: ACCOUNT,
      deployerRole: 'tenant-guard-deploy',
    });
  });

  it('stay as they are: another address is another resource, and the old one is destroyed', () => {
    expect(rendered.addresses).toEqual([
      'aws_iam_group.admins_group_A71C1EF4',
      'aws_iam_group_policy.mfa_policy_9D80A527',
      'aws_iam_group_policy.network_group-admins_5B52460B',
      'aws_iam_group_policy.network_group-finance_5209D8D7',
      'aws_iam_role.ledger_replication-role_4C45A348',
      'aws_iam_role_policy.ledger_replication-policy_1A0EA287',
      'aws_iam_role_policy.network_role-auditor_8D4D3784',
      'aws_kms_alias.ledger_key-alias_77F85709',
      'aws_kms_alias.ledger_replica_key-alias_5CEBC698',
      'aws_kms_key.ledger_key_16DFDFEE',
      'aws_kms_key.ledger_replica_key_4F9E37EE',
      'aws_s3_account_public_access_block.public-access_block_A3D86DF1',
      'aws_s3_bucket.ledger_bucket_CFD27338',
      'aws_s3_bucket.ledger_replica_bucket_95F27250',
      'aws_s3_bucket.logs_bucket_5A22438C',
      'aws_s3_bucket_lifecycle_configuration.ledger_lifecycle_7A6FC885',
      'aws_s3_bucket_lifecycle_configuration.ledger_replica_lifecycle_65DF813C',
      'aws_s3_bucket_lifecycle_configuration.logs_lifecycle_D0C871FB',
      'aws_s3_bucket_logging.ledger_logging_5B9E7074',
      'aws_s3_bucket_object_lock_configuration.ledger_lock_CFC2BC23',
      'aws_s3_bucket_object_lock_configuration.ledger_replica_lock_68090736',
      'aws_s3_bucket_ownership_controls.ledger_ownership_CC0BDD13',
      'aws_s3_bucket_ownership_controls.ledger_replica_ownership_08E51FE2',
      'aws_s3_bucket_ownership_controls.logs_ownership_3B1EA3ED',
      'aws_s3_bucket_policy.ledger_policy_B1A59650',
      'aws_s3_bucket_policy.ledger_replica_policy_6A20F093',
      'aws_s3_bucket_policy.logs_policy_7361357F',
      'aws_s3_bucket_public_access_block.ledger_public-access_F1C6B8E1',
      'aws_s3_bucket_public_access_block.ledger_replica_public-access_FFD501B9',
      'aws_s3_bucket_public_access_block.logs_public-access_B94128AE',
      'aws_s3_bucket_replication_configuration.ledger_replication_42F874F0',
      'aws_s3_bucket_server_side_encryption_configuration.ledger_encryption_BF788B6B',
      'aws_s3_bucket_server_side_encryption_configuration.ledger_replica_encryption_9363B045',
      'aws_s3_bucket_server_side_encryption_configuration.logs_encryption_22B51FEE',
      'aws_s3_bucket_versioning.ledger_replica_versioning_3525EE42',
      'aws_s3_bucket_versioning.ledger_versioning_082DBB73',
      'aws_s3_bucket_versioning.logs_versioning_51AE32FF',
    ]);
  });

  it('hold no Region argument and no token in the whole file', () => {
    expect(rendered.text.match(/"region"/g)).toHaveLength(1);
    expect(rendered.text).not.toContain('TfToken');
  });
});
