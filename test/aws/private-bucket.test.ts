import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { TerraformVariable } from 'cdktf';
import { PrivateBucket, type PrivateBucketProps } from '../../lib/aws';
import { ACCOUNT, documentOf, OFFICE, Rendered, refusal } from './rendered';

const LEDGER = { bucketName: 'acme-ledger', accountId: ACCOUNT };
const KEY_ARN = 'arn:aws:kms:eu-north-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

const ledger = (props: Partial<PrivateBucketProps> = {}) =>
  Rendered.of((stack) => new PrivateBucket(stack, 'ledger', { ...LEDGER, ...props }));

describe('PrivateBucket', () => {
  it('renders the bucket with no access list, no public access, encryption and versions', () => {
    const rendered = ledger();
    const bucket = '${aws_s3_bucket.ledger_bucket_CFD27338.id}';
    expect(rendered.only('aws_s3_bucket')).toEqual({
      bucket: 'acme-ledger',
      force_destroy: false,
      lifecycle: { prevent_destroy: true },
    });
    expect(rendered.only('aws_s3_bucket_public_access_block')).toEqual({
      bucket,
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
    expect(rendered.only('aws_s3_bucket_ownership_controls')).toMatchObject({
      bucket,
      rule: { object_ownership: 'BucketOwnerEnforced' },
    });
    expect(rendered.only('aws_s3_bucket_server_side_encryption_configuration')).toMatchObject({
      bucket,
      rule: [
        {
          apply_server_side_encryption_by_default: {
            kms_master_key_id: '${aws_kms_key.ledger_key_16DFDFEE.arn}',
            sse_algorithm: 'aws:kms',
          },
          blocked_encryption_types: ['SSE-C'],
          bucket_key_enabled: true,
        },
      ],
    });
    expect(rendered.only('aws_s3_bucket_versioning')).toMatchObject({
      bucket,
      versioning_configuration: { status: 'Enabled' },
    });
    expect(rendered.only('aws_s3_bucket_lifecycle_configuration')).toMatchObject({
      bucket,
      rule: [
        {
          id: 'hygiene',
          status: 'Enabled',
          filter: [{}],
          abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
          noncurrent_version_expiration: [{ noncurrent_days: 90 }],
          expiration: [{ expired_object_delete_marker: true }],
        },
      ],
    });
  });

  it('writes the settings one after the other, what closes the bucket first', () => {
    const rendered = ledger();
    const dependsOn = (type: string) => rendered.only(type).depends_on;
    expect(dependsOn('aws_s3_bucket_public_access_block')).toBeUndefined();
    expect(dependsOn('aws_s3_bucket_ownership_controls')).toEqual([
      expect.stringMatching(/^aws_s3_bucket_public_access_block\./),
    ]);
    expect(dependsOn('aws_s3_bucket_policy')).toEqual([expect.stringMatching(/^aws_s3_bucket_ownership_controls\./)]);
    expect(dependsOn('aws_s3_bucket_server_side_encryption_configuration')).toEqual([
      expect.stringMatching(/^aws_s3_bucket_policy\./),
    ]);
    expect(dependsOn('aws_s3_bucket_versioning')).toEqual([
      expect.stringMatching(/^aws_s3_bucket_server_side_encryption_configuration\./),
    ]);
    expect(dependsOn('aws_s3_bucket_lifecycle_configuration')).toEqual([
      expect.stringMatching(/^aws_s3_bucket_versioning\./),
    ]);
  });

  it('denies everyone plain HTTP, old TLS, and uploads under another algorithm or key', () => {
    const everyone = { Effect: 'Deny', Principal: { AWS: '*' } };
    const objects = 'arn:aws:s3:::acme-ledger/*';
    const upload = { ...everyone, Action: 's3:PutObject', Resource: objects };
    const algorithm = 's3:x-amz-server-side-encryption';
    const key = 's3:x-amz-server-side-encryption-aws-kms-key-id';
    expect(ledger().statements('aws_s3_bucket_policy')).toEqual([
      {
        Sid: 'DenyPlainHttp',
        ...everyone,
        Action: 's3:*',
        Resource: ['arn:aws:s3:::acme-ledger', objects],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
      {
        Sid: 'DenyTlsBefore12',
        ...everyone,
        Action: 's3:*',
        Resource: ['arn:aws:s3:::acme-ledger', objects],
        Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } },
      },
      {
        Sid: 'DenyUploadNamingAnotherAlgorithm',
        ...upload,
        Condition: { StringNotEquals: { [algorithm]: 'aws:kms' }, Null: { [algorithm]: 'false' } },
      },
      {
        Sid: 'DenyUploadNamingAnotherKey',
        ...upload,
        Condition: {
          StringNotEquals: { [key]: '${aws_kms_key.ledger_key_16DFDFEE.arn}' },
          Null: { [key]: 'false' },
        },
      },
      {
        Sid: 'DenyUploadNamingKmsWithoutKey',
        ...upload,
        Condition: { StringEquals: { [algorithm]: 'aws:kms' }, Null: { [key]: 'true' } },
      },
    ]);
  });

  it('makes a key that rotates, is kept, and leaves access to the IAM policies of the account', () => {
    const key = ledger().only('aws_kms_key');
    expect(key).toEqual({
      deletion_window_in_days: 30,
      description: 'Encrypts the bucket acme-ledger',
      enable_key_rotation: true,
      lifecycle: { prevent_destroy: true },
      policy: expect.any(String),
    });
    expect(documentOf(key)).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'LeaveAccessToIamOfTheAccount',
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::111122223333:root' },
          Action: 'kms:*',
          Resource: '*',
        },
      ],
    });
    expect(ledger().only('aws_kms_alias')).toEqual({
      name: 'alias/s3/acme-ledger',
      target_key_id: '${aws_kms_key.ledger_key_16DFDFEE.key_id}',
    });
  });

  it('uses an existing key by its ARN and makes none', () => {
    const rendered = ledger({ kmsKeyArn: KEY_ARN });
    expect(rendered.all('aws_kms_key')).toEqual([]);
    expect(rendered.all('aws_kms_alias')).toEqual([]);
    expect(rendered.only('aws_s3_bucket_server_side_encryption_configuration')).toMatchObject({
      rule: [{ apply_server_side_encryption_by_default: { kms_master_key_id: KEY_ARN } }],
    });
    expect(rendered.statements('aws_s3_bucket_policy')).toContainEqual(
      expect.objectContaining({
        Sid: 'DenyUploadNamingAnotherKey',
        Condition: expect.objectContaining({
          StringNotEquals: { 's3:x-amz-server-side-encryption-aws-kms-key-id': KEY_ARN },
        }),
      }),
    );
  });

  it('keeps the alias of a dotted name apart from the alias of a hyphened one', () => {
    expect(ledger({ bucketName: 'acme.ledger' }).only('aws_kms_alias')).toMatchObject({ name: 'alias/s3/acme_ledger' });
  });

  it('puts all its resources under the provider that is given, and names none otherwise', () => {
    const providers = (rendered: Rendered) =>
      rendered.addresses.map((address) => rendered.only(address.split('.')[0] ?? '').provider);
    const elsewhere = Rendered.of((stack) => {
      const provider = new AwsProvider(stack, 'aws-eu-west-1', { region: 'eu-west-1', alias: 'eu-west-1' });
      new PrivateBucket(stack, 'ledger', { ...LEDGER, provider });
    });
    expect(providers(ledger())).toEqual(Array(9).fill(undefined));
    expect(providers(elsewhere)).toEqual(Array(9).fill('aws.eu-west-1'));
  });

  it('writes the ARNs of the partition that is given', () => {
    const { text } = ledger({ partition: 'aws-us-gov' });
    expect(text).toContain('arn:aws-us-gov:s3:::acme-ledger/*');
    expect(text).toContain('arn:aws-us-gov:iam::111122223333:root');
    expect(text).not.toContain('arn:aws:');
  });

  it('takes values that only apply knows', () => {
    const rendered = Rendered.of((stack) => {
      const of = (id: string) => new TerraformVariable(stack, id, { type: 'string' }).stringValue;
      new PrivateBucket(stack, 'ledger', { bucketName: of('name'), accountId: of('account') });
    });
    expect(rendered.only('aws_s3_bucket')).toMatchObject({ bucket: '${var.name}' });
    expect(rendered.only('aws_kms_alias')).toMatchObject({ name: 'alias/s3/${replace(var.name, ".", "_")}' });
    expect(rendered.statements('aws_s3_bucket_policy')).toContainEqual(
      expect.objectContaining({ Resource: ['arn:aws:s3:::${var.name}', 'arn:aws:s3:::${var.name}/*'] }),
    );
    expect(rendered.text).not.toContain('TfToken');
  });

  it.each<[string, Partial<PrivateBucketProps>, string]>([
    ['a name that is none', { bucketName: 'Acme_Ledger' }, 'bucketName: this is not a bucket name'],
    ['an account id that is none', { accountId: '1111' }, 'accountId: this is not an AWS account id'],
    [
      'an alias for a key',
      { kmsKeyArn: 'arn:aws:kms:eu-north-1:111122223333:alias/x' },
      'kmsKeyArn: this is not the ARN',
    ],
    ['a bare key id', { kmsKeyArn: '1234abcd-12ab-34cd-56ef-1234567890ab' }, 'kmsKeyArn: this is not the ARN'],
    [
      'old versions that go early',
      { keepOldVersionsDays: 7 },
      'keepOldVersionsDays: this is not a usable number of days, got "7"; a whole number from 30',
    ],
    ['a lock that is none', { lock: { mode: 'COMPLIANCE', days: 0 } }, 'lock: this is not a retention'],
    [
      'a role that is none',
      { reach: { network: OFFICE, deployerRole: 'a role' } },
      'reach.deployerRole: this is not the name of an IAM role',
    ],
    [
      'an endpoint that is none',
      { reach: { network: OFFICE, deployerRole: 'deploy', vpcEndpointIds: ['vpc-1'] } },
      'reach.vpcEndpointIds[0]: this is not the id of a VPC endpoint',
    ],
    ['a key of another partition', { partition: 'aws-cn', kmsKeyArn: KEY_ARN }, 'kmsKeyArn: this is not the ARN'],
  ])('refuses %s and says where', (_, props, problem) => {
    const message = refusal((stack) => new PrivateBucket(stack, 'ledger', { ...LEDGER, ...props }));
    expect(message).toContain(`InvalidValue: acme-aws/ledger: ${problem}`);
  });

  it('refuses all that is wrong at once', () => {
    const message = refusal((stack) => new PrivateBucket(stack, 'ledger', { bucketName: 'A', accountId: '1' }));
    expect(message).toContain('acme-aws/ledger: 2 properties are not usable, got "A, 1"');
    expect(message).toContain('\n  - bucketName: this is not a bucket name');
    expect(message).toContain('\n  - accountId: this is not an AWS account id');
  });
});
