import { TerraformVariable } from 'cdktf';
import { AccountPublicAccessBlock, HumanGroup, HumanRole } from '../../lib/aws';
import { ACCOUNT, Rendered, refusal } from './rendered';

describe('HumanGroup', () => {
  it('makes the group', () => {
    const rendered = Rendered.of((stack) => new HumanGroup(stack, 'admins', { groupName: 'admins' }));
    expect(rendered.only('aws_iam_group')).toEqual({ name: 'admins' });
  });

  it('refers to a group that exists and renders nothing for it', () => {
    expect(HumanGroup.existing('admins')).toEqual({ kind: 'group', name: 'admins', target: 'admins' });
  });

  it('refuses what is not the name of a group', () => {
    expect(refusal((stack) => new HumanGroup(stack, 'admins', { groupName: 'our admins' }))).toContain(
      'InvalidValue: acme-aws/admins: groupName: this is not the name of an IAM group, got "our admins"',
    );
    expect(() => HumanGroup.existing('/people/admins')).toThrow('Write "admins"');
  });

  it('refuses a name that only apply knows, since addresses hold it', () => {
    const build = (id: string) =>
      refusal((stack) => {
        const { stringValue } = new TerraformVariable(stack, 'name', { type: 'string' });
        if (id === 'made') new HumanGroup(stack, 'admins', { groupName: stringValue });
        else HumanGroup.existing(stringValue);
      });
    expect(build('made')).toContain('acme-aws/admins: groupName: the name of the IAM group is only known at apply');
    expect(build('existing')).toContain('InvalidValue: the name of the IAM group is only known at apply');
    expect(build('existing')).not.toContain('TfToken');
  });
});

describe('HumanRole', () => {
  it('refers to a role that exists', () => {
    expect(HumanRole.existing('auditor')).toEqual({ kind: 'role', name: 'auditor', target: 'auditor' });
  });

  it('refuses what is not the name of a role', () => {
    expect(() => HumanRole.existing('a'.repeat(65))).toThrow('this is not the name of an IAM role');
  });
});

describe('AccountPublicAccessBlock', () => {
  it('turns on all four settings, in the account that is named', () => {
    const rendered = Rendered.of((stack) => new AccountPublicAccessBlock(stack, 'account', { accountId: ACCOUNT }));
    expect(rendered.only('aws_s3_account_public_access_block')).toEqual({
      account_id: '111122223333',
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
  });

  it('refuses what is not an account id', () => {
    expect(
      refusal((stack) => new AccountPublicAccessBlock(stack, 'account', { accountId: '1111-2222-3333' })),
    ).toContain('InvalidValue: acme-aws/account: accountId: this is not an AWS account id, got "1111-2222-3333"');
  });
});
