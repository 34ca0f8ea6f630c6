import type { AwsPartition } from '../values';
import { policyDocument } from './policy-document';

const ALGORITHM = 's3:x-amz-server-side-encryption';
const KEY = 's3:x-amz-server-side-encryption-aws-kms-key-id';

/**
 * The policy of a private bucket: denies to everyone what is not TLS 1.2 or later, and uploads that would not be encrypted
 * under the key. It allows nothing.
 *
 * S3 judges an upload by the headers that it names, before the bucket's default encryption fills in what is missing. A
 * negated operator also matches a header that is not there, with `IfExists` or without; `Null` beside it keeps uploads
 * that name nothing, and so get the default, out of the deny.
 */
export function bucketPolicy(partition: AwsPartition, bucketName: string, keyArn: string): string {
  const bucket = `arn:${partition}:s3:::${bucketName}`;
  const objects = `${bucket}/*`;
  const denied = { Effect: 'Deny', Principal: { AWS: '*' } } as const;
  return policyDocument([
    {
      Sid: 'DenyPlainHttp',
      ...denied,
      Action: 's3:*',
      Resource: [bucket, objects],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
    {
      Sid: 'DenyTlsBefore12',
      ...denied,
      Action: 's3:*',
      Resource: [bucket, objects],
      Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } },
    },
    {
      Sid: 'DenyUploadNamingAnotherAlgorithm',
      ...denied,
      Action: 's3:PutObject',
      Resource: objects,
      Condition: { StringNotEquals: { [ALGORITHM]: 'aws:kms' }, Null: { [ALGORITHM]: 'false' } },
    },
    {
      Sid: 'DenyUploadNamingAnotherKey',
      ...denied,
      Action: 's3:PutObject',
      Resource: objects,
      Condition: { StringNotEquals: { [KEY]: keyArn }, Null: { [KEY]: 'false' } },
    },
    {
      // S3 takes the account's AWS managed key for these, not the bucket's default.
      Sid: 'DenyUploadNamingKmsWithoutKey',
      ...denied,
      Action: 's3:PutObject',
      Resource: objects,
      Condition: { StringEquals: { [ALGORITHM]: 'aws:kms' }, Null: { [KEY]: 'true' } },
    },
  ]);
}
