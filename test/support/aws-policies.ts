import type { Control, Finding, Outcome } from '../../lib/controls/control';
import type { Facts } from '../../lib/declaration';
import type { Entity, UnknownReason } from '../../lib/posture';
import { judged, scp } from './aws-organization';
import { entity, is, policy, unread, unset, type WrittenStatement } from './aws-posture';

/** An inline policy of a group, by default `admins`. */
export const inline = (statements: readonly WrittenStatement[], group = 'admins', name = 'p'): Entity =>
  entity('identityPolicy', `aws_iam_group_policy.${name}`, {
    principalType: 'group',
    principal: is(group),
    inline: true,
    document: is(policy(...statements)),
  });

export const ofBucket = (...statements: readonly WrittenStatement[]): Entity =>
  entity('bucketPolicy', 'aws_s3_bucket_policy.p', { bucket: is('ledger'), document: is(policy(...statements)) });

export const ofKey = (...statements: readonly WrittenStatement[]): Entity =>
  entity('kmsKey', 'aws_kms_key.k', { enabled: unset, rotation: is(true), policy: is(policy(...statements)) });

/** A role's trust policy. */
export const trust = (...statements: readonly WrittenStatement[]): Entity =>
  entity('iamPrincipal', 'aws_iam_role.r', {
    type: 'role',
    name: is('operator'),
    trust: is(policy(...statements)),
  });

/** The verdict on the only policy. */
export function verdictOn(control: Control, one: Entity | readonly Entity[], facts?: Facts): Outcome['verdict'] {
  return outcomeOn(control, one, facts).verdict;
}

/** The sentence of the finding on the only policy. */
export function givenOn(control: Control, one: Entity | readonly Entity[], facts?: Facts): string {
  return findingOn(control, one, facts).given;
}

export function findingOn(control: Control, one: Entity | readonly Entity[], facts?: Facts): Finding {
  const outcome = outcomeOn(control, one, facts);
  if (!('finding' in outcome)) throw new Error(`the policy is ${outcome.verdict}`);
  return outcome.finding;
}

function outcomeOn(control: Control, one: Entity | readonly Entity[], facts?: Facts): Outcome {
  const [outcome, ...more] = judged(control, [one].flat() as readonly Entity[], facts);
  if (outcome === undefined || more.length > 0) throw new Error(`${more.length + (outcome ? 1 : 0)} outcomes`);
  return outcome;
}

/** A service control policy of which something cannot be read. */
export function partlyRead(why: UnknownReason, ...statements: readonly WrittenStatement[]): readonly Entity[] {
  return scp(...statements).map((each) =>
    each.kind === 'organizationPolicy'
      ? ({ ...each, fields: { ...each.fields, document: is({ ...policy(...statements), open: why }) } } as Entity)
      : each,
  );
}

/** An identity policy of which nothing can be read: one of AWS's own that is attached here, or one that is written in. */
export function unreadPolicy(inlined: boolean): Entity {
  return entity('identityPolicy', 'aws_iam_group_policy_attachment.p', {
    principalType: 'group',
    principal: is('admins'),
    ...(inlined ? { inline: true } : {}),
    document: unread('notRead'),
  });
}
