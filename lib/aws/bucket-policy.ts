import type { AwsPartition, TrustedNetwork } from '../values';
import type { PolicyStatement } from './policy-document';

const ALGORITHM = 's3:x-amz-server-side-encryption';
const KEY = 's3:x-amz-server-side-encryption-aws-kms-key-id';
const DENIED = { Effect: 'Deny', Principal: { AWS: '*' } } as const;
/** The principal by which S3 delivers access logs. */
const LOG_DELIVERY = 'logging.s3.amazonaws.com';
const CLOUDTRAIL = 'cloudtrail.amazonaws.com';

/** A bucket as its policy names it: its own ARN, and that of all its objects. */
export interface BucketArns {
  readonly bucket: string;
  readonly objects: string;
}

export function bucketArns(partition: AwsPartition, bucketName: string): BucketArns {
  const bucket = `arn:${partition}:s3:::${bucketName}`;
  return { bucket, objects: `${bucket}/*` };
}

/** Denies to everyone what is not TLS 1.2 or later. */
export function modernTlsOnly({ bucket, objects }: BucketArns): PolicyStatement[] {
  return [
    {
      Sid: 'DenyPlainHttp',
      ...DENIED,
      Action: 's3:*',
      Resource: [bucket, objects],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
    {
      Sid: 'DenyTlsBefore12',
      ...DENIED,
      Action: 's3:*',
      Resource: [bucket, objects],
      Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } },
    },
  ];
}

/**
 * Denies to everyone uploads that would not be encrypted under the key.
 *
 * S3 judges an upload by the headers that it names, before the bucket's default encryption fills in what is missing. A
 * negated operator also matches a header that is not there, with `IfExists` or without; `Null` beside it keeps uploads
 * that name nothing, and so get the default, out of the deny.
 */
export function noOtherKey({ objects }: BucketArns, keyArn: string): PolicyStatement[] {
  return [
    {
      Sid: 'DenyUploadNamingAnotherAlgorithm',
      ...DENIED,
      Action: 's3:PutObject',
      Resource: objects,
      Condition: { StringNotEquals: { [ALGORITHM]: 'aws:kms' }, Null: { [ALGORITHM]: 'false' } },
    },
    {
      Sid: 'DenyUploadNamingAnotherKey',
      ...DENIED,
      Action: 's3:PutObject',
      Resource: objects,
      Condition: { StringNotEquals: { [KEY]: keyArn }, Null: { [KEY]: 'false' } },
    },
    {
      // S3 takes the account's AWS managed key for these, not the bucket's default.
      Sid: 'DenyUploadNamingKmsWithoutKey',
      ...DENIED,
      Action: 's3:PutObject',
      Resource: objects,
      Condition: { StringEquals: { [ALGORITHM]: 'aws:kms' }, Null: { [KEY]: 'true' } },
    },
  ];
}

/** Who may reach a bucket, and from where. */
export interface BucketReach {
  readonly network: TrustedNetwork;
  readonly vpcEndpointIds: readonly string[];
  /** ARNs of roles that reach bucket and objects from anywhere: the one that S3 itself replicates by. */
  readonly serviceRoles: readonly string[];
  /** ARNs of roles that reach the bucket's settings from anywhere, and not its objects: the deployer's, and for emergencies. */
  readonly mending: readonly string[];
}

/**
 * Denies to everyone what does not come from the network or through one of the VPC endpoints. All exceptions are one AND:
 * a call is denied where none of them holds. Excepted are AWS services by their own principals (log delivery is one) and
 * calls that a service forwards for somebody.
 *
 * A request through a VPC endpoint has no `aws:SourceIp`, so an endpoint that is not listed is denied, too.
 */
export function reachedFromOnly({ bucket, objects }: BucketArns, reach: BucketReach): PolicyStatement[] {
  const { network, vpcEndpointIds, serviceRoles, mending } = reach;
  const from = (roles: readonly string[]) => ({
    NotIpAddressIfExists: { 'aws:SourceIp': network.ranges },
    ...(vpcEndpointIds.length === 0 ? {} : { StringNotEqualsIfExists: { 'aws:SourceVpce': vpcEndpointIds } }),
    BoolIfExists: { 'aws:PrincipalIsAWSService': 'false', 'aws:ViaAWSService': 'false' },
    ...(roles.length === 0 ? {} : { ArnNotLikeIfExists: { 'aws:PrincipalArn': roles } }),
  });
  return [
    {
      Sid: 'DenyObjectsFromElsewhere',
      ...DENIED,
      Action: 's3:*',
      Resource: objects,
      Condition: from(serviceRoles),
    },
    {
      Sid: 'DenySettingsFromElsewhere',
      ...DENIED,
      Action: 's3:*',
      Resource: bucket,
      Condition: from([...serviceRoles, ...mending]),
    },
  ];
}

/** Lets S3 deliver the access logs of the account's buckets, and lets nobody else write. */
export function logDeliveryOnly(arns: BucketArns, accountId: string): PolicyStatement[] {
  return [
    {
      Sid: 'LetS3DeliverLogs',
      Effect: 'Allow',
      Principal: { Service: LOG_DELIVERY },
      Action: 's3:PutObject',
      Resource: arns.objects,
      Condition: { StringEquals: { 'aws:SourceAccount': accountId } },
    },
    writtenOnlyBy(arns, LOG_DELIVERY),
  ];
}

/** Lets CloudTrail deliver the events of one trail under these prefixes, and lets nobody else write. */
export function trailOnly(arns: BucketArns, trailArn: string, prefixes: readonly string[]): PolicyStatement[] {
  const allowed = { Effect: 'Allow', Principal: { Service: CLOUDTRAIL } } as const;
  const source = { 'aws:SourceArn': trailArn };
  return [
    {
      Sid: 'LetCloudTrailLookAtTheBucket',
      ...allowed,
      Action: 's3:GetBucketAcl',
      Resource: arns.bucket,
      Condition: { StringEquals: source },
    },
    {
      Sid: 'LetCloudTrailDeliverEvents',
      ...allowed,
      Action: 's3:PutObject',
      Resource: prefixes.map((prefix) => `${arns.bucket}/AWSLogs/${prefix}/*`),
      Condition: { StringEquals: { ...source, 's3:x-amz-acl': 'bucket-owner-full-control' } },
    },
    writtenOnlyBy(arns, CLOUDTRAIL),
  ];
}

function writtenOnlyBy({ objects }: BucketArns, service: string): PolicyStatement {
  return {
    Sid: 'DenyWritesOfOthers',
    ...DENIED,
    Action: 's3:PutObject',
    Resource: objects,
    Condition: { StringNotEqualsIfExists: { 'aws:PrincipalServiceName': service } },
  };
}
