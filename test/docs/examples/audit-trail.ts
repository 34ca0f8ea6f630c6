import type { TerraformStack } from 'cdktf';
import { AccessLogBucket, AuditAlarms, AuditTrail } from '../../../lib/aws';

export function recordEveryCall(stack: TerraformStack): void {
  const here = { accountId: '111122223333', region: 'eu-north-1' };
  const accessLogs = new AccessLogBucket(stack, 'access-logs', { ...here, bucketName: 'contoso-access-logs' });
  const trail = new AuditTrail(stack, 'audit', { ...here, bucketName: 'contoso-audit', accessLogs });
  new AuditAlarms(stack, 'audit-alarms', { ...here, trail, tell: ['soc@contoso.example'] });
}
