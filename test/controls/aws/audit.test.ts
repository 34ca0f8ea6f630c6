import { awsControls } from '../../../lib/controls/aws';
import { auditAlarms } from '../../../lib/controls/aws/audit-alarms';
import { trailKept } from '../../../lib/controls/aws/trail-kept';
import type { Control } from '../../../lib/controls/control';
import type { Posture } from '../../../lib/posture';
import { situationOf } from '../../support/aws-posture';
import { rewrite } from '../../support/rendered-posture';
import { AUDIT_FACTS, auditStack } from './audit-stack';

const written = auditStack();
type Change = Record<string, unknown>;
type Found = (string | undefined)[];
const set = (change: Change) => (body: Record<string, unknown>) => Object.assign(body, change);
const settings = (control: Control, posture: Posture): Found[] =>
  control
    .check(situationOf(posture, AUDIT_FACTS))
    .filter(({ verdict }) => verdict !== 'met')
    .map((outcome) =>
      'finding' in outcome ? [outcome.verdict, ...outcome.finding.meaning.settings] : [outcome.verdict],
    );

it('the bucket of a trail meets what every bucket has to', () => {
  const storage = awsControls.filter(({ id }) => /^AWS-STO-(0[14-9]|1\d)$/.test(id));
  expect(storage.length).toBeGreaterThan(8);
  expect(
    storage.flatMap((control) => settings(control, written.posture)).filter(([verdict]) => verdict !== 'notApplicable'),
  ).toEqual([]);
});

describe('AWS-LOG-02', () => {
  const of = (type: string, change: Change, part = '') => settings(trailKept, written.changed(type, part, set(change)));

  it('is met by the trail that is rendered, and unmet without one', () => {
    expect(settings(trailKept, written.posture)).toEqual([]);
    expect(settings(trailKept, written.without('aws_cloudtrail'))).toEqual([['unmet', 'trail=unset']]);
  });

  it.each<[Change, Found]>([
    [{ is_multi_region_trail: false }, ['unmet', 'multiRegion=false']],
    [{ is_multi_region_trail: null }, ['unmet', 'multiRegion=unset']],
    [{ include_global_service_events: false }, ['unmet', 'globalEvents=false']],
    [{ enable_log_file_validation: false }, ['unmet', 'validation=false']],
    [{ enable_logging: false }, ['unmet', 'logging=false']],
    [{ enable_logging: '${var.on}' }, ['unknown', 'logging=unknown']],
    [{ kms_key_id: null }, ['unmet', 'trailKey=unset']],
    [{ s3_bucket_name: 'somebody-elses' }, ['unknown', 'trailBucket=elsewhere']],
    [{ cloud_watch_logs_group_arn: null }, ['unmet', 'trailLogGroup=unset']],
    [
      { cloud_watch_logs_group_arn: 'arn:aws:logs:eu-north-1:999988887777:log-group:x:*' },
      ['unknown', 'trailLogGroup=arn:aws:logs:eu-north-1:999988887777:log-group:x'],
    ],
    [{ cloud_watch_logs_role_arn: null }, ['unmet', 'trailLogRole=unset']],
    [{ event_selector: [{ include_management_events: false }] }, ['unmet', 'managementEvents=false']],
    [{ event_selector: [{ read_write_type: 'WriteOnly' }] }, ['unmet', 'managementEvents=false']],
    [
      { event_selector: [{ exclude_management_event_sources: ['kms.amazonaws.com'] }] },
      ['unmet', 'managementEvents=false'],
    ],
    [{ lifecycle: { ignore_changes: ['enable_logging'] } }, ['unmet', 'logging=ignored']],
    [{ count: 0 }, ['unmet', 'trail=unset']],
    [{ count: '${var.n}' }, ['unknown', 'trail=unset']],
  ])('of a trail with %j is %j', (change, expected) => {
    expect(of('aws_cloudtrail', change)).toEqual([expected]);
  });

  it.each<[Change]>([
    [{ event_selector: [{ read_write_type: 'All', include_management_events: true }] }],
    [{ event_selector: [{ read_write_type: 'ReadOnly' }, {}] }],
    [{ advanced_event_selector: [{ field_selector: [{ field: 'eventCategory', equals: ['Management'] }] }] }],
  ])('is met by a trail that selects %j', (change) => {
    expect(of('aws_cloudtrail', change)).toEqual([]);
  });

  it('is unmet by an advanced selector that leaves calls out', () => {
    const field_selector = [
      { field: 'eventCategory', equals: ['Management'] },
      { field: 'readOnly', equals: ['false'] },
    ];
    const data = [{ field_selector: [{ field: 'eventCategory', equals: ['Data'] }] }];
    const unmet = [['unmet', 'managementEvents=false']];
    expect(of('aws_cloudtrail', { advanced_event_selector: [{ field_selector }] })).toEqual(unmet);
    expect(of('aws_cloudtrail', { advanced_event_selector: data })).toEqual(unmet);
  });

  it.each<[string, Change, Found]>([
    ['aws_cloudwatch_log_group', { retention_in_days: 30 }, ['unmet', 'logRetention=30']],
    ['aws_cloudwatch_log_group', { kms_key_id: null }, ['unmet', 'logKey=unset']],
    ['aws_kms_key', { enable_key_rotation: false }, ['unmet', 'keyRotation=false']],
    ['aws_kms_key', { is_enabled: false }, ['unmet', 'keyEnabled=false']],
  ])('looks at the %s with %j, too', (type, change, expected) => {
    expect(of(type, change)).toEqual([expected]);
  });

  it('keeps events that never expire', () => {
    expect(of('aws_cloudwatch_log_group', { retention_in_days: 0 })).toEqual([]);
    expect(of('aws_cloudwatch_log_group', { retention_in_days: null })).toEqual([]);
  });
});

