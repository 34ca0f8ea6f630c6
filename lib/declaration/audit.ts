import type { AwsAccount, AwsSettings } from './schema/aws';
import type { DeclaredBucket } from './schema/aws-bucket';
import type { AwsService } from './schema/service';

/** The bucket that keeps the events of an account's trail; `undefined` where it has none. */
export function auditBucketOf({ id, regions, audit }: AwsAccount): DeclaredBucket | undefined {
  if (audit === undefined) return undefined;
  const { bucket = `audit-trail-${id}-${regions[0]}`, lock } = audit;
  return { name: bucket, ...(lock === undefined ? {} : { lock }) };
}

/** The declared trail of an organization, and where it is made. */
export interface OrganizationTrail {
  readonly organizationId: string;
  readonly managementAccount: string;
  /** Short name of the account whose stack makes it; unset: the stack of the organization does. */
  readonly account?: string;
  /** Id of the account that makes it. */
  readonly accountId: string;
  readonly region: string;
  readonly bucket: DeclaredBucket;
}

/** The trail that is declared for all accounts of the organization; `undefined` where none is. */
export function organizationTrailOf({ organization, accounts }: AwsSettings): OrganizationTrail | undefined {
  if (organization?.audit === undefined) return undefined;
  const { id: organizationId, managementAccount, audit } = organization;
  const { account, region, lock } = audit;
  const accountId = account === undefined ? managementAccount : (accounts[account]?.id ?? managementAccount);
  const { bucket = `organization-trail-${accountId}-${region}` } = audit;
  return {
    organizationId,
    managementAccount,
    ...(account === undefined ? {} : { account }),
    accountId,
    region,
    bucket: { name: bucket, ...(lock === undefined ? {} : { lock }) },
  };
}

/** Whom the alarms on a trail write to: the contact for security first, each once. */
export function alarmRecipients(
  { aws }: Pick<AwsService, 'aws'>,
  { audit }: { readonly audit?: { readonly tell?: readonly string[] | undefined } | undefined },
): readonly string[] {
  const contact = aws.securityContact === undefined ? [] : [aws.securityContact.email];
  return [...new Set([...contact, ...(audit?.tell ?? [])])];
}
