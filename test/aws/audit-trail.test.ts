import { AuditAlarms, type AuditAlarmsProps, AuditTrail, type AuditTrailProps } from '../../lib/aws';
import { ACCOUNT, documentOf, Rendered, refusal } from './rendered';

const PROPS = { accountId: ACCOUNT, region: 'eu-north-1', bucketName: 'acme-audit' };
const TRAIL_ARN = `arn:aws:cloudtrail:eu-north-1:${ACCOUNT}:trail/audit`;
const rendered = (props: Partial<AuditTrailProps> = {}) =>
  Rendered.of((stack) => new AuditTrail(stack, 'audit', { ...PROPS, ...props }));

describe('AuditTrail', () => {
  const whole = rendered();

  it('records every Region, with digests, under its own key', () => {
    const key = '${aws_kms_key.audit_key_39D8EA39.arn}';
    expect(whole.only('aws_cloudtrail')).toMatchObject({
      name: 'audit',
      is_multi_region_trail: true,
      include_global_service_events: true,
      enable_log_file_validation: true,
      enable_logging: true,
      kms_key_id: key,
    });
    expect(whole.only('aws_cloudtrail')).not.toHaveProperty('is_organization_trail');
    expect(whole.only('aws_cloudwatch_log_group')).toMatchObject({
      name: '/aws/cloudtrail/audit',
      retention_in_days: 365,
      kms_key_id: key,
    });
  });

  it('starts once CloudTrail can write to the bucket and the log group', () => {
    expect(whole.only('aws_cloudtrail').depends_on).toEqual([
      expect.stringMatching(/^aws_s3_bucket_lifecycle_configuration\./),
      expect.stringMatching(/^aws_iam_role_policy\./),
    ]);
  });

  it('lets CloudTrail alone write to the bucket, for this trail', () => {
    expect(whole.statements('aws_s3_bucket_policy').slice(0, 3)).toEqual([
      {
        Sid: 'LetCloudTrailLookAtTheBucket',
        Effect: 'Allow',
        Principal: { Service: 'cloudtrail.amazonaws.com' },
        Action: 's3:GetBucketAcl',
        Resource: 'arn:aws:s3:::acme-audit',
        Condition: { StringEquals: { 'aws:SourceArn': TRAIL_ARN } },
      },
      {
        Sid: 'LetCloudTrailDeliverEvents',
        Effect: 'Allow',
        Principal: { Service: 'cloudtrail.amazonaws.com' },
        Action: 's3:PutObject',
        Resource: [`arn:aws:s3:::acme-audit/AWSLogs/${ACCOUNT}/*`],
        Condition: {
          StringEquals: { 'aws:SourceArn': TRAIL_ARN, 's3:x-amz-acl': 'bucket-owner-full-control' },
        },
      },
      {
        Sid: 'DenyWritesOfOthers',
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 's3:PutObject',
        Resource: 'arn:aws:s3:::acme-audit/*',
        Condition: { StringNotEqualsIfExists: { 'aws:PrincipalServiceName': 'cloudtrail.amazonaws.com' } },
      },
    ]);
  });

  it('lets CloudTrail alone assume the role, for this trail, and write to the log group alone', () => {
    const trust = JSON.parse(String(whole.only('aws_iam_role').assume_role_policy));
    expect(trust.Statement).toMatchObject([
      {
        Principal: { Service: 'cloudtrail.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceArn': TRAIL_ARN } },
      },
    ]);
    expect(whole.statements('aws_iam_role_policy')).toMatchObject([
      {
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: `arn:aws:logs:eu-north-1:${ACCOUNT}:log-group:/aws/cloudtrail/audit:log-stream:*`,
      },
    ]);
  });

  it('records all accounts of an organization where it is asked to', () => {
    const organization = rendered({ organizationId: 'o-a1b2c3d4e5' });
    expect(organization.only('aws_cloudtrail')).toMatchObject({ is_organization_trail: true });
    expect(organization.statements('aws_s3_bucket_policy')[1]).toMatchObject({
      Resource: [`arn:aws:s3:::acme-audit/AWSLogs/${ACCOUNT}/*`, 'arn:aws:s3:::acme-audit/AWSLogs/o-a1b2c3d4e5/*'],
    });
  });

  it("is the management account's where another account makes it", () => {
    const accountId = '999988887777';
    const delegated = rendered({ organizationId: 'o-a1b2c3d4e5', managementAccountId: accountId });
    const trail = `arn:aws:cloudtrail:eu-north-1:${accountId}:trail/audit`;
    expect(delegated.statements('aws_s3_bucket_policy').slice(0, 2)).toMatchObject([
      { Condition: { StringEquals: { 'aws:SourceArn': trail } } },
      {
        Resource: [`arn:aws:s3:::acme-audit/AWSLogs/${accountId}/*`, 'arn:aws:s3:::acme-audit/AWSLogs/o-a1b2c3d4e5/*'],
        Condition: { StringEquals: { 'aws:SourceArn': trail } },
      },
    ]);
    expect(String(delegated.only('aws_kms_key').policy)).toContain(trail);
    expect(String(delegated.only('aws_iam_role').assume_role_policy)).toContain(trail);
    expect(delegated.statements('aws_iam_role_policy')).toMatchObject([
      { Resource: `arn:aws:logs:eu-north-1:${ACCOUNT}:log-group:/aws/cloudtrail/audit:log-stream:*` },
    ]);
  });

  it('waits for the lock of the bucket where it has one', () => {
    const locked = rendered({ lock: { mode: 'COMPLIANCE', days: 365 } });
    expect(locked.only('aws_cloudtrail').depends_on).toEqual([
      expect.stringMatching(/^aws_s3_bucket_object_lock_configuration\./),
      expect.stringMatching(/^aws_iam_role_policy\./),
    ]);
  });

  it.each<[Partial<AuditTrailProps>, string]>([
    [{ accountId: '1' }, 'accountId: '],
    [{ region: 'Stockholm' }, 'region: '],
    [{ bucketName: 'Acme' }, 'bucketName: '],
    [{ organizationId: 'acme' }, 'organizationId: this is not the id of an organization, got "acme"'],
    [{ organizationId: 'o-a1b2c3d4e5', managementAccountId: '1' }, 'managementAccountId: '],
    [
      { managementAccountId: '999988887777' },
      'managementAccountId: a trail of one account has no management account, got "999988887777"',
    ],
    [{ trailName: 'a' }, 'trailName: this is not the name of a trail, got "a"'],
    [{ trailName: 'a..b' }, 'trailName: this is not the name of a trail, got "a..b"'],
  ])('refuses %j', (props, problem) => {
    const message = refusal((stack) => new AuditTrail(stack, 'audit', { ...PROPS, ...props }));
    expect(message).toContain(`InvalidValue: acme-aws/audit: ${problem}`);
  });
});

