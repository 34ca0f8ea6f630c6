import { Cloudtrail } from '@cdktf/provider-aws/lib/cloudtrail';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import type { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { AwsAccountId, type AwsPartition, AwsRegion, BucketName, InvalidValue } from '../values';
import type { AccessLogBucket } from './access-log-bucket';
import { auditKey } from './audit-key';
import type { ObjectLock } from './bucket-lock';
import { bucketArns, trailOnly } from './bucket-policy';
import { type ClosedBucket, closedBucket } from './closed-bucket';
import { findingIn, refuse } from './findings';
import { policyDocument } from './policy-document';

export interface AuditTrailProps {
  /** The account that the trail is made in, 12 digits. */
  readonly accountId: string;
  /** The Region that the trail is made in. It records all Regions. */
  readonly region: string;
  /** Name of the bucket that keeps the events, unique in its partition. */
  readonly bucketName: string;
  /**
   * Id of the organization (`o-…`), where the trail records all of its accounts. It is made in the management account, or
   * in one that CloudTrail is delegated to.
   *
   * @default - the trail records its own account
   */
  readonly organizationId?: string;
  /**
   * Id of the organization's management account, where another makes the trail: AWS counts the trail as the management
   * account's all the same.
   *
   * @default - the account that makes it
   */
  readonly managementAccountId?: string;
  /**
   * The AWS partition that ARNs are written for.
   *
   * @default 'aws'
   */
  readonly partition?: AwsPartition;
  /**
   * Name of the trail.
   *
   * @default 'audit'
   */
  readonly trailName?: string;
  /**
   * Where requests to the trail's bucket are logged.
   *
   * @default - requests are not logged (AWS-STO-10)
   */
  readonly accessLogs?: AccessLogBucket;
  /**
   * For how long nobody deletes an event.
   *
   * @default - whoever may delete a version can
   */
  readonly lock?: ObjectLock;
  /**
   * The provider of the Region.
   *
   * @default - the stack's default provider
   */
  readonly provider?: TerraformProvider;
}

/** Days for which events stay where filters and people look at them; the bucket keeps them for good. */
const LOG_DAYS = 365;

/**
 * Every call to AWS in the account (of an organization: in all of its accounts), in every Region, is recorded, and nobody
 * changes the record unseen.
 *
 * Renders `aws_cloudtrail`: all Regions, global services, digests by which a change is found out, encrypted under a key of
 * its own (`aws_kms_key`, `aws_kms_alias`). Events go to a private bucket that CloudTrail alone can write to, and to an
 * encrypted `aws_cloudwatch_log_group`, from which `AuditAlarms` tells; an `aws_iam_role` that CloudTrail alone assumes
 * takes them there. The bucket and the key let CloudTrail in for this trail alone, by its ARN, which for an organization is
 * one of the management account. Bucket and key stand against being destroyed by Terraform while they are in the code.
 *
 * AWS-LOG-02, and AWS-STO-01, AWS-STO-04 to AWS-STO-09 for the bucket; CIS AWS Foundations 4.1, 4.2, 4.4, 4.5, Security
 * Hub CloudTrail.1, CloudTrail.2, CloudTrail.4, CloudTrail.5, CloudTrail.7, NIST SP 800-53 AU-2, AU-9, AU-12.
 */
export class AuditTrail extends Construct {
  readonly trail: Cloudtrail;
  readonly bucket: ClosedBucket;
  readonly logGroup: CloudwatchLogGroup;
  readonly trailName: string;
  /** Encrypts bucket, log group and alarms. */
  readonly key: KmsKey;

  /** @throws InvalidValue that names every property which is not usable. */
  constructor(scope: Construct, id: string, props: AuditTrailProps) {
    super(scope, id);
    const { accountId, region, bucketName, organizationId, partition = 'aws', trailName = 'audit', provider } = props;
    const owner = props.managementAccountId ?? accountId;
    refuse(this, [
      findingIn('accountId', accountId, AwsAccountId.parse),
      findingIn('region', region, AwsRegion.parse),
      findingIn('bucketName', bucketName, BucketName.parse),
      findingIn('organizationId', organizationId, organization),
      findingIn('managementAccountId', props.managementAccountId, (id) => managementAccount(id, organizationId)),
      findingIn('trailName', trailName, name),
    ]);
    const trailArn = `arn:${partition}:cloudtrail:${region}:${owner}:trail/${trailName}`;
    const logGroupName = `/aws/cloudtrail/${trailName}`;
    const logGroupArn = `arn:${partition}:logs:${region}:${accountId}:log-group:${logGroupName}`;

    this.trailName = trailName;
    this.key = auditKey(this, { accountId, partition, region, trailArn, logGroupArn, provider });
    new KmsAlias(this, 'key-alias', { provider, name: `alias/cloudtrail/${trailName}`, targetKeyId: this.key.keyId });
    const prefixes = [owner, ...(organizationId === undefined ? [] : [organizationId])];
    this.bucket = closedBucket(this, {
      bucketName,
      accountId,
      partition,
      kmsKeyArn: this.key.arn,
      keepOldVersionsDays: 90,
      service: trailOnly(bucketArns(partition, bucketName), trailArn, prefixes),
      ...(provider === undefined ? {} : { provider }),
      ...(props.accessLogs === undefined ? {} : { accessLogs: props.accessLogs }),
      ...(props.lock === undefined ? {} : { lock: props.lock }),
    });
    this.logGroup = new CloudwatchLogGroup(this, 'log-group', {
      provider,
      name: logGroupName,
      retentionInDays: LOG_DAYS,
      kmsKeyId: this.key.arn,
    });
    const role = new IamRole(this, 'role', {
      provider,
      name: `cloudtrail-${trailName}`,
      description: `CloudTrail takes the events of the trail ${trailName} to its log group by it`,
      assumeRolePolicy: policyDocument([
        {
          Sid: 'LetTheTrailAssumeIt',
          Effect: 'Allow',
          Principal: { Service: 'cloudtrail.amazonaws.com' },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'aws:SourceArn': trailArn } },
        },
      ]),
    });
    const rolePolicy = new IamRolePolicy(this, 'role-policy', {
      provider,
      name: 'deliver-events',
      role: role.name,
      policy: policyDocument([
        {
          Sid: 'WriteToTheLogGroup',
          Effect: 'Allow',
          Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          Resource: `${logGroupArn}:log-stream:*`,
        },
      ]),
    });
    this.trail = new Cloudtrail(this, 'trail', {
      provider,
      name: trailName,
      s3BucketName: this.bucket.bucket.id,
      kmsKeyId: this.key.arn,
      cloudWatchLogsGroupArn: `${this.logGroup.arn}:*`,
      cloudWatchLogsRoleArn: role.arn,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      enableLogging: true,
      ...(organizationId === undefined ? {} : { isOrganizationTrail: true }),
      dependsOn: [this.bucket.lock ?? this.bucket.lifecycle, rolePolicy],
    });
  }
}

function managementAccount(text: string, organizationId: string | undefined): AwsAccountId {
  if (organizationId !== undefined) return AwsAccountId.parse(text);
  throw new InvalidValue({
    problem: 'a trail of one account has no management account',
    given: text,
    allowed: 'managementAccountId beside organizationId',
    control: 'AWS-LOG-02',
  });
}

function organization(text: string): string {
  if (/^o-[a-z0-9]{10,32}$/.test(text)) return text;
  throw new InvalidValue({
    problem: 'this is not the id of an organization',
    given: text,
    allowed: 'it is written o- and 10 to 32 lower-case letters and digits',
    control: 'AWS-LOG-02',
  });
}

function name(text: string): string {
  if (/^[A-Za-z0-9](?:[A-Za-z0-9]|[._-](?![._-])){1,47}$/.test(text) && /[A-Za-z0-9]$/.test(text)) return text;
  throw new InvalidValue({
    problem: 'this is not the name of a trail',
    given: text,
    allowed: '2 to 48 letters and digits, with single dots, dashes and underscores between them',
    control: 'AWS-LOG-02',
  });
}
