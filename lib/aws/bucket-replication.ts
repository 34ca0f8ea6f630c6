import { createHash } from 'node:crypto';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { S3BucketReplicationConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-replication-configuration';
import { Token } from 'cdktf';
import type { Construct } from 'constructs';
import type { AwsPartition } from '../values';
import { bucketArns } from './bucket-policy';
import type { ClosedBucket } from './closed-bucket';
import { policyDocument } from './policy-document';

/** Longest name of an IAM role. */
const LONGEST = 64;

/** Name of the role by which S3 replicates a bucket: the bucket's own after `replicate-`, shortened where it must be. */
function roleName(bucketName: string): string {
  const name = `replicate-${bucketName}`;
  if (Token.isUnresolved(bucketName) || name.length <= LONGEST) return name;
  const digest = createHash('sha256').update(bucketName).digest('hex').slice(0, 8);
  return `${name.slice(0, LONGEST - digest.length - 1)}-${digest}`;
}

/** ARN of the role by which S3 replicates a bucket. */
export function replicationRoleArn(partition: AwsPartition, accountId: string, bucketName: string): string {
  return `arn:${partition}:iam::${accountId}:role/${roleName(bucketName)}`;
}

/** One end of a replication. */
export interface ReplicationEnd {
  readonly bucketName: string;
  readonly bucket: ClosedBucket;
}

export interface ReplicationProps {
  readonly partition: AwsPartition;
  readonly from: ReplicationEnd;
  readonly to: ReplicationEnd;
  /** Whether versions are locked: both buckets' locks are one. */
  readonly locked: boolean;
}

/** What replicates a bucket. */
export interface Replication {
  readonly role: IamRole;
  readonly rolePolicy: IamRolePolicy;
  readonly configuration: S3BucketReplicationConfigurationA;
}

/**
 * Copies every version under the key of the replica. Deletions are not copied: whoever deletes here deletes nothing
 * there. The role may read one bucket, write the other, and use the two keys through S3; S3 alone assumes it.
 */
export function replication(scope: Construct, props: ReplicationProps): Replication {
  const { from, to } = props;
  const { provider } = from.bucket.bucket;
  const role = new IamRole(scope, 'replication-role', {
    provider,
    name: roleName(from.bucketName),
    description: `S3 replicates the bucket ${from.bucketName} by it`,
    assumeRolePolicy: policyDocument([
      {
        Sid: 'LetS3Replicate',
        Effect: 'Allow',
        Principal: { Service: 's3.amazonaws.com' },
        Action: 'sts:AssumeRole',
      },
    ]),
  });
  const rolePolicy = new IamRolePolicy(scope, 'replication-policy', {
    provider,
    name: 'replicate',
    role: role.name,
    policy: document(props),
  });
  const configuration = new S3BucketReplicationConfigurationA(scope, 'replication', {
    provider,
    bucket: from.bucket.bucket.id,
    role: role.arn,
    rule: [
      {
        id: 'everything',
        priority: 0,
        status: 'Enabled',
        filter: {},
        deleteMarkerReplication: { status: 'Disabled' },
        sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: 'Enabled' } },
        destination: {
          bucket: to.bucket.bucket.arn,
          encryptionConfiguration: { replicaKmsKeyId: to.bucket.keyArn },
        },
      },
    ],
    dependsOn: [rolePolicy, from.bucket.lock ?? from.bucket.lifecycle, to.bucket.lock ?? to.bucket.lifecycle],
  });
  return { role, rolePolicy, configuration };
}

function document({ from, to, partition, locked }: ReplicationProps): string {
  const source = bucketArns(partition, from.bucketName);
  const replica = bucketArns(partition, to.bucketName);
  const throughS3 = { StringLike: { 'kms:ViaService': 's3.*' } };
  return policyDocument([
    {
      Sid: 'ReadTheSource',
      Effect: 'Allow',
      Action: ['s3:GetReplicationConfiguration', 's3:ListBucket'],
      Resource: source.bucket,
    },
    {
      Sid: 'ReadEveryVersion',
      Effect: 'Allow',
      Action: [
        ...(locked ? ['s3:GetObjectLegalHold', 's3:GetObjectRetention'] : []),
        's3:GetObjectVersionAcl',
        's3:GetObjectVersionForReplication',
        's3:GetObjectVersionTagging',
      ],
      Resource: source.objects,
    },
    {
      Sid: 'WriteTheReplica',
      Effect: 'Allow',
      Action: ['s3:ReplicateObject', 's3:ReplicateTags'],
      Resource: replica.objects,
    },
    { Sid: 'Decrypt', Effect: 'Allow', Action: 'kms:Decrypt', Resource: from.bucket.keyArn, Condition: throughS3 },
    {
      Sid: 'EncryptTheReplica',
      Effect: 'Allow',
      Action: ['kms:Encrypt', 'kms:GenerateDataKey'],
      Resource: to.bucket.keyArn,
      Condition: throughS3,
    },
  ]);
}
