import { type AccessLogBucket, AuditAlarms, AuditTrail } from '../../aws';
import { alarmRecipients, auditBucketOf } from '../../declaration';
import { type AccountContext, firstRegion } from './account-context';
import { lockOf } from './account-storage';

/** The trail of the account, in its first Region, and the alarms on it, where the declaration asks for them. */
export function addAudit(context: AccountContext, logs: ReadonlyMap<string, AccessLogBucket>): void {
  const { stack, account, settings, partition, path, declared } = context;
  const bucket = auditBucketOf(account);
  if (bucket === undefined) return;
  const region = firstRegion(context);
  const accessLogs = logs.get(region);
  const made = { accountId: account.id, region, partition };
  const trail = new AuditTrail(stack, 'audit', {
    ...made,
    bucketName: bucket.name,
    ...(accessLogs === undefined ? {} : { accessLogs }),
    ...(bucket.lock === undefined ? {} : { lock: lockOf(bucket.lock) }),
  });
  declared.audit = `${path}.audit`;
  new AuditAlarms(stack, 'audit-alarms', { ...made, trail, tell: alarmRecipients(settings, account) });
  declared['audit-alarms'] = `${path}.audit`;
}
