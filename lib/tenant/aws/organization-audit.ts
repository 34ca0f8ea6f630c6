import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type { TerraformStack } from 'cdktf';
import { type AccessLogBucket, AuditAlarms, AuditTrail } from '../../aws';
import { type AwsService, alarmRecipients, type OrganizationTrail } from '../../declaration';
import { lockOf } from './account-storage';

/** Where the trail of an organization is made. */
export interface OrganizationAuditContext {
  readonly stack: TerraformStack;
  readonly settings: AwsService;
  readonly trail: OrganizationTrail;
  /** The provider of the trail's Region; unset: the stack's default. */
  readonly provider?: AwsProvider;
  readonly accessLogs?: AccessLogBucket;
  /** Construct id -> path in the declaration below the service; the trail adds its own. */
  readonly declared: Record<string, string>;
}

/** The trail of all accounts of the organization, and the alarms on it. */
export function addOrganizationAudit(context: OrganizationAuditContext): void {
  const { stack, settings, trail, provider, accessLogs, declared } = context;
  const { organizationId, managementAccount, accountId, region, bucket } = trail;
  const { partition = 'aws', organization } = settings.aws;
  const made = { accountId, region, partition, ...(provider === undefined ? {} : { provider }) };
  const audit = new AuditTrail(stack, 'organization-audit', {
    ...made,
    organizationId,
    ...(accountId === managementAccount ? {} : { managementAccountId: managementAccount }),
    trailName: 'organization',
    bucketName: bucket.name,
    ...(accessLogs === undefined ? {} : { accessLogs }),
    ...(bucket.lock === undefined ? {} : { lock: lockOf(bucket.lock) }),
  });
  new AuditAlarms(stack, 'organization-alarms', {
    ...made,
    trail: audit,
    tell: alarmRecipients(settings, organization ?? {}),
  });
  declared['organization-audit'] = 'aws.organization.audit';
  declared['organization-alarms'] = 'aws.organization.audit';
}
