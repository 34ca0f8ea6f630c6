import { Ec2InstanceMetadataDefaults } from '@cdktf/provider-aws/lib/ec2-instance-metadata-defaults';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';

export interface InstanceMetadataV2Props {
  /**
   * The provider of the Region: one of these constructs is for one Region.
   *
   * @default - the stack's default provider
   */
  readonly provider?: TerraformProvider;
}

/**
 * Instances that start in the Region give their credentials only to who asks by IMDSv2, unless a launch says otherwise.
 *
 * Renders `aws_ec2_instance_metadata_defaults` with `http_tokens` required. Whether there is metadata at all, and how many
 * hops it travels, is left to AWS and to each launch. Instances that run already stay as they are.
 *
 * AWS-CMP-03; Security Hub EC2.8, CIS AWS Foundations 6.7, NIST SP 800-53 AC-3.
 */
export class InstanceMetadataV2 extends Construct {
  readonly defaults: Ec2InstanceMetadataDefaults;

  constructor(scope: Construct, id: string, props: InstanceMetadataV2Props = {}) {
    super(scope, id);
    this.defaults = new Ec2InstanceMetadataDefaults(this, 'defaults', {
      provider: props.provider,
      httpTokens: 'required',
    });
  }
}
