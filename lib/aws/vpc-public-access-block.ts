import { VpcBlockPublicAccessExclusion } from '@cdktf/provider-aws/lib/vpc-block-public-access-exclusion';
import { VpcBlockPublicAccessOptions } from '@cdktf/provider-aws/lib/vpc-block-public-access-options';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { findingFrom, refuse } from './findings';
import { vpcIdOf } from './vpc-id';

/** `ingress`: nothing comes in from the Internet, and VPCs go out through NAT alone; `bidirectional`: nothing goes out either. */
export type VpcBlockMode = 'ingress' | 'bidirectional';

export interface VpcPublicAccessBlockProps {
  /**
   * What is blocked.
   *
   * @default 'ingress'
   */
  readonly mode?: VpcBlockMode;
  /**
   * Ids of VPCs that face the Internet and are left out.
   *
   * @default - none
   */
  readonly internetFacing?: readonly string[];
  /**
   * The provider of the Region: one of these constructs is for one Region.
   *
   * @default - the stack's default provider
   */
  readonly provider?: TerraformProvider;
}

/**
 * Whatever route tables and gateways somebody makes, no VPC of the Region is reached from the Internet.
 *
 * Renders `aws_vpc_block_public_access_options` and, for each VPC that faces the Internet, an
 * `aws_vpc_block_public_access_exclusion` (`allow-bidirectional`), which stands before the block does. In mode `ingress`
 * NAT gateways and egress-only gateways still lead out.
 *
 * AWS-CMP-04; Security Hub EC2.172, NIST SP 800-53 SC-7.
 */
export class VpcPublicAccessBlock extends Construct {
  readonly options: VpcBlockPublicAccessOptions;
  readonly exclusions: readonly VpcBlockPublicAccessExclusion[];

  /** @throws InvalidValue for what is not the id of a VPC. */
  constructor(scope: Construct, id: string, props: VpcPublicAccessBlockProps = {}) {
    super(scope, id);
    const { mode = 'ingress', internetFacing = [], provider } = props;
    refuse(
      this,
      internetFacing.map((vpc, index) => findingFrom(`internetFacing[${index}]`, () => vpcIdOf('AWS-CMP-04')(vpc))),
    );
    this.exclusions = internetFacing.map(
      (vpcId) =>
        new VpcBlockPublicAccessExclusion(this, `exclusion-${vpcId}`, {
          provider,
          vpcId,
          internetGatewayExclusionMode: 'allow-bidirectional',
        }),
    );
    this.options = new VpcBlockPublicAccessOptions(this, 'options', {
      provider,
      internetGatewayBlockMode: `block-${mode}`,
      ...(this.exclusions.length === 0 ? {} : { dependsOn: [...this.exclusions] }),
    });
  }
}
