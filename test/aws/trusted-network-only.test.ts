import { IamGroupPolicy } from '@cdktf/provider-aws/lib/iam-group-policy';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { type TerraformStack, TerraformVariable } from 'cdktf';
import {
  HumanGroup,
  HumanRole,
  type IHumanPrincipal,
  RequireMfaForGroup,
  TrustedNetworkOnly,
  type TrustedNetworkOnlyProps,
} from '../../lib/aws';
import { sizeOf } from '../../lib/values';
import { ACCOUNT, documentOf, OFFICE, Rendered, refusal, scattered } from './rendered';

const inlineSize = (document: string) => sizeOf(document, 'dense');
const admins = HumanGroup.existing('admins');
const auditor = HumanRole.existing('auditor');
const DENIED = {
  principals: [admins, auditor],
  network: OFFICE,
  accountId: ACCOUNT,
  deployerRole: 'tenant-guard-deploy',
};

const only = (stack: TerraformStack, props: Partial<TrustedNetworkOnlyProps> = {}) =>
  new TrustedNetworkOnly(stack, 'network', { ...DENIED, ...props });

describe('TrustedNetworkOnly', () => {
  it('denies every group and role everything from elsewhere, in one statement that holds all ranges', () => {
    const rendered = Rendered.of((stack) => only(stack));
    const group = rendered.only('aws_iam_group_policy');
    const role = rendered.only('aws_iam_role_policy');
    expect(group).toEqual({ group: 'admins', name: 'trusted-network-only', policy: expect.any(String) });
    expect(role).toEqual({ role: 'auditor', name: 'trusted-network-only', policy: group.policy });
    expect(documentOf(group)).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'DenyFromElsewhere',
          Effect: 'Deny',
          Action: '*',
          Resource: '*',
          Condition: {
            NotIpAddressIfExists: { 'aws:SourceIp': ['203.0.113.0/26', '2001:db8:10::/48'] },
            BoolIfExists: { 'aws:ViaAWSService': 'false' },
            ArnNotLikeIfExists: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/tenant-guard-deploy' },
          },
        },
      ],
    });
  });

  it('never denies by address alone, which would shut out the pipeline and AWS’s own forwarded calls', () => {
    const [statement, ...others] = Rendered.of((stack) => only(stack)).statements('aws_iam_group_policy') as {
      Condition: object;
    }[];
    expect(others).toEqual([]);
    expect(Object.keys(statement?.Condition ?? {})).toEqual([
      'NotIpAddressIfExists',
      'BoolIfExists',
      'ArnNotLikeIfExists',
    ]);
  });

  it('waits for a group that is made in the same stack', () => {
    const rendered = Rendered.of((stack) => {
      only(stack, { principals: [new HumanGroup(stack, 'admins', { groupName: 'admins' })] });
    });
    expect(rendered.only('aws_iam_group_policy').group).toBe('${aws_iam_group.admins_group_A71C1EF4.name}');
  });

  it('writes the ARN of the partition that is given', () => {
    const { text } = Rendered.of((stack) => only(stack, { partition: 'aws-us-gov' }));
    expect(text).toContain('arn:aws-us-gov:iam::111122223333:role/tenant-guard-deploy');
  });

  it.each<[string, readonly IHumanPrincipal[], string]>([
    ['no principal', [], 'principals: nobody is held to the networks, got "[]"'],
    [
      'a group named twice',
      [admins, HumanGroup.existing('admins')],
      'principals: a group is named twice, got "admins"',
    ],
    [
      'a name that differs in case only',
      [auditor, HumanRole.existing('Auditor')],
      'a role is named twice, got "Auditor"',
    ],
    [
      'the deployer’s role',
      [HumanRole.existing('Tenant-Guard-Deploy')],
      'the role by which the pipeline applies is named as a role of people, got "Tenant-Guard-Deploy"',
    ],
  ])('refuses %s', (_, principals, problem) => {
    const message = refusal((stack) => only(stack, { principals }));
    expect(message).toMatch(/^InvalidValue: acme-aws\/network: principals: .* \(AWS-NET-01\)$/);
    expect(message).toContain(problem);
  });

  it('takes a group and a role of the same name', () => {
    const principals = [HumanGroup.existing('ops'), HumanRole.existing('ops')];
    const rendered = Rendered.of((stack) => only(stack, { principals }));
    expect(rendered.only('aws_iam_group_policy').group).toBe('ops');
    expect(rendered.only('aws_iam_role_policy').role).toBe('ops');
  });

  it('takes a group of the deployer role’s name, which is somebody else', () => {
    const principals = [HumanGroup.existing('tenant-guard-deploy')];
    expect(Rendered.of((stack) => only(stack, { principals })).all('aws_iam_group_policy')).toHaveLength(1);
  });

  it('refuses an account id and a role name that are none, and names the role within an ARN', () => {
    const message = refusal((stack) =>
      only(stack, { accountId: '42', deployerRole: 'arn:aws:iam::111122223333:role/ci/deploy' }),
    );
    expect(message).toContain('acme-aws/network: 2 properties are not usable');
    expect(message).toContain('accountId: this is not an AWS account id');
    expect(message).toContain('deployerRole: this is not the name of an IAM role');
    expect(message).toContain('Write "deploy"');
  });
});

