import { HumanGroup, RequireMfaForGroup } from '../../lib/aws';
import { documentOf, Rendered, refusal } from './rendered';

const admins = HumanGroup.existing('admins');
const rendered = Rendered.of((stack) => new RequireMfaForGroup(stack, 'mfa', { group: admins }));
const withoutMfa = { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false', 'aws:ViaAWSService': 'false' } };

describe('RequireMfaForGroup', () => {
  it('denies everything but enrolment without MFA, enrolment of others, and enrolment by access key', () => {
    expect(rendered.only('aws_iam_group_policy')).toEqual({
      group: 'admins',
      name: 'require-mfa',
      policy: expect.any(String),
    });
    expect(rendered.statements('aws_iam_group_policy')).toEqual([
      {
        Sid: 'DenyAllButEnrolmentWithoutMfa',
        Effect: 'Deny',
        NotAction: [
          'iam:CreateVirtualMFADevice',
          'iam:EnableMFADevice',
          'iam:GetMFADevice',
          'iam:GetUser',
          'iam:ListMFADevices',
          'iam:ListVirtualMFADevices',
          'iam:ResyncMFADevice',
          'sts:GetSessionToken',
        ],
        Resource: '*',
        Condition: withoutMfa,
      },
      {
        Sid: 'DenyEnrolmentOfOthersWithoutMfa',
        Effect: 'Deny',
        Action: [
          'iam:CreateVirtualMFADevice',
          'iam:EnableMFADevice',
          'iam:GetMFADevice',
          'iam:GetUser',
          'iam:ListMFADevices',
          'iam:ResyncMFADevice',
        ],
        NotResource: [
          'arn:aws:iam::*:user/$${aws:username}',
          'arn:aws:iam::*:user/*/$${aws:username}',
          'arn:aws:iam::*:mfa/*',
        ],
        Condition: withoutMfa,
      },
      {
        Sid: 'DenyEnrolmentByAccessKey',
        Effect: 'Deny',
        Action: ['iam:CreateVirtualMFADevice', 'iam:EnableMFADevice', 'iam:ResyncMFADevice'],
        Resource: '*',
        Condition: { Null: { 'aws:MultiFactorAuthPresent': 'true' } },
      },
    ]);
  });

  it('never tests for MFA with an operator that an absent key slips past', () => {
    for (const { Condition } of documentOf(rendered.only('aws_iam_group_policy')).Statement as {
      Condition: object;
    }[]) {
      expect(Object.keys(Condition)).not.toContain('Bool');
    }
  });

  it('holds no action that AWS defines no resource for to a resource', () => {
    const [, others] = rendered.statements('aws_iam_group_policy') as { Action: string[] }[];
    expect(others?.Action).not.toContain('iam:ListVirtualMFADevices');
    expect(others?.Action).not.toContain('sts:GetSessionToken');
  });

  it('lets a new password be set before MFA on request, on one’s own user only', () => {
    const [all, others, byKey] = Rendered.of(
      (stack) => new RequireMfaForGroup(stack, 'mfa', { group: admins, passwordChangeBeforeMfa: true }),
    ).statements('aws_iam_group_policy') as { NotAction: string[]; Action: string[] }[];
    expect(all?.NotAction).toEqual(expect.arrayContaining(['iam:ChangePassword', 'iam:GetAccountPasswordPolicy']));
    expect(all?.NotAction).toHaveLength(10);
    expect(others?.Action).toContain('iam:ChangePassword');
    expect(others?.Action).not.toContain('iam:GetAccountPasswordPolicy');
    expect(byKey?.Action).not.toContain('iam:ChangePassword');
  });

  it('waits for a group that is made in the same stack', () => {
    const made = Rendered.of((stack) => {
      const group = new HumanGroup(stack, 'admins', { groupName: 'admins' });
      new RequireMfaForGroup(stack, 'mfa', { group });
    });
    expect(made.only('aws_iam_group')).toEqual({ name: 'admins' });
    expect(made.only('aws_iam_group_policy').group).toBe('${aws_iam_group.admins_group_A71C1EF4.name}');
  });

  it('writes the ARNs of the partition that is given', () => {
    const { text } = Rendered.of(
      (stack) => new RequireMfaForGroup(stack, 'mfa', { group: admins, partition: 'aws-cn' }),
    );
    expect(text).toContain('arn:aws-cn:iam::*:user/$${aws:username}');
    expect(text).not.toContain('arn:aws:');
  });

  it('refuses a group that has the policy already', () => {
    const message = refusal((stack) => {
      new RequireMfaForGroup(stack, 'mfa', { group: admins });
      new RequireMfaForGroup(stack, 'again', { group: HumanGroup.existing('admins') });
    });
    expect(message).toBe(
      'InvalidValue: acme-aws/again: the group "admins" has an inline policy of that name in this stack already, ' +
        'got "require-mfa"; an inline policy has its name to itself on its group. ' +
        'Name the group "admins" in one construct of this kind only (AWS-MFA-01)',
    );
  });
});
