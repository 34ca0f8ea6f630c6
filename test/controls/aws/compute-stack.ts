import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import {
  EmptyDefaultSecurityGroup,
  EncryptedVolumes,
  InstanceMetadataV2,
  PrivateSnapshotsAndImages,
  SerialConsoleOff,
  VpcPublicAccessBlock,
} from '../../../lib/aws';
import { ACCOUNT, declaredAccount } from '../../support/aws-posture';
import { Written } from '../../support/rendered-posture';

export const VPC = 'vpc-0a1b2c3d4e5f67890';

/** An account of two Regions in which EC2 is closed by default, and one VPC that faces the Internet. */
export function computeStack(): Written {
  return Written.of((stack) => {
    const west = new AwsProvider(stack, 'west', { region: 'eu-west-1', alias: 'west' });
    for (const region of ['eu-north-1', 'eu-west-1']) {
      const placed = region === 'eu-west-1' ? { provider: west } : {};
      new EncryptedVolumes(stack, `volumes-${region}`, { accountId: ACCOUNT, region, ...placed });
      new PrivateSnapshotsAndImages(stack, `snapshots-${region}`, placed);
      new InstanceMetadataV2(stack, `metadata-${region}`, placed);
      new SerialConsoleOff(stack, `console-${region}`, placed);
      new EmptyDefaultSecurityGroup(stack, `default-${region}`, placed);
      const internetFacing = region === 'eu-west-1' ? [VPC] : [];
      new VpcPublicAccessBlock(stack, `internet-${region}`, { ...placed, internetFacing });
    }
    new EmptyDefaultSecurityGroup(stack, 'public', { provider: west, vpcId: VPC });
  });
}

export const COMPUTE_FACTS = declaredAccount({
  regions: ['eu-north-1', 'eu-west-1'],
  vpcs: { [VPC]: { region: 'eu-west-1', internetFacing: true } },
});