describe('the room for inline policies', () => {
  /** The allow-list with as many ranges as fit, and a deployer's name so long that the document has this length. */
  function ofLength(length: number, count: number) {
    const network = scattered(count);
    const lengthWith = (deployerRole: string) =>
      inlineSize(
        String(
          Rendered.of((stack) => only(stack, { network, deployerRole, principals: [HumanRole.existing('x')] })).only(
            'aws_iam_role_policy',
          ).policy,
        ),
      );
    const missing = length - lengthWith('d');
    return { network, deployerRole: 'd'.repeat(1 + missing) };
  }

  it('is used to the last character on a group', () => {
    const props = { ...ofLength(5120, 253), principals: [admins] };
    const { policy } = Rendered.of((stack) => only(stack, props)).only('aws_iam_group_policy');
    expect(inlineSize(String(policy))).toBe(5120);
  });

  it('is refused one character over on a group, with the count, the limit and the ways out', () => {
    const props = { ...ofLength(5121, 253), principals: [admins] };
    expect(refusal((stack) => only(stack, props))).toBe(
      'InvalidValue: acme-aws/network: the inline policies of the group "admins" are too long together, ' +
        'got "5121 characters"; all inline policies of a group hold at most 5120 characters, white space not counted. ' +
        'The list has 253 ranges and cannot be split: a second deny would deny what the first lets through. ' +
        'Route egress through fewer addresses, list neighbouring ranges as one, ' +
        'move other inline policies of the group into managed policies, ' +
        'hold people to a role, which has twice the room, ' +
        'or use a service control policy for the organization (AWS-NET-01)',
    );
  });

  it('is twice that on a role', () => {
    const fits = { ...ofLength(10240, 522), principals: [auditor] };
    const over = { ...ofLength(10241, 522), principals: [auditor] };
    expect(Rendered.of((stack) => only(stack, fits)).all('aws_iam_role_policy')).toHaveLength(1);
    const message = refusal((stack) => only(stack, over));
    expect(message).toContain('the role "auditor" are too long together, got "10241 characters"');
    expect(message).not.toContain('hold people to a role');
  });

  it.each([
    [
      'the allow-list first',
      (stack: TerraformStack, group: HumanGroup) => {
        only(stack, { network: scattered(253), principals: [group] });
        new RequireMfaForGroup(stack, 'mfa', { group });
      },
      'acme-aws/mfa',
    ],
    [
      'MFA first',
      (stack: TerraformStack, group: HumanGroup) => {
        new RequireMfaForGroup(stack, 'mfa', { group });
        only(stack, { network: scattered(253), principals: [group] });
      },
      'acme-aws/network',
    ],
    [
      'a raw policy first that refers to the group',
      (stack: TerraformStack, group: HumanGroup) => {
        new IamGroupPolicy(stack, 'raw', { group: group.group.name, policy: `"${'x'.repeat(1000)}"` });
        only(stack, { network: scattered(253), principals: [group] });
      },
      'acme-aws/network',
    ],
  ])('is shared by all policies on the group: %s', (_, build, path) => {
    const message = refusal((stack) => build(stack, new HumanGroup(stack, 'admins', { groupName: 'admins' })));
    expect(message).toContain(`${path}: the inline policies of the group "admins" are too long together`);
  });

  it('is not shared with another group, nor with a role of the same name', () => {
    const rendered = Rendered.of((stack) => {
      new RequireMfaForGroup(stack, 'mfa', { group: HumanGroup.existing('others') });
      new IamRolePolicy(stack, 'raw', { role: 'admins', policy: `"${'x'.repeat(1000)}"` });
      only(stack, { network: scattered(253), principals: [admins] });
    });
    expect(rendered.all('aws_iam_group_policy')).toHaveLength(2);
  });

  it('does not count white space', () => {
    const rendered = Rendered.of((stack) => {
      new IamGroupPolicy(stack, 'raw', { group: 'admins', policy: `{}${' \n\t'.repeat(2000)}` });
      only(stack, { principals: [admins] });
    });
    expect(rendered.all('aws_iam_group_policy')).toHaveLength(2);
  });

  it('is left to IAM where a document holds what only apply knows', () => {
    const rendered = Rendered.of((stack) => {
      const { stringValue } = new TerraformVariable(stack, 'account', { type: 'string' });
      only(stack, { accountId: stringValue, network: scattered(300), principals: [admins] });
    });
    expect(rendered.only('aws_iam_group_policy').policy).toContain('arn:aws:iam::${var.account}:role/');
  });

  it('is not given to the same policy twice', () => {
    const message = refusal((stack) => {
      only(stack);
      new TrustedNetworkOnly(stack, 'again', { ...DENIED, principals: [auditor] });
    });
    expect(message).toContain('acme-aws/again: the role "auditor" has an inline policy of that name in this stack');
  });
});
