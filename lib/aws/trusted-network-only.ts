import { IamGroupPolicy } from '@cdktf/provider-aws/lib/iam-group-policy';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { Construct } from 'constructs';
import { AwsAccountId, type AwsPartition, IamName, InvalidValue, listRemedy, type TrustedNetwork } from '../values';
import { findingIn, refuse } from './findings';
import type { IHumanPrincipal } from './human-principal';
import { inlinePolicyFinding } from './inline-policy';
import { policyDocument } from './policy-document';

export interface TrustedNetworkOnlyProps {
  /** Every group and role of people in the account. Who is not named here is not held to the networks. */
  readonly principals: readonly IHumanPrincipal[];
  /** Where people may come from. */
  readonly network: TrustedNetwork;
  /** The account, 12 digits. */
  readonly accountId: string;
  /** Name of the role by which the pipeline applies, without path. It is never denied. */
  readonly deployerRole: string;
  /**
   * The AWS partition that ARNs are written for.
   *
   * @default 'aws'
   */
  readonly partition?: AwsPartition;
}

const CONTROL = 'AWS-NET-01';

/**
 * The people named can call AWS from the trusted networks and from nowhere else: the IP allow-list on the management
 * layer, in its form for one account.
 *
 * Renders one inline policy on each of them (`aws_iam_group_policy`, `aws_iam_role_policy`) that denies every action on
 * every resource unless `aws:SourceIp` is in one of the ranges. Excepted are calls that an AWS service forwards for
 * somebody (`aws:ViaAWSService`) and the deployer's role. All ranges stand in one statement: two denies, each with a
 * part of the list, would each deny the other's addresses.
 *
 * A request through a VPC endpoint carries no `aws:SourceIp` and is denied, and so are AWS CloudShell and whatever else
 * calls from AWS's own addresses. Users outside the groups, roles not named and the root user are not covered: a
 * service control policy covers them all but the management account.
 *
 * AWS-NET-01; NIST SP 800-53 AC-17(1), SC-7.
 */
export class TrustedNetworkOnly extends Construct {
  readonly groupPolicies: readonly IamGroupPolicy[];
  readonly rolePolicies: readonly IamRolePolicy[];

  /**
   * @throws InvalidValue for no principal at all, for one named twice, for the deployer's role among them, for an account
   * id or role name that is none, and where the list is too long for a principal's inline policies.
   */
  constructor(scope: Construct, id: string, props: TrustedNetworkOnlyProps) {
    super(scope, id);
    const { principals, network, accountId, deployerRole, partition = 'aws' } = props;
    refuse(this, [
      ...principalFindings(principals, deployerRole),
      findingIn('accountId', accountId, AwsAccountId.parse),
      findingIn('deployerRole', deployerRole, asRoleName),
    ]);
    const policy = {
      name: 'trusted-network-only',
      document: policyDocument([
        {
          Sid: 'DenyFromElsewhere',
          Effect: 'Deny',
          Action: '*',
          Resource: '*',
          Condition: {
            NotIpAddressIfExists: { 'aws:SourceIp': network.ranges },
            BoolIfExists: { 'aws:ViaAWSService': 'false' },
            ArnNotLikeIfExists: { 'aws:PrincipalArn': `arn:${partition}:iam::${accountId}:role/${deployerRole}` },
          },
        },
      ]),
    };
    refuse(
      this,
      principals.map((principal) =>
        inlinePolicyFinding(this, principal, { ...policy, shorten: waysOut(principal, network), control: CONTROL }),
      ),
    );
    this.groupPolicies = principals
      .filter(({ kind }) => kind === 'group')
      .map(
        ({ name, target }) =>
          new IamGroupPolicy(this, `group-${name}`, { name: policy.name, group: target, policy: policy.document }),
      );
    this.rolePolicies = principals
      .filter(({ kind }) => kind === 'role')
      .map(
        ({ name, target }) =>
          new IamRolePolicy(this, `role-${name}`, { name: policy.name, role: target, policy: policy.document }),
      );
  }
}

const asRoleName = (text: string) => IamName.parse(text, 'role');

function principalFindings(principals: readonly IHumanPrincipal[], deployerRole: string): InvalidValue[] {
  if (principals.length === 0) {
    return [
      new InvalidValue({
        problem: 'principals: nobody is held to the networks',
        given: '[]',
        allowed: 'at least one group or role of people is named',
        remedy: 'Name every group and role of people in the account',
        control: CONTROL,
      }),
    ];
  }
  const findings: InvalidValue[] = [];
  const seen = new Set<string>();
  for (const { kind, name } of principals) {
    // IAM ignores case when it keeps names apart.
    const key = `${kind} ${name.toLowerCase()}`;
    if (seen.has(key)) {
      findings.push(
        new InvalidValue({
          problem: `principals: a ${kind} is named twice`,
          given: name,
          allowed: 'each group and role is named once, and IAM ignores case in names',
          remedy: 'Remove one of the two',
          control: CONTROL,
        }),
      );
    }
    seen.add(key);
    if (kind === 'role' && name.toLowerCase() === deployerRole.toLowerCase()) {
      findings.push(
        new InvalidValue({
          problem: 'principals: the role by which the pipeline applies is named as a role of people',
          given: name,
          allowed: 'people and the pipeline have a role each',
          remedy: 'Take the role off the list, and give people who assume it a role of their own',
          control: CONTROL,
        }),
      );
    }
  }
  return findings;
}

function waysOut({ kind }: IHumanPrincipal, { ranges }: TrustedNetwork): string {
  return listRemedy(ranges.length, [
    `move other inline policies of the ${kind} into managed policies`,
    ...(kind === 'group' ? ['hold people to a role, which has twice the room'] : []),
    'use a service control policy for the organization',
  ]);
}
