import type { TerraformStack } from 'cdktf';
import { EncryptedVolumes } from '../../../lib/aws';

export function encryptVolumes(stack: TerraformStack): void {
  new EncryptedVolumes(stack, 'volumes', { accountId: '111122223333', region: 'eu-north-1' });
}
