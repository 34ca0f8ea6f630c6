import type { TerraformStack } from 'cdktf';
import { InstanceMetadataV2, PrivateSnapshotsAndImages, SerialConsoleOff } from '../../../lib/aws';

export function closeCompute(stack: TerraformStack): void {
  new PrivateSnapshotsAndImages(stack, 'snapshots');
  new InstanceMetadataV2(stack, 'metadata');
  new SerialConsoleOff(stack, 'serial-console');
}
