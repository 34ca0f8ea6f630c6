import { DefaultSecurityGroup } from '@cdktf/provider-aws/lib/default-security-group';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { findingIn, refuse } from './findings';
import { vpcIdOf } from './vpc-id';

export interface EmptyDefaultSecurityGroupProps {
  /**
   * Id of the VPC.
   *
   * @default - the default VPC of the Region
   */
  readonly vpcId?: string;
  /**
   * The provider of the Region.
   *
   * @default - the stack's default provider
   */
  readonly provider?: TerraformProvider;
}

/**
 * What is put into a VPC without a thought, and so into its default security group, can be reached by nobody and reaches
 * nobody.
 *
 * Renders an `aws_default_security_group` that says it has no rule: those that are there are removed, and a later one is a
 * difference in the next plan. Destroying it leaves the group as it is.
 *
 * AWS-CMP-04; Security Hub EC2.2, CIS AWS Foundations 6.5, NIST SP 800-53 SC-7.
 */
export class EmptyDefaultSecurityGroup extends Construct {
  readonly group: DefaultSecurityGroup;

  /** @throws InvalidValue for what is not the id of a VPC. */
  constructor(scope: Construct, id: string, props: EmptyDefaultSecurityGroupProps = {}) {
    super(scope, id);
    const { vpcId, provider } = props;
    refuse(this, [findingIn('vpcId', vpcId, vpcIdOf('AWS-CMP-04'))]);
    this.group = new DefaultSecurityGroup(this, 'group', { provider, ...(vpcId === undefined ? {} : { vpcId }) });
    // Left out, the provider would take what it finds for what is wanted.
    this.group.addOverride('ingress', []);
    this.group.addOverride('egress', []);
  }
}
