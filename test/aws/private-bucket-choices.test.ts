import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { AccessLogBucket, PrivateBucket, type PrivateBucketProps } from '../../lib/aws';
import { ACCOUNT, OFFICE, Rendered, refusal, scattered } from './rendered';

const LEDGER = { bucketName: 'acme-ledger', accountId: ACCOUNT };

const ledger = (props: Partial<PrivateBucketProps>) =>
  Rendered.of((stack) => new PrivateBucket(stack, 'ledger', { ...LEDGER, ...props }));

/** A ledger with a replica in another Region. */
const copied = (props: Partial<PrivateBucketProps> = {}) =>
  Rendered.of((stack) => {
    const provider = new AwsProvider(stack, 'west', { region: 'eu-west-1', alias: 'west' });
    const replica = { bucketName: 'acme-copy', provider };
    new PrivateBucket(stack, 'ledger', { ...LEDGER, replica, ...props });
  });

describe('the lock of a PrivateBucket', () => {
  it('is turned on beside the bucket, so that one which stands already is not replaced', () => {
    const rendered = ledger({ lock: { mode: 'COMPLIANCE', days: 30 } });
    expect(rendered.only('aws_s3_bucket')).not.toHaveProperty('object_lock_enabled');
    expect(rendered.only('aws_s3_bucket_object_lock_configuration')).toMatchObject({
      object_lock_enabled: 'Enabled',
      rule: { default_retention: { mode: 'COMPLIANCE', days: 30 } },
      depends_on: [expect.stringMatching(/^aws_s3_bucket_lifecycle_configuration\./)],
    });
  });
});

describe('the access logs of a PrivateBucket', () => {
  const logged = Rendered.of((stack) => {
    const accessLogs = new AccessLogBucket(stack, 'logs', { bucketName: 'acme-logs', accountId: ACCOUNT });
    new PrivateBucket(stack, 'ledger', { ...LEDGER, accessLogs });
  });

  it('go to the log bucket under the name of the bucket, once both are closed', () => {
    expect(logged.only('aws_s3_bucket_logging')).toEqual({
      bucket: expect.stringContaining('ledger_bucket'),
      target_bucket: expect.stringContaining('logs_bucket'),
      target_prefix: 'acme-ledger/',
      depends_on: [
        expect.stringMatching(/^aws_s3_bucket_lifecycle_configuration\.ledger_/),
        expect.stringMatching(/^aws_s3_bucket_lifecycle_configuration\.logs_/),
      ],
    });
  });

  it('cannot go to a log bucket of another provider, which S3 would refuse', () => {
    const message = refusal((stack) => {
      const provider = new AwsProvider(stack, 'west', { region: 'eu-west-1', alias: 'west' });
      const accessLogs = new AccessLogBucket(stack, 'logs', { bucketName: 'acme-logs', accountId: ACCOUNT, provider });
      new PrivateBucket(stack, 'ledger', { ...LEDGER, accessLogs });
    });
    expect(message).toContain('accessLogs: the log bucket is made by another provider than the bucket');
  });
});

describe('the reach of a PrivateBucket', () => {
  const reach = { network: OFFICE, deployerRole: 'tenant-guard-deploy', vpcEndpointIds: ['vpce-0a1b2c3d'] };
  const denied = { Effect: 'Deny', Principal: { AWS: '*' }, Action: 's3:*' };
  const elsewhere = {
    NotIpAddressIfExists: { 'aws:SourceIp': ['203.0.113.0/26', '2001:db8:10::/48'] },
    BoolIfExists: { 'aws:PrincipalIsAWSService': 'false', 'aws:ViaAWSService': 'false' },
  };
  const endpoint = { StringNotEqualsIfExists: { 'aws:SourceVpce': ['vpce-0a1b2c3d'] } };
  const deployer = 'arn:aws:iam::111122223333:role/tenant-guard-deploy';

  it('denies the objects to everyone elsewhere, and the settings to everyone but the deployer', () => {
    expect(ledger({ reach }).statements('aws_s3_bucket_policy').slice(-2)).toEqual([
      {
        Sid: 'DenyObjectsFromElsewhere',
        ...denied,
        Resource: 'arn:aws:s3:::acme-ledger/*',
        Condition: { ...elsewhere, ...endpoint },
      },
      {
        Sid: 'DenySettingsFromElsewhere',
        ...denied,
        Resource: 'arn:aws:s3:::acme-ledger',
        Condition: { ...elsewhere, ...endpoint, ArnNotLikeIfExists: { 'aws:PrincipalArn': [deployer] } },
      },
    ]);
  });

  it('denies every VPC endpoint where none is named: their requests have no source address', () => {
    const { vpcEndpointIds: _, ...networkOnly } = reach;
    const statements = ledger({ reach: networkOnly }).statements('aws_s3_bucket_policy');
    expect(statements.at(-2)).toMatchObject({ Condition: elsewhere });
    expect(JSON.stringify(statements)).not.toContain('SourceVpce');
  });

  it('is refused where the list is too long for a policy, which cannot be split', () => {
    const network = scattered(700);
    const long = { network, deployerRole: 'tenant-guard-deploy' };
    const message = refusal((stack) => new PrivateBucket(stack, 'ledger', { ...LEDGER, reach: long }));
    expect(message).toContain('a bucket policy holds at most 20480 bytes');
    expect(message).toContain('The list has 700 ranges and cannot be split');
    expect(() => ledger({ reach: { ...long, network: scattered(300) } })).not.toThrow();
  });

  it('leaves out the role by which S3 replicates, from the bucket and from its replica', () => {
    const role = 'arn:aws:iam::111122223333:role/replicate-acme-ledger';
    const policies = copied({ reach }).all('aws_s3_bucket_policy');
    expect(policies).toHaveLength(2);
    for (const { policy } of policies) {
      const [objects, settings] = JSON.parse(String(policy)).Statement.slice(-2);
      expect(objects.Condition.ArnNotLikeIfExists).toEqual({ 'aws:PrincipalArn': [role] });
      expect(settings.Condition.ArnNotLikeIfExists).toEqual({ 'aws:PrincipalArn': [role, deployer] });
    }
  });
});

