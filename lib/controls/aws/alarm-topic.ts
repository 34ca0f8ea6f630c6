import { serviceOf } from '../../declaration';
import type { Entity, PolicyDocument, Statement, Val } from '../../posture';
import { type Answer, all, FRESH, matches, not, type Request, some } from '../../requests';
import type { Situation } from '../control';
import { awsAccountOf, partitionOf } from './account';
import { mayBeAbsent } from './bucket';
import { holds } from './gap';
import { isCustomerKey, keyOf } from './own-key';
import { namesResource } from './trail-log-group';

/** The principal by which alarms publish. */
const ALARMS = 'cloudwatch.amazonaws.com';

type Topic = Entity<'topic'>;

/**
 * Whether an alarm reaches somebody: a topic of the stack that it publishes to lets alarms of the account publish, under a key
 * that they may use, and has a subscriber (the contact for security, where one is declared).
 */
export function tellsSomebody({ fields: { actions } }: Entity<'metricAlarm'>, situation: Situation): Answer {
  if (actions.open !== undefined) return actions.open === 'ignored' ? 'no' : 'unknown';
  const topics: readonly Topic[] = situation.posture.entities.topic;
  return some(
    actions.items.map((action): Answer => {
      if (action.is === 'unknown') return 'unknown';
      const topic = topics.find(({ address }) => action.is === 'ref' && action.address === address);
      if (topic === undefined) return 'no';
      return all([
        made(topic),
        letsAlarmsPublish(topic, situation),
        letsAlarmsEncrypt(topic, situation),
        hasSubscriber(topic, situation),
      ]);
    }),
  );
}

/** The policy that AWS gives a topic lets alarms of the account publish; one that is written replaces it. */
function letsAlarmsPublish(topic: Topic, situation: Situation): Answer {
  const policies: readonly Entity<'topicPolicy'>[] = situation.posture.entities.topicPolicy;
  const own = policies.filter(({ fields }) => namesResource(fields.topic, topic, topic.fields.name) !== 'no');
  const arn = topicArn(topic, situation);
  return all(
    own.map(({ fields: { document } }) =>
      lets(document, topic, situation, 'sns:Publish', arn, (text) => spelled(text, topic, arn)),
    ),
  );
}

/**
 * A topic under a key takes from alarms only what they may encrypt: AWS's own key for SNS lets none of them, nor does the policy
 * that AWS gives a key.
 */
function letsAlarmsEncrypt(topic: Topic, situation: Situation): Answer {
  const { kmsKey } = topic.fields;
  const key = keyOf(kmsKey, situation);
  if (key === undefined) {
    if (kmsKey.is === 'absent') return 'yes';
    return kmsKey.is === 'known' && !isCustomerKey(kmsKey.value) ? 'no' : 'unknown';
  }
  const arn = `\${${key.address}.arn}`;
  return all(
    ['kms:Decrypt', 'kms:GenerateDataKey'].map((action) =>
      lets(key.fields.policy, topic, situation, action, arn, (text) => text),
    ),
  );
}

/** Whether a policy of a resource lets alarms of the account act on it. */
function lets(
  document: Val<PolicyDocument>,
  topic: Topic,
  situation: Situation,
  action: string,
  resource: string,
  rewrite: (text: string) => string,
): Answer {
  if (document.is === 'absent' || (document.is === 'unknown' && document.why === 'ignored')) return 'no';
  if (document.is !== 'known') return 'unknown';
  const account = accountOf(topic, situation);
  const partition = partitionOf(situation, topic);
  const request: Request = {
    principal: { is: 'service', name: ALARMS },
    action,
    resource,
    context: {
      'aws:PrincipalIsAWSService': 'true',
      'aws:PrincipalServiceName': ALARMS,
      'aws:SecureTransport': 'true',
      'aws:SourceArn': `arn:${partition}:cloudwatch:${topic.scope.region ?? FRESH}:${account ?? FRESH}:alarm:${FRESH}`,
      'aws:ViaAWSService': 'false',
      ...(account === undefined ? {} : { 'aws:SourceAccount': account }),
    },
  };
  const { statements, open } = document.value;
  const answers = (effect: Statement['effect']) =>
    some(
      statements
        .filter((each) => each.effect === effect)
        .map((each) => ({
          ...each,
          resources: { ...each.resources, patterns: each.resources.patterns.map(rewrite) },
        }))
        .map((each) => matches(each, request)),
    );
  const answer = all([answers('Allow'), not(answers('Deny'))]);
  return open !== undefined || (answer === 'no' && account === undefined) ? 'unknown' : answer;
}

function accountOf(topic: Topic, situation: Situation): string | undefined {
  return awsAccountOf(situation)?.id ?? topic.scope.account;
}

/** The topic's ARN in the one spelling that is compared: by its name where all of it is literal, else by reference. */
function topicArn(topic: Topic, situation: Situation): string {
  const { name } = topic.fields;
  const account = accountOf(topic, situation);
  const { region } = topic.scope;
  return name.is === 'known' && account !== undefined && region !== undefined
    ? `arn:${partitionOf(situation, topic)}:sns:${region}:${account}:${name.value}`
    : `\${${topic.address}.arn}`;
}

function spelled(text: string, { address }: Topic, arn: string): string {
  return text === `\${${address}.arn}` || text === `\${${address}.id}` ? arn : text;
}

function hasSubscriber(topic: Entity<'topic'>, { facts, posture }: Situation): Answer {
  const service = facts === undefined ? undefined : serviceOf(facts);
  const contact = service?.kind === 'aws' ? service.aws.securityContact?.email : undefined;
  const subscriptions: readonly Entity<'topicSubscription'>[] = posture.entities.topicSubscription;
  return some(
    subscriptions.map((subscription) => {
      const { protocol, endpoint, filter } = subscription.fields;
      return all([
        made(subscription),
        namesResource(subscription.fields.topic, topic, topic.fields.name),
        holds(filter, (value) => value === undefined || value === ''),
        contact === undefined ? told(endpoint) : holds(endpoint, (value) => value === contact),
        contact === undefined ? 'yes' : holds(protocol, (value) => value === 'email' || value === 'email-json'),
      ]);
    }),
  );
}

function told(endpoint: Val<string>): Answer {
  return endpoint.is === 'ref' ? 'yes' : holds(endpoint, (value) => value !== undefined && value !== '');
}

/** Whether a resource certainly is there. */
export function made(entity: Entity): Answer {
  return mayBeAbsent(entity) ? 'unknown' : 'yes';
}
