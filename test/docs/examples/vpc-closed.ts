import type { TerraformStack } from 'cdktf';
import { EmptyDefaultSecurityGroup, VpcPublicAccessBlock } from '../../../lib/aws';

export function closeNetworks(stack: TerraformStack): void {
  new EmptyDefaultSecurityGroup(stack, 'default-vpc');
  new VpcPublicAccessBlock(stack, 'internet', { internetFacing: ['vpc-0a1b2c3d4e5f67890'] });
}
