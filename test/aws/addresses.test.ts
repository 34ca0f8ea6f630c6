import {
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
    new PrivateBucket(stack, 'ledger', { bucketName: 'acme-ledger', accountId: ACCOUNT });
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
      'aws_iam_role_policy.network_role-auditor_8D4D3784',
      'aws_kms_alias.ledger_key-alias_77F85709',
      'aws_kms_key.ledger_key_16DFDFEE',
      'aws_s3_account_public_access_block.public-access_block_A3D86DF1',
      'aws_s3_bucket.ledger_bucket_CFD27338',
      'aws_s3_bucket_ownership_controls.ledger_ownership_CC0BDD13',
      'aws_s3_bucket_policy.ledger_policy_B1A59650',
      'aws_s3_bucket_public_access_block.ledger_public-access_F1C6B8E1',
      'aws_s3_bucket_server_side_encryption_configuration.ledger_encryption_BF788B6B',
      'aws_s3_bucket_versioning.ledger_versioning_082DBB73',
    ]);
  });

  it('hold no Region argument and no token in the whole file', () => {
    expect(rendered.text.match(/"region"/g)).toHaveLength(1);
    expect(rendered.text).not.toContain('TfToken');
  });
});
