import { serviceOf } from '../../declaration';
import type { Entity, PolicyDocument, Val } from '../../posture';
import { type Answer, all, FRESH, some } from '../../requests';
import { onceFor } from '../../values';
import type { Situation } from '../control';
import { accountIdOf, partitionOf } from './account';
import { mayBeAbsent } from './bucket';
import { holds } from './gap';
import { isCustomerKey, keyOf } from './own-key';
import { besides } from './regional';
import { lets, type ServiceRequest } from './service-request';
import { namesResource } from './trail-log-group';

/** The principal by which alarms publish. */
const ALARMS = 'cloudwatch.amazonaws.com';

type Topic = Entity<'topic'>;

/**
 * Whether an alarm reaches somebody: a topic beside it (an alarm publishes to none of another Region) lets alarms of the
 * account publish, under a key that they may use, and has a subscriber (the contact for security, where one is declared).
 *
 * @returns the question for one alarm of the stack; most of them publish to one topic, which is judged once
 */
export function tellsSomebody(situation: Situation): (alarm: Entity<'metricAlarm'>) => Answer {
  const topics: readonly Topic[] = situation.posture.entities.topic;
  const passesOn = onceFor((topic: Topic) =>
    all([
      made(topic),
      letsAlarmsPublish(topic, situation),
      letsAlarmsEncrypt(topic, situation),
      hasSubscriber(topic, situation),
    ]),
  );
  return (alarm) => {
    const { actions } = alarm.fields;
    if (actions.open !== undefined) return actions.open === 'ignored' ? 'no' : 'unknown';
    return some(
      actions.items.map((action): Answer => {
        if (action.is === 'unknown') return 'unknown';
        const topic = topics.find(({ address }) => action.is === 'ref' && action.address === address);
        return topic === undefined ? 'no' : all([besides(alarm, topic), passesOn(topic)]);
      }),
    );
  };
}

/** The policy that AWS gives a topic lets alarms of the account publish; one that is written replaces it. */
function letsAlarmsPublish(topic: Topic, situation: Situation): Answer {
  const policies: readonly Entity<'topicPolicy'>[] = situation.posture.entities.topicPolicy;
  const own = policies.filter(({ fields }) => namesResource(fields.topic, topic, topic.fields.name) !== 'no');
  const request = { ...ofAlarms(topic, situation), action: 'sns:Publish', resource: topicArn(topic, situation) };
  return all(
    own.map(({ fields: { document } }) => lets(document, request, (each) => spelled(each, topic, request.resource))),
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
  const request = { ...ofAlarms(topic, situation), resource: `\${${key.address}.arn}` };
  return all(
    ['kms:Decrypt', 'kms:GenerateDataKey'].map((action) =>
      lets(key.fields.policy, { ...request, action }, (each) => each),
    ),
  );
}

/** Who publishes: any alarm beside the topic. */
function ofAlarms(topic: Topic, situation: Situation): Pick<ServiceRequest, 'service' | 'from'> {
  const account = accountOf(topic, situation);
  const arn = `arn:${partitionOf(situation, topic)}:cloudwatch:${topic.scope.region ?? FRESH}:${account ?? FRESH}:alarm:${FRESH}`;
  return { service: ALARMS, from: { arn, ...(account === undefined ? {} : { account }) } };
}

function accountOf(topic: Topic, situation: Situation): string | undefined {
  return accountIdOf(situation) ?? topic.scope.account;
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

function spelled(document: PolicyDocument, { address }: Topic, arn: string): PolicyDocument {
  const own = [`\${${address}.arn}`, `\${${address}.id}`];
  const rewrite = (text: string) => (own.includes(text) ? arn : text);
  return {
    ...document,
    statements: document.statements.map((statement) => ({
      ...statement,
      resources: { ...statement.resources, patterns: statement.resources.patterns.map(rewrite) },
    })),
  };
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
