import type { AwsAccount } from './schema/aws';
import type { DeclaredBucket } from './schema/aws-bucket';
import type { AwsService } from './schema/service';

/** The bucket that keeps the events of an account's trail; `undefined` where it has none. */
export function auditBucketOf({ id, regions, audit }: AwsAccount): DeclaredBucket | undefined {
  if (audit === undefined) return undefined;
  const { bucket = `audit-trail-${id}-${regions[0]}`, lock } = audit;
  return { name: bucket, ...(lock === undefined ? {} : { lock }) };
}

/** Whom the alarms on an account's trail write to: the contact for security first, each once. */
export function alarmRecipients({ aws }: Pick<AwsService, 'aws'>, { audit }: AwsAccount): readonly string[] {
  const contact = aws.securityContact === undefined ? [] : [aws.securityContact.email];
  return [...new Set([...contact, ...(audit?.tell ?? [])])];
}
