import { AccessLogBucket, AuditAlarms, AuditTrail } from '../../../lib/aws';
import { declaredAccount } from '../../support/aws-posture';
import { Written } from '../../support/rendered-posture';
import { contact } from './hygiene-stack';

const MADE = { accountId: '111122223333', region: 'eu-north-1' };

/** An account whose calls are recorded, and of which somebody is told; in an organization, those of all its accounts. */
export function auditStack(organization: { organizationId?: string; managementAccountId?: string } = {}): Written {
  return Written.of((stack) => {
    const accessLogs = new AccessLogBucket(stack, 'access-logs', { ...MADE, bucketName: 'acme-access-logs' });
    const trail = new AuditTrail(stack, 'audit', { ...MADE, bucketName: 'acme-audit', accessLogs, ...organization });
    new AuditAlarms(stack, 'alarms', { ...MADE, trail, tell: [contact().email] });
  });
}

export const AUDIT_FACTS = declaredAccount(
  { audit: { bucket: 'acme-audit' } },
  { aws: { securityContact: contact() } },
);
