import { EbsSnapshotBlockPublicAccess } from '@cdktf/provider-aws/lib/ebs-snapshot-block-public-access';
import { Ec2ImageBlockPublicAccess } from '@cdktf/provider-aws/lib/ec2-image-block-public-access';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';

export interface PrivateSnapshotsAndImagesProps {
  /**
   * The provider of the Region: one of these constructs is for one Region.
   *
   * @default - the stack's default provider
   */
  readonly provider?: TerraformProvider;
}

/**
 * No EBS snapshot and no machine image of the Region is shared with everybody.
 *
 * Renders `aws_ebs_snapshot_block_public_access` (`block-all-sharing`: those that are public already are closed, too) and
 * `aws_ec2_image_block_public_access` (`block-new-sharing`, the strictest that there is: an image that is public already
 * stays so until it is made private). Destroying the first lets snapshots be shared again.
 *
 * AWS-CMP-02; Security Hub EC2.1, NIST SP 800-53 AC-3.
 */
export class PrivateSnapshotsAndImages extends Construct {
  readonly snapshots: EbsSnapshotBlockPublicAccess;
  readonly images: Ec2ImageBlockPublicAccess;

  constructor(scope: Construct, id: string, props: PrivateSnapshotsAndImagesProps = {}) {
    super(scope, id);
    const { provider } = props;
    this.snapshots = new EbsSnapshotBlockPublicAccess(this, 'snapshots', { provider, state: 'block-all-sharing' });
    this.images = new Ec2ImageBlockPublicAccess(this, 'images', { provider, state: 'block-new-sharing' });
  }
}
