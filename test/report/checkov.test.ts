import { checkovBaseline, checkovInput } from '../../lib/report';

const bucket = (name: string) => ({ [name]: { bucket: name } });
const STACK = {
  terraform: { required_version: '>= 1.5', backend: { local: { path: 'x' } }, required_providers: { aws: {} } },
  resource: {
    aws_s3_bucket: { ...bucket('ledger'), ...bucket('logs') },
    aws_s3_bucket_logging: { ledger: { bucket: 'ledger', target_bucket: '${aws_s3_bucket.logs.id}' } },
    aws_iam_account_password_policy: { p: { minimum_password_length: 14 } },
    aws_cloudtrail: { quiet: { name: 'quiet' }, told: { name: 'told', cloud_watch_logs_group_arn: 'x' } },
  },
};
const checksOf = (json: unknown) => checkovInput(json).excused.map(({ resource, check }) => `${resource} ${check}`);

describe('what Checkov is given of a stack', () => {
  it('is without the texts of the terraform block, with which it reads nothing', () => {
    const { json } = checkovInput(STACK);
    expect(json).toEqual({
      ...STACK,
      terraform: { backend: STACK.terraform.backend, required_providers: STACK.terraform.required_providers },
    });
  });

  it('excuses what fails by nature, where it does', () => {
    expect(checksOf(STACK)).toEqual([
      'aws_cloudtrail.told CKV_AWS_252',
      'aws_iam_account_password_policy.p CKV_AWS_9',
      'aws_s3_bucket.ledger CKV2_AWS_62',
      'aws_s3_bucket.ledger CKV_AWS_144',
      'aws_s3_bucket.logs CKV2_AWS_62',
      'aws_s3_bucket.logs CKV_AWS_144',
      'aws_s3_bucket.logs CKV_AWS_145',
    ]);
  });

  it('does not excuse passwords that stay for longer than is said', () => {
    const policy = { p: { max_password_age: 400 } };
    expect(checksOf({ resource: { aws_iam_account_password_policy: policy } })).toEqual([]);
  });

  it.each([undefined, null, [], 'x', {}, { resource: [] }, { terraform: 'x' }])(
    'has nothing to excuse in %j',
    (json) => {
      expect(checkovInput(json).excused).toEqual([]);
    },
  );
});

it('the baseline has the reason beside each check that it excuses', () => {
  const { excused } = checkovInput(STACK);
  const [file] = JSON.parse(checkovBaseline('contoso-aws', excused)).failed_checks;
  expect(file.file).toBe('/contoso-aws/cdk.tf.json');
  const names = file.findings.map(({ resource }: { readonly resource: string }) => resource);
  expect(names.slice(-2)).toEqual(['aws_s3_bucket.logs', 'resource.logs']);
  expect(file.findings.at(-2)).toEqual({
    resource: 'aws_s3_bucket.logs',
    check_ids: ['CKV2_AWS_62', 'CKV_AWS_144', 'CKV_AWS_145'],
    reasons: expect.objectContaining({ CKV_AWS_145: expect.stringContaining('its own keys') }),
  });
});
