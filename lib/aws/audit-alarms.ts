import { CloudwatchLogMetricFilter } from '@cdktf/provider-aws/lib/cloudwatch-log-metric-filter';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { AUDIT_EVENTS, AwsAccountId, type AwsPartition, AwsRegion, EmailAddress, InvalidValue } from '../values';
import type { AuditTrail } from './audit-trail';
import { findingFrom, findingIn, refuse } from './findings';
import { policyDocument } from './policy-document';

export interface AuditAlarmsProps {
  /** The trail whose events are watched. */
  readonly trail: AuditTrail;
  /** Whom alarms write to. Each address has to confirm once that it wants to be written to. */
  readonly tell: readonly string[];
  /** The account of the trail, 12 digits. */
  readonly accountId: string;
  /** The Region of the trail. */
  readonly region: string;
  /**
   * The AWS partition that ARNs are written for.
   *
   * @default 'aws'
   */
  readonly partition?: AwsPartition;
  /**
   * The provider of the Region.
   *
   * @default - the stack's default provider
   */
  readonly provider?: TerraformProvider;
}

const CONTROL = 'AWS-LOG-01';

/**
 * Somebody is told within minutes when a user signs in without MFA, when the root user acts, when a policy, a trail, a key
 * or a bucket's policy changes, and of the other events that CIS AWS Foundations lists.
 *
 * Renders, for each of them, an `aws_cloudwatch_log_metric_filter` on the trail's log group and an
 * `aws_cloudwatch_metric_alarm`, which tells at the first event; and an encrypted `aws_sns_topic` with its
 * `aws_sns_topic_policy`, by which alarms of the account alone publish, and an `aws_sns_topic_subscription` for each
 * address.
 *
 * AWS-LOG-01; CIS AWS Foundations 5.1 to 5.15, NIST SP 800-53 AU-6.
 */
export class AuditAlarms extends Construct {
  readonly topic: SnsTopic;
  readonly alarms: readonly CloudwatchMetricAlarm[];

  /** @throws InvalidValue for nobody to tell, for one told twice, and for what is not an e-mail address. */
  constructor(scope: Construct, id: string, props: AuditAlarmsProps) {
    super(scope, id);
    const { trail, tell, accountId, region, partition = 'aws', provider } = props;
    refuse(this, [
      ...recipientFindings(tell),
      findingIn('accountId', accountId, AwsAccountId.parse),
      findingIn('region', region, AwsRegion.parse),
    ]);
    const { trailName } = trail;
    const topicName = `${trailName}-alarms`;
    // The metrics of two trails of an account are kept apart.
    const namespace = trailName === 'audit' ? 'AuditTrail' : `AuditTrail/${trailName}`;
    this.topic = new SnsTopic(this, 'topic', { provider, name: topicName, kmsMasterKeyId: trail.key.arn });
    new SnsTopicPolicy(this, 'topic-policy', {
      provider,
      arn: this.topic.arn,
      policy: policyDocument([
        {
          Sid: 'LetAlarmsPublish',
          Effect: 'Allow',
          Principal: { Service: 'cloudwatch.amazonaws.com' },
          Action: 'sns:Publish',
          Resource: `arn:${partition}:sns:${region}:${accountId}:${topicName}`,
          Condition: { StringEquals: { 'aws:SourceAccount': accountId } },
        },
      ]),
    });
    for (const address of tell) {
      new SnsTopicSubscription(this, `tell-${address}`, {
        provider,
        topicArn: this.topic.arn,
        protocol: 'email',
        endpoint: address,
      });
    }
    this.alarms = AUDIT_EVENTS.map((events) => {
      const filter = new CloudwatchLogMetricFilter(this, `filter-${events.id}`, {
        provider,
        name: events.id,
        logGroupName: trail.logGroup.name,
        pattern: events.pattern,
        metricTransformation: { name: events.id, namespace, value: '1' },
      });
      return new CloudwatchMetricAlarm(this, `alarm-${events.id}`, {
        provider,
        alarmName: `${trailName}-${events.id}`,
        alarmDescription: `The trail shows that ${events.title} (CIS AWS Foundations ${events.cis})`,
        namespace,
        metricName: events.id,
        statistic: 'Sum',
        period: 300,
        evaluationPeriods: 1,
        threshold: 1,
        comparisonOperator: 'GreaterThanOrEqualToThreshold',
        treatMissingData: 'notBreaching',
        alarmActions: [this.topic.arn],
        dependsOn: [filter],
      });
    });
  }
}

function recipientFindings(tell: readonly string[]): (InvalidValue | undefined)[] {
  if (tell.length === 0) {
    return [
      new InvalidValue({
        problem: 'tell: alarms tell nobody',
        given: '[]',
        allowed: 'at least one e-mail address that somebody reads',
        control: CONTROL,
      }),
    ];
  }
  return tell.map((address, index) =>
    findingFrom(`tell[${index}]`, () => {
      EmailAddress.parse(address);
      if (tell.indexOf(address) === index) return;
      throw new InvalidValue({
        problem: 'this address stands twice',
        given: address,
        allowed: 'each once',
        control: CONTROL,
      });
    }),
  );
}
