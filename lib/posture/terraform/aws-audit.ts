import type { Statement } from '../policy-document';
import { known, ref, unknown, type Val } from '../value';
import type { Block } from './block';
import { EVERY_AWS_RESOURCE, type Findings, reader } from './resource-reader';
import { MARK_CLOSE, MARK_OPEN, type Term } from './term';
import { textOf } from './term-value';

/** `aws_cloudtrail`. */
export const trail = reader(`${EVERY_AWS_RESOURCE} sns_topic_name insight_selector`, (body, found) => {
  found.add('trail', {
    name: body.text('name'),
    bucket: body.text('s3_bucket_name'),
    prefix: body.text('s3_key_prefix'),
    kmsKey: body.text('kms_key_id'),
    logGroup: logGroupOf(body.term('cloud_watch_logs_group_arn'), body),
    logRole: body.text('cloud_watch_logs_role_arn'),
    multiRegion: body.flag('is_multi_region_trail'),
    organization: body.flag('is_organization_trail'),
    globalEvents: orTrue(body.flag('include_global_service_events')),
    validation: body.flag('enable_log_file_validation'),
    logging: orTrue(body.flag('enable_logging')),
    managementEvents: managementEvents(body),
  });
});

function orTrue(flag: Val<boolean>): Val<boolean> {
  return flag.is === 'absent' ? known(true, flag.at) : flag;
}

/** The log group behind `<its ARN>:*`: by reference where it is one of the stack, else by the text before `:*`. */
function logGroupOf(term: Term, body: Block): Val<string> {
  const at = body.at('cloud_watch_logs_group_arn');
  if (term.is === 'text') {
    const whole = new RegExp(`^${MARK_OPEN}([^${MARK_CLOSE}]+)\\.arn${MARK_CLOSE}:\\*$`).exec(term.text)?.[1];
    return whole === undefined ? unknown('expression', at) : ref(whole, 'arn', at);
  }
  const text = textOf(term, at);
  return text.is === 'known' ? known(text.value.replace(/:\*$/, ''), at) : text;
}

/** Whether every management event is recorded: so without selectors, and with one that leaves nothing out. */
function managementEvents(body: Block): Val<boolean> {
  const at = body.at('event_selector');
  const [basic, advanced] = [body.blocks('event_selector'), body.blocks('advanced_event_selector')];
  const open = basic.open ?? advanced.open;
  if (open !== undefined) return unknown(open, at);
  const all = [...basic.blocks.map(selectsAll), ...advanced.blocks.map(selectsAllManagement)];
  if (all.length === 0 || all.includes(true)) return known(true, at);
  return all.includes(undefined) ? unknown('expression', at) : known(false, at);
}

function selectsAll(block: Block): boolean | undefined {
  const [included, type] = [block.flag('include_management_events'), block.text('read_write_type')];
  const excluded = block.set('exclude_management_event_sources');
  if (included.is === 'unknown' || type.is === 'unknown' || excluded.open !== undefined) return undefined;
  const isIncluded = included.is === 'absent' || (included.is === 'known' && included.value);
  const isAll = type.is === 'absent' || (type.is === 'known' && type.value === 'All');
  return isIncluded && isAll && excluded.items.length === 0;
}

/** An advanced selector takes every management event where it asks for their category and for nothing else. */
function selectsAllManagement(selector: Block): boolean | undefined {
  const { blocks, open } = selector.blocks('field_selector');
  const fields = blocks.map((block) => ({ field: block.text('field'), equals: block.set('equals') }));
  if (open !== undefined || fields.some(({ field }) => field.is !== 'known')) return undefined;
  const category = fields.find(({ field }) => field.is === 'known' && field.value === 'eventCategory');
  if (category?.equals.open !== undefined) return undefined;
  const isManagement = category?.equals.items.some((value) => value.is === 'known' && value.value === 'Management');
  return isManagement === true && fields.length === 1;
}

/** `aws_cloudwatch_log_group`. */
export const logGroup = reader(`${EVERY_AWS_RESOURCE} name_prefix log_group_class skip_destroy`, (body, found) => {
  found.add('logGroup', {
    name: body.named('name'),
    retention: body.text('retention_in_days'),
    kmsKey: body.text('kms_key_id'),
  });
});

