import { only, read } from './stack';

const resourceOf = (type: string, body: Record<string, unknown> = {}) => read({ resource: { [type]: { x: body } } });

describe('what cannot be read for meaning', () => {
  it.each([
    'aws_spot_instance_request',
    'aws_launch_configuration',
    'aws_s3_access_point',
    'aws_s3_bucket_acl',
    'aws_s3_bucket_inventory',
    'aws_sqs_queue_policy',
    'aws_iam_access_key',
    'aws_iam_user_login_profile',
    'aws_kms_grant',
    'aws_budgets_budget_action',
    'aws_ssoadmin_account_assignment',
    'aws_organizations_something_new',
    'aws_cloudformation_stack',
    'aws_cloudformation_stack_set',
    'aws_cloudcontrolapi_resource',
    'aws_scheduler_schedule',
    'aws_sfn_state_machine',
    'aws_something_new',
  ])('is %s, for AWS alone', (type) => {
    expect(only(resourceOf(type).opaque)).toMatchObject({
      address: `${type}.x`,
      stack: 'contoso-aws',
      clouds: ['aws'],
    });
    expect(resourceOf(type).clouds).toEqual(['aws']);
  });

  it.each([
    'azuread_claims_mapping_policy',
    'azuread_synchronization_job',
    'azuread_custom_directory_role',
    'azuread_synchronization_secret',
    'azuread_user',
    'azuread_invitation',
  ])('is %s, for Entra alone', (type) => {
    expect(only(resourceOf(type).opaque)).toMatchObject({ address: `${type}.x`, clouds: ['entra'] });
  });

  it.each(['msgraph_update_resource', 'azapi_resource', 'awscc_s3_bucket', 'http_request', 'external_thing', 'x'])(
    'is %s of a provider that is not read, for both clouds',
    (type) => {
      expect(only(resourceOf(type).opaque).clouds).toEqual(['aws', 'entra']);
    },
  );

  it('is a resource of a provider that only goes by the name of one that is read', () => {
    const resource = { aws_s3_bucket: { b: { bucket: 'ledger' } } };
    const terraform = (source: string) => ({ required_providers: [{ aws: { source } }] });
    const posture = read({ terraform: terraform('someone/aws'), resource });
    expect(only(posture.opaque)).toMatchObject({
      clouds: ['aws', 'entra'],
      why: 'its provider "aws" is not hashicorp/aws',
    });
    expect(posture.entities.bucket).toEqual([]);
    for (const source of [
      'aws',
      'hashicorp/aws',
      'registry.terraform.io/hashicorp/aws',
      'registry.opentofu.org/hashicorp/aws',
    ]) {
      expect(read({ terraform: terraform(source), resource })).toMatchObject({
        opaque: [],
        entities: { bucket: [{}] },
      });
    }
  });

  it('is a module, a block of an unknown kind and a file beside the stack, for both clouds', () => {
    const posture = read({ module: { m: { source: './m' } }, action: { aws_lambda_invoke: {} } }, ['extra.tf']);
    expect(posture.opaque.map(({ address, clouds }) => [address, clouds])).toEqual([
      ['action', ['aws', 'entra']],
      ['extra.tf', ['aws', 'entra']],
      ['module.m', ['aws', 'entra']],
    ]);
    expect(posture.clouds).toEqual(['aws', 'entra']);
  });

  it('is a module that only apply knows the number of', () => {
    expect(read({ module: { m: { source: './m', count: '${var.n}' } } }).opaque).toHaveLength(1);
  });

  it('is a provisioner, beside what its resource says', () => {
    const provisioner = [{ 'local-exec': { command: 'x' } }];
    const posture = read({
      resource: {
        aws_s3_bucket: { b: { bucket: 'ledger', provisioner } },
        terraform_data: { t: { provisioner } },
        null_resource: { n: {} },
      },
      removed: { from: 'a.b', provisioner: { 'local-exec': { when: 'destroy' } } },
    });
    expect(posture.entities.bucket).toHaveLength(1);
    expect(posture.opaque.map(({ address }) => address)).toEqual(['aws_s3_bucket.b', 'removed', 'terraform_data.t']);
    expect(posture.opaque.every(({ clouds }) => clouds.length === 2)).toBe(true);
  });

  it.each([
    ['data', 'external', true],
    ['data', 'http', true],
    ['data', 'msgraph_resource_action', true],
    ['data', 'aws_lambda_invocation', true],
    ['data', 'aws_caller_identity', false],
    ['data', 'aws_iam_policy_document', false],
    ['data', 'azuread_client_config', false],
    ['data', 'azuread_domains', false],
    ['data', 'terraform_remote_state', false],
    ['ephemeral', 'aws_lambda_invocation', true],
    ['ephemeral', 'random_password', false],
  ])('may be a look-up: %s %s: %s', (kind, type, opaque) => {
    expect(read({ [kind]: { [type]: { x: {} } } }).opaque).toHaveLength(opaque ? 1 : 0);
  });

  it('may be a look-up within a check', () => {
    const check = (type: string) =>
      read({ check: { c: { data: { [type]: { x: {} } }, assert: [{ condition: true }] } } });
    expect(only(check('external').opaque).address).toBe('check.c');
    expect(check('aws_caller_identity').opaque).toEqual([]);
  });

  it('is not a type that can let nobody in', () => {
    const inert = [
      'aws_kms_alias',
      'aws_cloudwatch_log_group',
      'aws_s3_bucket_logging',
      'aws_guardduty_detector',
      'time_static',
    ];
    for (const type of inert) expect(resourceOf(type).opaque).toEqual([]);
    expect(resourceOf('aws_kms_alias').clouds).toEqual(['aws']);
  });

  it.each(['aws_db_instance', 'aws_lambda_function', 'aws_lambda_permission', 'aws_route', 'aws_sqs_queue'])(
    'is not %s, which no control is about and which is told',
    (type) => {
      const { opaque, clouds, entities } = resourceOf(type);
      expect({ opaque, clouds }).toEqual({ opaque: [], clouds: ['aws'] });
      expect(entities.unjudgedResource).toMatchObject([
        { address: `${type}.x`, fields: { type: { is: 'known', value: type } } },
      ]);
    },
  );

  it.each(['aws_secretsmanager_secret', 'aws_sqs_queue'])('is the policy within %s, as controls are about', (type) => {
    expect(only(resourceOf(type, { policy: '{}' }).opaque)).toMatchObject({
      address: `${type}.x`,
      why: 'its argument policy is not read',
    });
  });

  it('is a provisioner of what no control is about, too, and one of a provider that only goes by the name', () => {
    const provisioner = [{ 'local-exec': { command: 'x' } }];
    expect(resourceOf('aws_db_instance', { provisioner }).opaque).toHaveLength(1);
    const terraform = { required_providers: [{ aws: { source: 'someone/aws' } }] };
    const foreign = read({ terraform, resource: { aws_db_instance: { x: {} } } });
    expect(foreign.opaque).toHaveLength(1);
    expect(foreign.entities.unjudgedResource).toEqual([]);
  });

  it('is said with the construct path where there is one', () => {
    const body = { '//': { metadata: { path: 'contoso-aws/x' } } };
    expect(only(resourceOf('aws_kms_grant', body).opaque).construct).toBe('contoso-aws/x');
  });
});