describe('AuditAlarms', () => {
  const build = (props: Partial<AuditAlarmsProps>) => (stack: Parameters<Parameters<typeof Rendered.of>[0]>[0]) => {
    const trail = new AuditTrail(stack, 'audit', PROPS);
    new AuditAlarms(stack, 'alarms', { ...PROPS, trail, tell: ['soc@contoso.example'], ...props });
  };
  const whole = Rendered.of(build({ tell: ['soc@contoso.example', 'ann@contoso.example'] }));

  it('counts and tells of each kind of event, at the first', () => {
    expect(whole.all('aws_cloudwatch_log_metric_filter')).toHaveLength(15);
    const alarms = whole.all('aws_cloudwatch_metric_alarm');
    expect(alarms).toHaveLength(15);
    expect(alarms.find(({ metric_name }) => metric_name === 'root-use')).toMatchObject({
      alarm_name: 'audit-root-use',
      alarm_description: 'The trail shows that the root user acted (CIS AWS Foundations 5.3)',
      comparison_operator: 'GreaterThanOrEqualToThreshold',
      threshold: 1,
      evaluation_periods: 1,
      period: 300,
      statistic: 'Sum',
      treat_missing_data: 'notBreaching',
    });
  });

  it('keeps the alarms of two trails of an account apart', () => {
    const both = Rendered.of((stack) => {
      for (const trailName of ['audit', 'organization']) {
        const trail = new AuditTrail(stack, trailName, { ...PROPS, trailName, bucketName: `acme-${trailName}` });
        new AuditAlarms(stack, `${trailName}-alarms`, { ...PROPS, trail, tell: ['soc@contoso.example'] });
      }
    });
    const names = both.all('aws_cloudwatch_metric_alarm').map(({ alarm_name }) => alarm_name);
    const metrics = both.all('aws_cloudwatch_metric_alarm').map((alarm) => `${alarm.namespace} ${alarm.metric_name}`);
    expect(new Set(names).size).toBe(30);
    expect(new Set(metrics).size).toBe(30);
    expect(
      both
        .all('aws_sns_topic')
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['audit-alarms', 'organization-alarms']);
  });

  it('publishes encrypted, lets alarms of the account alone publish, and writes to everybody who is to be told', () => {
    expect(whole.only('aws_sns_topic').kms_master_key_id).toBe(whole.only('aws_cloudtrail').kms_key_id);
    expect(documentOf(whole.only('aws_sns_topic_policy')).Statement).toMatchObject([
      {
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Action: 'sns:Publish',
        Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT } },
      },
    ]);
    expect(whole.all('aws_sns_topic_subscription').map(({ protocol, endpoint }) => [protocol, endpoint])).toEqual([
      ['email', 'ann@contoso.example'],
      ['email', 'soc@contoso.example'],
    ]);
  });

  it.each<[Partial<AuditAlarmsProps>, string]>([
    [{ tell: [] }, 'tell: alarms tell nobody'],
    [{ tell: ['soc'] }, 'tell[0]: an e-mail address has one @'],
    [{ tell: ['soc@contoso.example', 'soc@contoso.example'] }, 'tell[1]: this address stands twice'],
  ])('refuses %j', (props, problem) => {
    const message = refusal(build(props));
    expect(message).toContain(`InvalidValue: acme-aws/alarms: ${problem}`);
  });
});