/** `aws_cloudwatch_log_metric_filter`. */
export const metricFilter = reader(`${EVERY_AWS_RESOURCE} name apply_on_transformed_logs`, (body, found) => {
  const metric = body.block('metric_transformation');
  found.add('metricFilter', {
    logGroup: body.text('log_group_name'),
    pattern: body.text('pattern'),
    metric: metric.text('name'),
    namespace: metric.text('namespace'),
    value: metric.text('value'),
    otherwise: metric.text('default_value'),
    plain: isNothingOf(metric, ['dimensions', 'unit']),
  });
});

/** What makes an alarm another than one on the sum of a metric. */
const OTHER_ALARMS = ['dimensions', 'extended_statistic', 'threshold_metric_id', 'metric_query', 'unit'];

/** `aws_cloudwatch_metric_alarm`. Of one period, more than one data point cannot be asked for. */
export const metricAlarm = reader(
  `${EVERY_AWS_RESOURCE} alarm_name alarm_description ok_actions insufficient_data_actions
  datapoints_to_alarm evaluate_low_sample_count_percentiles metric_query`,
  (body, found) => {
    found.add('metricAlarm', {
      metric: body.text('metric_name'),
      namespace: body.text('namespace'),
      statistic: body.text('statistic'),
      comparison: body.text('comparison_operator'),
      threshold: body.text('threshold'),
      periods: body.text('evaluation_periods'),
      period: body.text('period'),
      missingData: body.text('treat_missing_data'),
      enabled: orTrue(body.flag('actions_enabled')),
      actions: body.set('alarm_actions'),
      plain: isNothingOf(body, OTHER_ALARMS),
    });
  },
);

/** Whether none of the arguments is given: metrics with dimensions or a unit are others than those without. */
function isNothingOf(body: Block, names: readonly string[]): Val<boolean> {
  const terms = names.map((name) => ({ term: body.term(name), at: body.at(name) }));
  const isNone = (term: Term) =>
    term.is === 'null' ||
    (term.is === 'list' && term.items.length === 0) ||
    (term.is === 'object' && term.entries.size === 0) ||
    (term.is === 'literal' && term.value === '') ||
    (term.is === 'literal' && term.value === 'None');
  const given = terms.filter(({ term }) => !isNone(term));
  const [first] = given;
  if (first === undefined) return known(true, body.at());
  const sure = given.find(({ term }) => term.is !== 'unknown');
  if (sure === undefined && first.term.is === 'unknown') return unknown(first.term.why, first.at);
  return known(false, sure?.at ?? first.at);
}

/** `aws_sns_topic`. A topic without a policy of its own has AWS's, which is for the account alone. */
export const topic = reader(
  `${EVERY_AWS_RESOURCE} name name_prefix display_name delivery_policy tracing_config fifo_topic
  content_based_deduplication fifo_throughput_scope archive_policy signature_version`,
  (body, found) => {
    found.add('topic', { name: body.named('name'), kmsKey: body.text('kms_master_key_id') });
    if (body.isSet('policy')) addTopicPolicy(found, ref(body.resource.address, 'arn', body.at()), body);
  },
);

/** `aws_sns_topic_policy`. */
export const topicPolicy = reader(EVERY_AWS_RESOURCE, (body, found) => addTopicPolicy(found, body.text('arn'), body));

function addTopicPolicy(found: Findings, named: Val<string>, body: Block): void {
  const document = body.document('policy');
  found.add('topicPolicy', { topic: named, document });
  if (document.is !== 'known' || document.value.open !== undefined) found.opaque('its policy cannot be read');
  else if (document.value.statements.some(letsOthersIn)) found.opaque('its policy may let others in');
}

/** Whether a statement allows something to anybody but services of AWS. */
function letsOthersIn({ effect, principals }: Statement): boolean {
  if (effect === 'Deny') return false;
  return (
    principals === undefined ||
    principals.any ||
    principals.not ||
    principals.aws.length + principals.federated.length > 0
  );
}

/** `aws_sns_topic_subscription`. */
export const topicSubscription = reader(
  `${EVERY_AWS_RESOURCE} confirmation_timeout_in_minutes delivery_policy endpoint_auto_confirms raw_message_delivery
  redrive_policy replay_policy filter_policy_scope subscription_role_arn`,
  (body, found) => {
    found.add('topicSubscription', {
      topic: body.text('topic_arn'),
      protocol: body.text('protocol'),
      endpoint: body.text('endpoint'),
      filter: body.text('filter_policy'),
    });
  },
);
