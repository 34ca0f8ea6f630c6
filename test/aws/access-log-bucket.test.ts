import { AccessLogBucket, type AccessLogBucketProps } from '../../lib/aws';
import { ACCOUNT, Rendered, refusal } from './rendered';

const LOGS = { bucketName: 'acme-logs', accountId: ACCOUNT };
const logs = (props: Partial<AccessLogBucketProps> = {}) =>
  Rendered.of((stack) => new AccessLogBucket(stack, 'logs', { ...LOGS, ...props }));

describe('AccessLogBucket', () => {
  it('is as closed as a private bucket, but for the key, under which S3 would deliver nothing', () => {
    const rendered = logs();
    expect(rendered.addresses.map((address) => address.split('.')[0])).toEqual([
      'aws_s3_bucket',
      'aws_s3_bucket_lifecycle_configuration',
      'aws_s3_bucket_ownership_controls',
      'aws_s3_bucket_policy',
      'aws_s3_bucket_public_access_block',
      'aws_s3_bucket_server_side_encryption_configuration',
      'aws_s3_bucket_versioning',
    ]);
    expect(rendered.only('aws_s3_bucket_server_side_encryption_configuration')).toMatchObject({
      rule: [
        {
          apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' },
          blocked_encryption_types: ['SSE-C'],
        },
      ],
    });
    expect(rendered.only('aws_s3_bucket')).toMatchObject({ lifecycle: { prevent_destroy: true } });
  });

  it('lets log delivery of the account write, and nobody else', () => {
    const objects = 'arn:aws:s3:::acme-logs/*';
    expect(logs().statements('aws_s3_bucket_policy')).toEqual([
      {
        Sid: 'LetS3DeliverLogs',
        Effect: 'Allow',
        Principal: { Service: 'logging.s3.amazonaws.com' },
        Action: 's3:PutObject',
        Resource: objects,
        Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT } },
      },
      {
        Sid: 'DenyWritesOfOthers',
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 's3:PutObject',
        Resource: objects,
        Condition: { StringNotEqualsIfExists: { 'aws:PrincipalServiceName': 'logging.s3.amazonaws.com' } },
      },
      expect.objectContaining({ Sid: 'DenyPlainHttp' }),
      expect.objectContaining({ Sid: 'DenyTlsBefore12' }),
    ]);
  });

  it('lets logs go after 400 days, or after as many as are given', () => {
    const ruleOf = (rendered: Rendered) => rendered.only('aws_s3_bucket_lifecycle_configuration').rule;
    expect(ruleOf(logs())).toMatchObject([{ expiration: [{ days: 400 }] }]);
    expect(ruleOf(logs({ keepDays: 30 }))).toMatchObject([{ expiration: [{ days: 30 }] }]);
  });

  it.each<[string, Partial<AccessLogBucketProps>, string]>([
    ['a name that is none', { bucketName: 'Logs' }, 'bucketName: this is not a bucket name'],
    ['an account id that is none', { accountId: '1' }, 'accountId: this is not an AWS account id'],
    ['no day at all', { keepDays: 0 }, 'keepDays: this is not a usable number of days'],
  ])('refuses %s and says where', (_, props, problem) => {
    const message = refusal((stack) => new AccessLogBucket(stack, 'logs', { ...LOGS, ...props }));
    expect(message).toContain(`InvalidValue: acme-aws/logs: ${problem}`);
  });
});
