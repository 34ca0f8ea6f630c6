import { type AccessLogBucket, AuditAlarms, AuditTrail } from '../../aws';
import { alarmRecipients, auditBucketOf } from '../../declaration';
import { type AccountContext, firstRegion, organizationTrailIn, providerIn } from './account-context';
import { lockOf } from './account-storage';
import { addOrganizationAudit } from './organization-audit';

type Logs = ReadonlyMap<string, AccessLogBucket>;

/**
 * The trail of the account, in its first Region, and the alarms on it, where the declaration asks for them; and those of the
 * organization, where this account makes them.
 */
export function addAudit(context: AccountContext, logs: Logs): void {
  addOwnAudit(context, logs);
  const { stack, settings, declared } = context;
  const trail = organizationTrailIn(context);
  if (trail === undefined) return;
  const accessLogs = logs.get(trail.region);
  addOrganizationAudit({
    stack,
    settings,
    trail,
    declared,
    ...providerIn(context, trail.region),
    ...(accessLogs === undefined ? {} : { accessLogs }),
  });
}

function addOwnAudit(context: AccountContext, logs: Logs): void {
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
