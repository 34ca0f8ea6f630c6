import type { JsonObject } from '../graph/json';
import { Stack } from './stack';

/** A small AWS stack that is not ours, to try the harness on: what it does to this one, it does to any. */
export function sampleStack(resources: JsonObject = {}): Stack {
  const bucket = '${aws_s3_bucket.ledger.id}';
  const deny = {
    Effect: 'Deny',
    Action: '*',
    Resource: '*',
    Condition: { Null: { 'aws:MultiFactorAuthPresent': 'true' } },
  };
  return new Stack('sample', 'sample', {
    terraform: {
      backend: { s3: { bucket: 'state', key: 'sample', region: 'eu-north-1' } },
      required_providers: { aws: { source: 'aws', version: '6.25.0' } },
    },
    provider: { aws: [{ region: 'eu-north-1', allowed_account_ids: ['111122223333'] }] },
    resource: {
      aws_s3_bucket: { ledger: { bucket: 'sample-ledger', lifecycle: { prevent_destroy: true } } },
      aws_s3_bucket_public_access_block: {
        ledger: {
          bucket,
          block_public_acls: true,
          block_public_policy: true,
          ignore_public_acls: true,
          restrict_public_buckets: true,
        },
      },
      aws_s3_bucket_versioning: { ledger: { bucket, versioning_configuration: { status: 'Enabled' } } },
      aws_s3_account_public_access_block: { account: { block_public_acls: true, block_public_policy: true } },
      aws_iam_group: { admins: { name: 'admins' } },
      aws_iam_group_policy: {
        admins: {
          group: '${aws_iam_group.admins.name}',
          name: 'mfa',
          policy: JSON.stringify({ Version: '2012-10-17', Statement: [deny] }),
        },
      },
      ...resources,
    },
  });
}
