import type { PublicAccessBlock } from '../aws-storage';
import { known, ref, type Val } from '../value';
import type { Block } from './block';
import { lifecycleOf } from './ignored-changes';
import { own } from './json-object';
import { EVERY_AWS_RESOURCE, type Findings, reader } from './resource-reader';
import { flagOf } from './term-value';

/** Old arguments of the bucket itself that let nobody in: the parts that do have their own resources too. */
const BUCKET_SETTINGS = `${EVERY_AWS_RESOURCE} acceleration_status cors_rule lifecycle_rule logging
  object_lock_configuration object_lock_enabled request_payer website`;

const SHARED = 'its access control list may let others in';

/** `aws_s3_bucket`, with the arguments from before they had resources of their own. */
export const bucket = reader(`${BUCKET_SETTINGS} bucket_prefix grant`, (body, found) => {
  const name = body.named('bucket');
  found.add('bucket', { name, forceDestroy: body.flag('force_destroy'), preventDestroy: preventDestroy(body) });
  const self = name.is === 'known' ? name : ref(body.resource.address, 'id', name.at);
  if (body.isSet('policy')) found.add('bucketPolicy', { bucket: self, document: body.document('policy') });
  const encryption = body.blocks('server_side_encryption_configuration');
  for (const block of encryption.blocks) addEncryption(found, self, block);
  if (encryption.open !== undefined)
    addEncryption(found, self, body.unreadable('server_side_encryption_configuration', encryption.open));
  const versioning = body.block('versioning');
  if (versioning.present) found.add('bucketVersioning', { bucket: self, status: statusOf(versioning) });
  const acl = body.text('acl');
  if (!isPrivate(acl)) found.opaque(SHARED);
  const grants = body.blocks('grant');
  if (grants.blocks.length > 0 || grants.open !== undefined) found.opaque(SHARED);
});

function isPrivate(acl: Val<string>): boolean {
  return acl.is === 'absent' || (acl.is === 'known' && acl.value === 'private');
}

function preventDestroy(body: Block): Val<boolean> {
  const term = body.stack.expressions.term(own(lifecycleOf(body.resource.body), 'prevent_destroy'));
  return flagOf(term, { ...body.at(), pointer: '/lifecycle/prevent_destroy' });
}

/** The old `versioning` block says it with a boolean. */
function statusOf(versioning: Block): Val<string> {
  versioning.term('mfa_delete');
  const enabled = versioning.flag('enabled');
  return enabled.is === 'known' ? known(enabled.value ? 'Enabled' : 'Suspended', enabled.at) : enabled;
}

/** `aws_s3_bucket_public_access_block`. */
export const bucketPublicAccessBlock = reader(`${EVERY_AWS_RESOURCE} skip_destroy`, (body, found) => {
  found.add('bucketPublicAccessBlock', { bucket: body.text('bucket'), ...publicAccessBlock(body) });
});

/** `aws_s3_account_public_access_block`. What is not set is off. */
export const accountPublicAccessBlock = reader(EVERY_AWS_RESOURCE, (body, found) => {
  found.add('accountPublicAccessBlock', { account: body.text('account_id'), ...publicAccessBlock(body) });
});

function publicAccessBlock(body: Block): PublicAccessBlock {
  return {
    blockPublicAcls: body.flag('block_public_acls'),
    blockPublicPolicy: body.flag('block_public_policy'),
    ignorePublicAcls: body.flag('ignore_public_acls'),
    restrictPublicBuckets: body.flag('restrict_public_buckets'),
  };
}

/** `aws_s3_bucket_ownership_controls`. */
export const bucketOwnership = reader(EVERY_AWS_RESOURCE, (body, found) => {
  found.add('bucketOwnership', {
    bucket: body.text('bucket'),
    objectOwnership: body.block('rule').text('object_ownership'),
  });
});

/** `aws_s3_bucket_policy`. */
export const bucketPolicy = reader(EVERY_AWS_RESOURCE, (body, found) => {
  found.add('bucketPolicy', { bucket: body.text('bucket'), document: body.document('policy') });
});

/** `aws_s3_bucket_server_side_encryption_configuration`. */
export const bucketEncryption = reader(`${EVERY_AWS_RESOURCE} expected_bucket_owner`, (body, found) => {
  addEncryption(found, body.text('bucket'), body);
});

/** One entity a rule; one that is unknown where there may be more rules than are seen. */
function addEncryption(found: Findings, bucket: Val<string>, holder: Block): void {
  const { blocks, open } = holder.blocks('rule');
  const rules = open === undefined ? blocks : [...blocks, holder.unreadable('rule', open)];
  for (const rule of rules.length > 0 ? rules : [holder.block('rule')]) {
    const byDefault = rule.block('apply_server_side_encryption_by_default');
    found.add('bucketEncryption', {
      bucket,
      algorithm: byDefault.text('sse_algorithm'),
      kmsKey: byDefault.text('kms_master_key_id'),
      bucketKey: rule.flag('bucket_key_enabled'),
      blockedTypes: rule.set('blocked_encryption_types'),
    });
  }
}

/** `aws_s3_bucket_versioning`. */
export const bucketVersioning = reader(`${EVERY_AWS_RESOURCE} expected_bucket_owner mfa`, (body, found) => {
  const configuration = body.block('versioning_configuration');
  configuration.term('mfa_delete');
  found.add('bucketVersioning', { bucket: body.text('bucket'), status: configuration.text('status') });
});

/** `aws_s3_object`, `aws_s3_bucket_object`: data, unless it brings an access control list of its own. */
export const bucketObject = reader(
  `${EVERY_AWS_RESOURCE} bucket bucket_key_enabled cache_control checksum_algorithm content content_base64
  content_disposition content_encoding content_language content_type etag force_destroy key kms_key_id metadata
  object_lock_legal_hold_status object_lock_mode object_lock_retain_until_date override_provider
  server_side_encryption source source_hash storage_class website_redirect`,
  (body, found) => {
    if (!isPrivate(body.text('acl'))) found.opaque(SHARED);
  },
);
