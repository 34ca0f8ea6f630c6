import { known, type Val } from '../value';
import { isForAll } from './aws-bucket-lifecycle';
import type { Block } from './block';
import { EVERY_AWS_RESOURCE, type Findings, reader } from './resource-reader';

/** `aws_s3_bucket_logging`. A grant to whoever reads the logs is an access control list: it stays opaque. */
export const bucketLogging = reader(
  `${EVERY_AWS_RESOURCE} expected_bucket_owner target_object_key_format`,
  (body, found) => {
    found.add('bucketLogging', {
      bucket: body.text('bucket'),
      target: body.text('target_bucket'),
      prefix: body.text('target_prefix'),
    });
  },
);

const REPLICATION_SETTINGS = `${EVERY_AWS_RESOURCE} token rule.id rule.priority rule.delete_marker_replication
  rule.existing_object_replication rule.destination.metrics rule.destination.replication_time
  rule.destination.storage_class rule.source_selection_criteria.replica_modifications`;

/** `aws_s3_bucket_replication_configuration`, one entity a rule. */
export const bucketReplication = reader(REPLICATION_SETTINGS, (body, found) => {
  const bucket = body.text('bucket');
  const role = body.text('role');
  const { blocks, open } = body.blocks('rule');
  for (const rule of blocks) addRule(found, bucket, role, rule);
  if (open !== undefined) addRule(found, bucket, role, body.unreadable('rule', open));
});

function addRule(found: Findings, bucket: Val<string>, role: Val<string>, rule: Block): void {
  const destination = rule.block('destination');
  found.add('bucketReplication', {
    bucket,
    role,
    status: rule.text('status'),
    whole: isForAll(rule),
    destination: namedByArn(destination.text('bucket')),
    account: destination.text('account'),
    kmsKey: destination.block('encryption_configuration').text('replica_kms_key_id'),
    kmsObjects: rule.block('source_selection_criteria').block('sse_kms_encrypted_objects').text('status'),
  });
}

/** The name of a bucket that is named by its ARN. */
function namedByArn(arn: Val<string>): Val<string> {
  const name = arn.is === 'known' ? /^arn:[^:]*:s3:::(.+)$/.exec(arn.value)?.[1] : undefined;
  return name === undefined ? arn : known(name, arn.at);
}
