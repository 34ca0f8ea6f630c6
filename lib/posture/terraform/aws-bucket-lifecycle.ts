import type { LifecycleRule } from '../aws-storage';
import { known, unknown, type Val } from '../value';
import type { Block } from './block';
import { EVERY_AWS_RESOURCE, reader } from './resource-reader';
import { literalText, type Term } from './term';
import { whyOf } from './term-value';

const LIFECYCLE_SETTINGS = `${EVERY_AWS_RESOURCE} expected_bucket_owner transition_default_minimum_object_size rule.id
  rule.transition rule.noncurrent_version_transition rule.expiration
  rule.noncurrent_version_expiration.newer_noncurrent_versions`;

/** `aws_s3_bucket_lifecycle_configuration`. Where objects are kept, and when current ones go, is their owner's say. */
export const bucketLifecycle = reader(LIFECYCLE_SETTINGS, (body, found) => {
  const { blocks, open } = body.blocks('rule');
  found.add('bucketLifecycle', {
    bucket: body.text('bucket'),
    rules: blocks.map(ruleOf),
    open: open === undefined ? known(false, body.at('rule')) : unknown(open, body.at('rule')),
  });
});

function ruleOf(rule: Block): LifecycleRule {
  return {
    status: rule.text('status'),
    whole: isForAll(rule),
    abortUploadDays: rule.block('abort_incomplete_multipart_upload').text('days_after_initiation'),
    oldVersionDays: rule.block('noncurrent_version_expiration').text('noncurrent_days'),
  };
}

/** Whether a rule of a bucket is for all of its objects: by its `prefix` of old and by its `filter`. */
export function isForAll(rule: Block): Val<boolean> {
  const filter = rule.block('filter');
  const limits = [rule.term('prefix'), ...FILTERS.map((name) => filter.term(name))];
  const at = rule.at('filter');
  if (limits.some(isLimit)) return known(false, at);
  const unread = limits.find((term) => term.is !== 'null' && term.is !== 'literal');
  return unread === undefined ? known(true, at) : unknown(whyOf(unread), at);
}

const FILTERS = ['and', 'object_size_greater_than', 'object_size_less_than', 'prefix', 'tag'];

/** A term that surely leaves something out; nothing, and the empty prefix, leave out nothing. */
function isLimit(term: Term): boolean {
  if (term.is === 'list' || term.is === 'object') return true;
  return term.is === 'literal' && literalText(term.value) !== '';
}

/** `aws_s3_bucket_object_lock_configuration`. */
export const bucketLock = reader(`${EVERY_AWS_RESOURCE} expected_bucket_owner token`, (body, found) => {
  const retention = body.block('rule').block('default_retention');
  found.add('bucketLock', {
    bucket: body.text('bucket'),
    enabled: body.text('object_lock_enabled'),
    mode: retention.text('mode'),
    days: retention.text('days'),
    years: retention.text('years'),
  });
});
