import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { ADMINISTRATION_SERVICES, InvalidValue, RULES_PER_GROUP, type TrustedNetwork } from '../../values';
import { findingFrom, findingIn, refuse } from '../findings';
import { vpcIdOf } from '../vpc-id';

const SERVICES = ['ssh', 'rdp', 'winRmTls'] as const;

/** What a machine is administered by, each on its own port: 22, 3389 over TCP, 5986. */
export type AdministeredBy = (typeof SERVICES)[number];

export interface AdministrationGroupProps {
  /** From where machines may be administered. */
  readonly network: TrustedNetwork;
  /** Id of the VPC that the machines are in. */
  readonly vpcId: string;
  /** Name of the security group. */
  readonly name: string;
  /**
   * What they are administered by.
   *
   * @default - `ssh`
   */
  readonly by?: readonly AdministeredBy[];
  /**
   * The provider of the VPC's Region.
   *
   * @default - the stack's default provider
   */
  readonly provider?: TerraformProvider;
}

/**
 * Machines that carry this group are administered from the trusted networks, and the group lets in nothing else and nothing
 * out.
 *
 * Renders an `aws_security_group` without rules of its own, and an `aws_vpc_security_group_ingress_rule` for each range of the
 * networks and each service. A machine that is to reach out carries another group beside it.
 *
 * AWS-NET-09; CIS AWS Foundations v7 6.1.2, 6.3, 6.4, Security Hub EC2.13, EC2.14, NIST SP 800-53 AC-17, SC-7.
 */
export class AdministrationGroup extends Construct {
  readonly group: SecurityGroup;

  /** @throws InvalidValue for a name or id that is none, for no service, and for more rules than a group takes. */
  constructor(scope: Construct, id: string, props: AdministrationGroupProps) {
    super(scope, id);
    const { network, vpcId, name, by = ['ssh'], provider } = props;
    const ranges = [...network.ipv4, ...network.ipv6];
    refuse(this, [
      findingIn('vpcId', vpcId, vpcIdOf('AWS-NET-09')),
      findingFrom('name', () => groupNameOf(name)),
      findingFrom('by', () => someOf(by)),
      findingFrom('network', () => atMost(ranges.length * by.length)),
    ]);
    this.group = new SecurityGroup(this, 'group', {
      provider,
      name,
      description: 'Administration from the trusted networks',
      vpcId,
    });
    for (const { id: service, title, over, port } of ADMINISTRATION_SERVICES.filter((each) => isOf(by, each.id))) {
      for (const range of ranges) {
        new VpcSecurityGroupIngressRule(this, `${service}-${range}`, {
          provider,
          securityGroupId: this.group.id,
          description: `${title} from the trusted networks`,
          ipProtocol: over,
          fromPort: port,
          toPort: port,
          ...(range.includes(':') ? { cidrIpv6: range } : { cidrIpv4: range }),
        });
      }
    }
  }
}

function isOf(by: readonly string[], service: string): boolean {
  return by.includes(service);
}

function groupNameOf(text: string): void {
  if (/^(?!sg-)[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]{1,255}$/.test(text)) return;
  throw new InvalidValue({
    problem: 'this is not a name for a security group',
    given: text,
    allowed: "up to 255 letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*, not beginning with 'sg-'",
  });
}

function someOf(by: readonly AdministeredBy[]): void {
  const strange = by.filter((each) => !SERVICES.includes(each));
  if (by.length > 0 && strange.length === 0) return;
  throw new InvalidValue({
    problem: 'this is not what machines are administered by',
    given: by.length === 0 ? '[]' : strange.join(', '),
    allowed: SERVICES.join(', '),
    remedy: 'Leave it out for ssh',
  });
}

function atMost(rules: number): void {
  if (rules <= RULES_PER_GROUP) return;
  throw new InvalidValue({
    problem: 'a security group does not take so many rules',
    given: `${rules} rules, one for each range and service`,
    allowed: `up to ${RULES_PER_GROUP}, the default quota`,
    remedy: 'Name fewer networks, list wider ranges, or make a group for each service',
    control: 'AWS-NET-09',
  });
}
