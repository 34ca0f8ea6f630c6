import type { TerraformStack } from 'cdktf';
import { PrivateBucket } from '../../../lib/aws';

export function keepTheLedger(stack: TerraformStack): void {
  new PrivateBucket(stack, 'ledger', { bucketName: 'contoso-ledger', accountId: '111122223333' });
}
