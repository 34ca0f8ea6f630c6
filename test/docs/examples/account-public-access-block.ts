import type { TerraformStack } from 'cdktf';
import { AccountPublicAccessBlock } from '../../../lib/aws';

export function closeTheAccount(stack: TerraformStack): void {
  new AccountPublicAccessBlock(stack, 'public-access-block', { accountId: '111122223333' });
}
