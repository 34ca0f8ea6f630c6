import type { Entity, PolicyDocument, Val } from '../../posture';
import { type Answer, all, FRESH, matches, not, type Request, some } from '../../requests';
import type { Situation } from '../control';
import { accountIdOf, partitionOf } from './account';
import { made } from './alarm-topic';
import { type Gap, provided } from './gap';
import { identityOf, policiesOf } from './identity';
import { keyOf } from './own-key';
import { roleOf } from './replication-roles';
import { lets } from './service-request';
import { letsTrail, namingTrail, sourceOf } from './trail-source';

type LogGroup = Entity<'logGroup'>;
type Trail = Entity<'trail'>;

/**
 * What keeps the events of the trail from its log group, where alarms count them: CloudTrail assumes the trail's role, which
 * may write to the group, and CloudWatch Logs encrypts under the group's key. AWS tries both when they are named, and not again
 * when a policy changes; a role that another stack makes is left at that.
 */
export function logDeliveryGaps(trail: Trail, group: LogGroup, situation: Situation): Gap[] {
  return [...roleGaps(trail, group, situation), ...groupKeyGaps(group, situation)];
}

function roleGaps(trail: Trail, group: LogGroup, situation: Situation): Gap[] {
  const role = roleOf(trail.fields.logRole, situation);
  if (role === undefined) return [];
  const origins = [trail.fields.logRole.at];
  const gap = (given: string, state: string): Gap => ({
    given,
    meaning: { settings: [`trailLogRole=${state}`] },
    origins,
  });
  return [
    ...unlessYes(
      all([made(role), assumedFor(trail, role, situation)]),
      gap(`CloudTrail may not assume ${role.address} for the trail`, 'notAssumed'),
      'it may assume it',
    ),
    ...unlessYes(
      mayWrite(role, group, situation),
      gap(`${role.address} may not write to the log group of the trail`, 'notWriting'),
      'it may write there',
    ),
  ];
}

function unlessYes(answer: Answer, gap: Gap, assumption: string): Gap[] {
  if (answer === 'yes') return [];
  return [answer === 'unknown' ? provided(assumption, gap) : gap];
}

/** Whether the role's trust policy, which names no resource, lets CloudTrail assume it for the trail. */
function assumedFor(trail: Trail, { address, fields }: Entity<'iamPrincipal'>, situation: Situation): Answer {
  const { source, isSure } = sourceOf(trail, situation);
  const resource = `\${${address}.arn}`;
  const trust = onResource(namingTrail(fields.trust, trail, source), resource);
  const answer = letsTrail(trust, source, { action: 'sts:AssumeRole', resource });
  return answer === 'no' && !isSure && trust.is === 'known' ? 'unknown' : answer;
}

function onResource(document: Val<PolicyDocument>, resource: string): Val<PolicyDocument> {
  if (document.is !== 'known') return document;
  const resources = { not: false, patterns: [resource] };
  const statements = document.value.statements.map((statement) => ({ ...statement, resources }));
  return { ...document, value: { ...document.value, statements } };
}

/** What CloudTrail does in the log group: a stream a Region, and events in it. */
const WRITES = ['logs:CreateLogStream', 'logs:PutLogEvents'];

/** Whether the policies on the role let it write to a stream of the group. */
function mayWrite(role: Entity<'iamPrincipal'>, group: LogGroup, situation: Situation): Answer {
  const { documents } = policiesOf(identityOf(role), situation.posture);
  const { arn, account } = arnOf(group, situation);
  const statements = documents.flatMap((document) => spelled(document, group, arn).statements);
  const answers = (action: string): Answer => {
    const request: Request = {
      principal: { is: 'aws', arn: `\${${role.address}.arn}` },
      action,
      resource: `${arn}:log-stream:${FRESH}`,
      context: { 'aws:SecureTransport': 'true', ...(account === undefined ? {} : { 'aws:PrincipalAccount': account }) },
    };
    const of = (effect: 'Allow' | 'Deny') =>
      some(statements.filter((each) => each.effect === effect).map((each) => matches(each, request)));
    return all([of('Allow'), not(of('Deny'))]);
  };
  const answer = all(WRITES.map(answers));
  return answer === 'no' && documents.some(({ open }) => open !== undefined) ? 'unknown' : answer;
}

/** The group's ARN in the one spelling that is compared: by its name where all of it is literal, else by reference. */
function arnOf(group: LogGroup, situation: Situation): { readonly arn: string; readonly account?: string } {
  const { name } = group.fields;
  const { region } = group.scope;
  const account = accountIdOf(situation) ?? group.scope.account;
  if (account === undefined || region === undefined || name.is !== 'known') return { arn: `\${${group.address}.arn}` };
  return { arn: `arn:${partitionOf(situation, group)}:logs:${region}:${account}:log-group:${name.value}`, account };
}

function spelled(document: PolicyDocument, { address }: LogGroup, arn: string): PolicyDocument {
  const rewrite = (text: string) => text.replaceAll(`\${${address}.arn}`, arn);
  const statements = document.statements.map((statement) => ({
    ...statement,
    resources: { ...statement.resources, patterns: statement.resources.patterns.map(rewrite) },
    conditions: statement.conditions.map((each) => ({ ...each, values: each.values.map(rewrite) })),
  }));
  return { ...document, statements };
}

/** What CloudWatch Logs does with the key of a group. */
const KEY_USES = ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey'];

/** What keeps CloudWatch Logs from encrypting what the group takes. */
function groupKeyGaps(group: LogGroup, situation: Situation): Gap[] {
  const key = keyOf(group.fields.kmsKey, situation);
  if (key === undefined) return [];
  const { arn, account } = arnOf(group, situation);
  const { region } = group.scope;
  const domain = partitionOf(situation, group) === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  const from = { arn, ...(account === undefined ? {} : { account }) };
  const context = { 'kms:EncryptionContext:aws:logs:arn': arn };
  const { policy } = key.fields;
  const answer = all(
    KEY_USES.map((action) =>
      lets(
        policy,
        { service: `logs.${region ?? FRESH}.${domain}`, action, resource: `\${${key.address}.arn}`, from, context },
        (document) => spelled(document, group, arn),
      ),
    ),
  );
  const gap: Gap = {
    given: `the policy of ${key.address} does not let CloudWatch Logs encrypt the log group of the trail`,
    meaning: { settings: ['logKeyUse=refused'] },
    origins: [policy.at],
  };
  return unlessYes(answer, gap, 'it lets CloudWatch Logs encrypt it');
}
