import type { Planned } from '../../../../lib/posture/terraform/plan/plan-identities';
import { SaidApart } from '../../../../lib/posture/terraform/plan/said-apart';
import { changeAt, read, type recorded } from './plans';

type Plan = ReturnType<typeof recorded>;

const planned = (type: string, values: object): Planned => ({
  address: `${type}.other`,
  mode: 'managed',
  type,
  values: { values, unknown: undefined, sensitive: undefined },
});

describe('what the provider fills in of a thing', () => {
  it.each<[string, string, unknown, string, object]>([
    ['aws_api_gateway_rest_api', 'policy', '{}', 'aws_api_gateway_rest_api_policy', { rest_api_id: 'x' }],
    [
      'aws_ec2_managed_prefix_list',
      'entry',
      [{ cidr: 'a' }],
      'aws_ec2_managed_prefix_list_entry',
      { prefix_list_id: 'x', cidr: 'a' },
    ],
    ['aws_elasticsearch_domain', 'access_policies', '{}', 'aws_elasticsearch_domain_policy', { domain_name: 'n' }],
    ['aws_iam_role', 'inline_policy', [{ name: 'p', policy: '{}' }], 'aws_iam_role_policy', { role: 'n', name: 'p' }],
    ['aws_iam_role', 'managed_policy_arns', ['p'], 'aws_iam_role_policy_attachment', { role: 'n', policy_arn: 'p' }],
    ['aws_iam_role', 'managed_policy_arns', ['p'], 'aws_iam_policy_attachment', { roles: ['m', 'n'], policy_arn: 'p' }],
    ['aws_kms_key', 'policy', '{}', 'aws_kms_key_policy', { key_id: 'x' }],
    ['aws_opensearch_domain', 'access_policies', '{}', 'aws_opensearch_domain_policy', { domain_name: 'n' }],
    ['aws_s3_bucket', 'grant', [{}], 'aws_s3_bucket_acl', { bucket: 'x' }],
    ['aws_s3_bucket', 'policy', '{}', 'aws_s3_bucket_policy', { bucket: 'x' }],
    ['aws_s3_bucket', 'replication_configuration', [{}], 'aws_s3_bucket_replication_configuration', { bucket: 'x' }],
    ['aws_secretsmanager_secret', 'policy', '{}', 'aws_secretsmanager_secret_policy', { secret_arn: 'x' }],
    ['aws_sns_topic', 'policy', '{}', 'aws_sns_topic_policy', { arn: 'x' }],
    ['aws_sqs_queue', 'policy', '{}', 'aws_sqs_queue_policy', { queue_url: 'x' }],
    ['aws_vpc_endpoint', 'policy', '{}', 'aws_vpc_endpoint_policy', { vpc_endpoint_id: 'x' }],
  ])('is said by the resource apart: %s.%s (%p) by %s', (type, argument, value, other, values) => {
    const thing = { id: 'x', name: 'n', domain_name: 'n', [argument]: value };
    const rest = (...others: readonly Planned[]) =>
      new SaidApart(others, [], () => 'aws').rest({ address: 'x.x', type }, argument, thing);
    expect(rest(planned(other, values))).toBeUndefined();
    const elsewhere = Object.keys(values).map((name) => planned(other, { ...values, [name]: 'another' }));
    expect(elsewhere.map((one) => rest(one))).toEqual(elsewhere.map(() => value));
    expect(rest(planned('aws_iam_group', values))).toEqual(value);
    expect(rest()).toEqual(value);
  });
});

it.each<[string, string | undefined, string | undefined, boolean]>([
  ['of one provider', 'aws', 'aws', true],
  ['of another, so perhaps of another account', 'aws', 'aws.west', false],
  ['that goes, and is in no configuration', 'aws', undefined, true],
  ['of any, where it is in no configuration itself', undefined, 'aws.west', true],
])('a policy of a role is said by a resource apart %s', (_what, mine, others, isSaid) => {
  const other = planned('aws_iam_role_policy', { role: 'n', name: 'p' });
  const apart = new SaidApart([other], [], (address) => (address === other.address ? others : mine));
  const thing = { name: 'n', inline_policy: [{ name: 'p', policy: '{}' }] };
  const rest = apart.rest({ address: 'aws_iam_role.n', type: 'aws_iam_role' }, 'inline_policy', thing);
  expect(rest).toEqual(isSaid ? undefined : thing.inline_policy);
});

describe('a queue or secret of a plan', () => {
  const POLICY = '{"Version":"2012-10-17","Statement":[]}';
  const opaque = (type: string, change: object, more: (plan: Plan) => void = () => {}) =>
    read('found-change', (plan) => {
      const one = structuredClone(changeAt(plan, 'aws_s3_bucket.plain'));
      plan.resource_changes.push({ ...one, address: `${type}.q`, type, name: 'q', change });
      const [configured] = plan.configuration.root_module.resources;
      const expressions = { name: { constant_value: 'q' } };
      plan.configuration.root_module.resources.push({
        ...configured,
        address: `${type}.q`,
        type,
        name: 'q',
        expressions,
      });
      more(plan);
    }).after.opaque.some(({ address }) => address === `${type}.q`);
  const stays = (values: object) => ({ actions: ['no-op'], before: values, after: values, after_unknown: {} });

  it.each(['aws_sqs_queue', 'aws_secretsmanager_secret'])('%s is opaque where somebody gave it a policy', (type) => {
    expect(opaque(type, stays({ id: 'x', name: 'q', policy: POLICY }))).toBe(true);
    expect(opaque(type, stays({ id: 'x', name: 'q', policy: '' }))).toBe(false);
  });

  it.each(['aws_sqs_queue', 'aws_secretsmanager_secret'])('%s that is new has none that nobody wrote', (type) => {
    const change = {
      actions: ['create'],
      before: null,
      after: { name: 'q' },
      after_unknown: { id: true, policy: true },
    };
    expect(opaque(type, change)).toBe(false);
    const write = (plan: Plan) => {
      plan.configuration.root_module.resources.at(-1).expressions.policy = { references: ['local.policy'] };
    };
    expect(opaque(type, change, write)).toBe(true);
  });
});

describe('a prefix list of a plan', () => {
  const rangesOf = (actions: readonly string[], entry: object) =>
    read('found-change', (plan) => {
      const type = 'aws_ec2_managed_prefix_list';
      const one = structuredClone(changeAt(plan, 'aws_s3_bucket.plain'));
      const change = { actions, before: null, after: { name: 'l' }, after_unknown: {}, ...entry };
      plan.resource_changes.push({ ...one, address: `${type}.l`, type, name: 'l', change });
      const [configured] = plan.configuration.root_module.resources;
      const expressions = { name: { constant_value: 'l' } };
      plan.configuration.root_module.resources.push({
        ...configured,
        address: `${type}.l`,
        type,
        name: 'l',
        expressions,
      });
    }).after.entities.addressSet.map(({ fields: { ranges } }) => ranges);

  it('may hold entries that only apply knows, where it is new and the plan shows none', () => {
    const [ranges] = rangesOf(['create'], { after_unknown: { id: true, entry: true } });
    expect(ranges?.items).toEqual([expect.objectContaining({ is: 'unknown', why: 'dynamic' })]);
  });

  it('holds the entries that are there, whoever wrote them', () => {
    const values = { id: 'pl-1', name: 'l', entry: [{ cidr: '0.0.0.0/0', description: '' }] };
    const [ranges] = rangesOf(['no-op'], { before: values, after: values });
    expect(ranges?.items).toEqual([expect.objectContaining({ is: 'known', value: '0.0.0.0/0' })]);
  });
});
