import type { PolicyDocument } from '../policy-document';
import { known, unknown, type Val } from '../value';
import type { Block } from './block';
import { existenceOf } from './existence';
import { EVERY_AWS_RESOURCE, reader } from './resource-reader';
import type { StackReading } from './stack-reading';

/** What a key is made of, and how long it outlives its deletion. */
const KEY_SETTINGS = `${EVERY_AWS_RESOURCE} bypass_policy_lockout_safety_check custom_key_store_id
  customer_master_key_spec deletion_window_in_days description key_usage multi_region rotation_period_in_days
  xks_key_id`;

/** `aws_kms_key`. Its policy may stand in an `aws_kms_key_policy`. */
export const kmsKey = reader(KEY_SETTINGS, (body, found, stack) => {
  const enabled = body.flag('is_enabled');
  found.add('kmsKey', {
    enabled: enabled.is === 'absent' ? known(true, enabled.at) : enabled,
    rotation: body.flag('enable_key_rotation'),
    policy: policyOf(body, stack),
  });
});

/** `aws_kms_key_policy`: it is read with the key that it names. */
export const kmsKeyPolicy = reader(`${EVERY_AWS_RESOURCE} bypass_policy_lockout_safety_check`, (body, found) => {
  body.document('policy');
  if (keyOf(body) === undefined) found.opaque('it sets the policy of a key that this stack does not show');
});

function policyOf(body: Block, stack: StackReading): Val<PolicyDocument> {
  const own = body.document('policy');
  const separate = policiesByKey(stack).get(body.resource.address) ?? [];
  const [only, ...more] = separate;
  if (!only) return own;
  // The one that is applied last would hold.
  if (own.is !== 'absent' || more.length > 0) return unknown('notRead', own.at);
  const exists = existenceOf(only.resource.body, stack.expressions, only.at());
  return exists?.is === 'unknown' ? unknown(exists.why, only.at('policy')) : only.document('policy');
}

function keyOf(body: Block): string | undefined {
  const key = body.term('key_id');
  return key.is === 'ref' && /^aws_kms_key\./.test(key.address) ? key.address : undefined;
}

const POLICIES = new WeakMap<StackReading, ReadonlyMap<string, readonly Block[]>>();

function policiesByKey(stack: StackReading): ReadonlyMap<string, readonly Block[]> {
  const earlier = POLICIES.get(stack);
  if (earlier) return earlier;
  const policies = new Map<string, Block[]>();
  for (const resource of stack.configuration.resources) {
    if (resource.mode !== 'managed' || resource.type !== 'aws_kms_key_policy') continue;
    const body = stack.body(resource);
    const key = keyOf(body);
    const exists = existenceOf(resource.body, stack.expressions, body.at());
    if (key === undefined || exists === undefined) continue;
    policies.set(key, [...(policies.get(key) ?? []), body]);
  }
  POLICIES.set(stack, policies);
  return policies;
}
