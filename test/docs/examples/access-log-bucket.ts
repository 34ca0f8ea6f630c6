import type { TerraformStack } from 'cdktf';
import { AccessLogBucket, PrivateBucket } from '../../../lib/aws';

export function keepTheLedgerAndItsLogs(stack: TerraformStack): void {
  const accountId = '111122223333';
  const accessLogs = new AccessLogBucket(stack, 'access-logs', { bucketName: 'contoso-access-logs', accountId });
  new PrivateBucket(stack, 'ledger', { bucketName: 'contoso-ledger', accountId, accessLogs });
}
