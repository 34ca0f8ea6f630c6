import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { Fn, type TerraformProvider, Token } from 'cdktf';
import type { Construct } from 'constructs';
import { type AwsPartition, InvalidValue } from '../values';
import { policyDocument } from './policy-document';

/** What a key is made for. */
export interface BucketKeyOwner {
  readonly bucketName: string;
  readonly accountId: string;
  readonly partition: AwsPartition;
  readonly provider?: TerraformProvider;
}

/**
 * A KMS key for one bucket: rotated each year, gone 30 days after its deletion at the earliest. Its policy hands the say
 * over its use to the IAM policies of the account.
 */
export function bucketKey(scope: Construct, { bucketName, accountId, partition, provider }: BucketKeyOwner): KmsKey {
  return new KmsKey(scope, 'key', {
    provider,
    description: `Encrypts the bucket ${bucketName}`,
    enableKeyRotation: true,
    deletionWindowInDays: 30,
    policy: policyDocument([
      {
        Sid: 'LeaveAccessToIamOfTheAccount',
        Effect: 'Allow',
        Principal: { AWS: `arn:${partition}:iam::${accountId}:root` },
        Action: 'kms:*',
        Resource: '*',
      },
    ]),
    lifecycle: { preventDestroy: true },
  });
}

/** The key's name for people: `alias/s3/<bucket>`, with `_` for each dot, which an alias cannot hold. */
export function bucketKeyAlias(scope: Construct, key: KmsKey, { bucketName, provider }: BucketKeyOwner): KmsAlias {
  const name = Token.isUnresolved(bucketName) ? Fn.replace(bucketName, '.', '_') : bucketName.replaceAll('.', '_');
  return new KmsAlias(scope, 'key-alias', { provider, name: `alias/s3/${name}`, targetKeyId: key.keyId });
}

/**
 * Reads the ARN of a KMS key in this partition.
 *
 * @throws InvalidValue for an alias, a bare key id, and a key of another partition.
 */
export function parseKeyArn(text: string, partition: AwsPartition, control = 'AWS-STO-07'): string {
  const [, found] = /^arn:([a-z-]+):kms:[a-z0-9-]+:\d{12}:key\/[A-Za-z0-9-]+$/.exec(text) ?? [];
  if (found !== partition) {
    throw new InvalidValue({
      problem: `this is not the ARN of a KMS key in the partition ${partition}`,
      given: text,
      allowed: "a key's ARN names the partition, the Region, an account and a key, not an alias",
      remedy: `Write it like "arn:${partition}:kms:<Region>:111122223333:key/<key id>"`,
      control,
    });
  }
  return text;
}