describe('the replica of a PrivateBucket', () => {
  const rendered = copied({ lock: { mode: 'GOVERNANCE', days: 1 } });

  it('is a second private bucket, under a key of its own, in the other Region', () => {
    const closing = rendered.addresses.filter((address) => address.includes('ledger_replica_'));
    const types = closing.map((address) => address.split('.')[0]);
    expect(types).toEqual([
      'aws_kms_alias',
      'aws_kms_key',
      'aws_s3_bucket',
      'aws_s3_bucket_lifecycle_configuration',
      'aws_s3_bucket_object_lock_configuration',
      'aws_s3_bucket_ownership_controls',
      'aws_s3_bucket_policy',
      'aws_s3_bucket_public_access_block',
      'aws_s3_bucket_server_side_encryption_configuration',
      'aws_s3_bucket_versioning',
    ]);
    expect(rendered.all('aws_s3_bucket').map(({ provider }) => provider)).toEqual([undefined, 'aws.west']);
  });

  it('is written by S3 alone, every version under the key of the replica, and no deletion', () => {
    expect(rendered.only('aws_s3_bucket_replication_configuration')).toMatchObject({
      rule: [
        {
          status: 'Enabled',
          delete_marker_replication: { status: 'Disabled' },
          source_selection_criteria: { sse_kms_encrypted_objects: { status: 'Enabled' } },
          destination: {
            bucket: expect.stringContaining('ledger_replica_bucket'),
            encryption_configuration: { replica_kms_key_id: expect.stringContaining('ledger_replica_key') },
          },
        },
      ],
      depends_on: [
        expect.stringMatching(/^aws_iam_role_policy\./),
        expect.stringMatching(/^aws_s3_bucket_object_lock_configuration\.ledger_lock/),
        expect.stringMatching(/^aws_s3_bucket_object_lock_configuration\.ledger_replica_lock/),
      ],
    });
    const role = rendered.only('aws_iam_role');
    expect(JSON.parse(String(role.assume_role_policy)).Statement).toEqual([
      {
        Sid: 'LetS3Replicate',
        Effect: 'Allow',
        Principal: { Service: 's3.amazonaws.com' },
        Action: 'sts:AssumeRole',
      },
    ]);
    const allowed = rendered.statements('aws_iam_role_policy') as { Action: string | string[]; Resource: string }[];
    expect(allowed.map(({ Resource }) => Resource)).toEqual([
      'arn:aws:s3:::acme-ledger',
      'arn:aws:s3:::acme-ledger/*',
      'arn:aws:s3:::acme-copy/*',
      expect.stringContaining('ledger_key'),
      expect.stringContaining('ledger_replica_key'),
    ]);
    expect(allowed.flatMap(({ Action }) => Action).filter((action) => action.includes('Delete'))).toEqual([]);
  });

  it('has a role whose name fits IAM, whatever the bucket is called', () => {
    const nameOf = (bucketName: string) => String(copied({ bucketName }).only('aws_iam_role').name);
    expect(nameOf('acme-ledger')).toBe('replicate-acme-ledger');
    const long = nameOf(`a${'b'.repeat(62)}`);
    expect(long).toHaveLength(64);
    expect(nameOf(`a${'b'.repeat(61)}c`)).not.toBe(long);
  });
});