describe('AWS-LOG-01', () => {
  const verdicts = (posture: Posture) => settings(auditAlarms, posture);
  const ROOT = [['unmet', 'untold=root-use']];
  const filter = (change: Change) =>
    verdicts(written.changed('aws_cloudwatch_log_metric_filter', 'root-use', set(change)));
  const alarm = (change: Change) => verdicts(written.changed('aws_cloudwatch_metric_alarm', 'root-use', set(change)));

  it('is met for each kind of event by what is rendered', () => {
    expect(verdicts(written.posture)).toEqual([]);
    const [told] = auditAlarms.check(situationOf(written.posture, AUDIT_FACTS));
    expect(told?.verdict === 'met' && told.by).toHaveLength(15);
  });

  it.each<[Change]>([
    [{ pattern: '{ $.userIdentity.type = "Nobody" }' }],
    [{ pattern: '{ ($.userIdentity.type = "Root") && ($.eventName = "ConsoleLogin") }' }],
    [{ pattern: 'Root' }],
    [{ log_group_name: 'another' }],
    [{ metric_transformation: { name: 'root-use', namespace: 'AuditTrail', value: '0' } }],
    [{ metric_transformation: { name: 'root-use', namespace: 'Elsewhere', value: '1' } }],
    [{ metric_transformation: { name: 'root-use', namespace: 'AuditTrail', value: '1', dimensions: { who: '$.x' } } }],
    [{ metric_transformation: { name: 'root-use', namespace: 'AuditTrail', value: '1', default_value: '1' } }],
    [{ count: 0 }],
  ])('is unmet by a filter with %j', (change) => {
    expect(filter(change)).toEqual(ROOT);
  });

  it.each<[Change]>([
    [{ pattern: '{ $.userIdentity.type = "Root" }' }],
    [{ pattern: '{($.userIdentity.type="Root")||($.eventName="Anything")}' }],
    [{ pattern: '{ $.userIdentity.type = Ro* }' }],
  ])('is met by a filter that matches more: %j', (change) => {
    expect(filter(change)).toEqual([]);
  });

  it.each<[Change]>([
    [{ threshold: 2 }],
    [{ threshold: 0 }],
    [{ threshold: -1, comparison_operator: 'GreaterThanThreshold' }],
    [{ treat_missing_data: 'breaching' }],
    [{ treat_missing_data: 'ignore' }],
    [{ comparison_operator: 'LessThanThreshold' }],
    [{ comparison_operator: 'GreaterThanThreshold' }],
    [{ evaluation_periods: 3 }],
    [{ period: 86_400 }],
    [{ statistic: 'Average' }],
    [{ actions_enabled: false }],
    [{ alarm_actions: [] }],
    [{ alarm_actions: ['arn:aws:sns:eu-north-1:999988887777:elsewhere'] }],
    [{ dimensions: { who: 'x' } }],
    [{ unit: 'Count' }],
    [{ metric_name: 'another' }],
    [{ provider: 'aws.west' }],
    [{ lifecycle: { ignore_changes: ['alarm_actions'] } }],
    [{ count: 0 }],
  ])('is unmet by an alarm with %j', (change) => {
    expect(alarm(change)).toEqual(ROOT);
  });

  it.each<[Change]>([
    [{ threshold: 0, comparison_operator: 'GreaterThanThreshold' }],
    [{ treat_missing_data: null }],
    [{ treat_missing_data: 'missing' }],
    [{ statistic: 'Maximum' }],
    [{ statistic: 'SampleCount' }],
  ])('is met by an alarm with %j', (change) => {
    expect(alarm(change)).toEqual([]);
  });

  it('is met where nothing is counted as nothing, unless data points are', () => {
    const metric_transformation = { name: 'root-use', namespace: 'AuditTrail', value: '1', default_value: '0' };
    expect(filter({ metric_transformation })).toEqual([]);
    const sampled = written.with((resources) => {
      const of = (type: string) =>
        Object.entries(resources[type] ?? {}).flatMap(([name, body]) => (name.includes('root-use') ? [body] : []));
      for (const body of of('aws_cloudwatch_log_metric_filter')) Object.assign(body, { metric_transformation });
      for (const body of of('aws_cloudwatch_metric_alarm')) Object.assign(body, { statistic: 'SampleCount' });
    });
    expect(verdicts(sampled)).toEqual(ROOT);
  });

  it('is unknown where only apply knows', () => {
    const unknown = [['unknown', 'untold=root-use']];
    expect(alarm({ treat_missing_data: '${var.x}' })).toEqual(unknown);
    expect(
      filter({
        metric_transformation: { name: 'root-use', namespace: 'AuditTrail', value: '1', default_value: '${var.x}' },
      }),
    ).toEqual(unknown);
    expect(filter({ pattern: '${var.x}' })).toEqual(unknown);
    expect(filter({ count: '${var.x}' })).toEqual(unknown);
    expect(alarm({ threshold: '${var.x}' })).toEqual(unknown);
    expect(alarm({ dimensions: '${var.x}' })).toEqual(unknown);
    expect(alarm({ alarm_actions: ['${var.x}'] })).toEqual(unknown);
    const topic = written.changed('aws_sns_topic', '', set({ kms_master_key_id: '${var.x}' }));
    expect(auditAlarms.check(situationOf(topic, AUDIT_FACTS))[0]).toMatchObject({ verdict: 'unknown' });
  });

  it.each<[string, (body: Record<string, unknown>) => void]>([
    ['aws_sns_topic_subscription', set({ endpoint: 'nobody@contoso.example' })],
    ['aws_sns_topic_subscription', set({ protocol: 'sms' })],
    ['aws_sns_topic_subscription', set({ filter_policy: '{"a":["b"]}' })],
    ['aws_sns_topic_subscription', set({ count: 0 })],
    ['aws_sns_topic_policy', rewrite('policy', 'cloudwatch.amazonaws.com', 'events.amazonaws.com')],
    ['aws_sns_topic_policy', rewrite('policy', '"Allow"', '"Deny"')],
    ['aws_sns_topic_policy', rewrite('policy', ':audit-alarms"', ':another"')],
    [
      'aws_sns_topic_policy',
      rewrite('policy', '"aws:SourceAccount":"111122223333"', '"aws:SourceAccount":"999988887777"'),
    ],
    [
      'aws_sns_topic_policy',
      rewrite(
        'policy',
        '"Statement":[',
        '"Statement":[{"Effect":"Deny","Principal":"*","Action":"sns:*","Resource":"*"},',
      ),
    ],
    ['aws_sns_topic_policy', set({ lifecycle: { ignore_changes: ['policy'] } })],
    ['aws_sns_topic', set({ kms_master_key_id: 'alias/aws/sns' })],
    ['aws_sns_topic', set({ provider: 'aws.west' })],
    ['aws_kms_key', rewrite('policy', 'cloudwatch.amazonaws.com', 'events.amazonaws.com')],
    ['aws_kms_key', set({ policy: null })],
    ['aws_cloudtrail', set({ cloud_watch_logs_group_arn: null })],
  ])('is unmet for every kind of event where %s is broken', (type, change) => {
    const posture = written.changed(type, '', change);
    const [outcome] = auditAlarms.check(situationOf(posture, AUDIT_FACTS));
    expect(outcome).toMatchObject({
      verdict: 'unmet',
      finding: { subject: 'aws.prod', given: 'nobody is told of any event in a trail' },
    });
    expect(verdicts(posture)[0]).toHaveLength(16);
  });
});
