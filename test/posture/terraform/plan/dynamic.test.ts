import { readPlan, UnreadablePlan } from '../../../../lib/posture';
import { changeAt, fieldsAt, recorded, STACK } from './plans';

type Plan = ReturnType<typeof recorded>;

/** What the recorded plan leaves, read with the file that was planned, or without it. */
function postureWith({ file, change = () => {} }: { readonly file: boolean; readonly change?: (plan: Plan) => void }) {
  const json = recorded('dynamic-create');
  change(json);
  const source = [{ file: 'cdk.tf.json', json: recorded('dynamic-create.tf') }];
  return readPlan({ stack: STACK, json, ...(file ? { source } : {}) }).after;
}

const opaque = (file: boolean) => postureWith({ file }).opaque.map(({ address }) => address);
/** Instances that may have options of metadata, and what is known of these. */
const launches = (posture: ReturnType<typeof postureWith>) =>
  posture.entities.instanceMetadata.map(({ address, fields: { tokens } }) => [
    address,
    tokens.is === 'known' ? tokens.value : tokens.is,
  ]);
const DYNAMIC = [
  ['aws_instance.later', 'unknown'],
  ['aws_instance.opens', 'optional'],
];
const UNWRITTEN = ['aws_instance.each["a"]', 'aws_instance.plain'];

describe('a block of a new resource that the provider may fill in', () => {
  it('is not there where the file that was planned has none, and unknown where it has a dynamic one of unknown number', () => {
    expect(launches(postureWith({ file: true }))).toEqual(DYNAMIC);
    expect(opaque(true)).toEqual(['aws_s3_bucket.later']);
  });

  it('may be there where no file says: a plan shows nothing of a dynamic one of unknown number', () => {
    expect(launches(postureWith({ file: false }))).toEqual(
      [...UNWRITTEN.map((address) => [address, 'unknown']), ...DYNAMIC].sort(),
    );
    expect(opaque(false)).toEqual([]);
  });

  const ofRoles = (posture: ReturnType<typeof postureWith>) =>
    posture.entities.identityPolicy.map(({ address, fields: { document } }) => [
      address,
      document.is === 'unknown' ? document.why : document.is,
    ]);

  it('is unknown in a role where the file has a dynamic one', () => {
    expect(ofRoles(postureWith({ file: true }))).toEqual([['aws_iam_role.later', 'dynamic']]);
  });

  describe('where no file says, is unknown in each role', () => {
    const refer = (references: readonly string[]) => (plan: Plan) => {
      plan.configuration.root_module.outputs = { later: { expression: { references } } };
    };
    const both = [
      ['aws_iam_role.later', 'dynamic'],
      ['aws_iam_role.plain', 'dynamic'],
    ];

    it('if the plan follows from what only apply knows, and no expression refers to it', () => {
      expect(ofRoles(postureWith({ file: false }))).toEqual(both);
      const another = refer(['terraform_data.another.output', 'terraform_data.another']);
      expect(ofRoles(postureWith({ file: false, change: another }))).toEqual(both);
    });

    it('and takes nothing away: it may not be there', () => {
      const change = (plan: Plan) => {
        const apart = structuredClone(changeAt(plan, 'aws_iam_role.plain'));
        const type = 'aws_iam_role_policy';
        Object.assign(apart, { address: `${type}.plain`, type });
        Object.assign(apart.change, { after: { role: 'plain', name: 'x', policy: '{}' }, after_unknown: {} });
        plan.resource_changes.push(apart);
      };
      expect(postureWith({ file: false, change }).opaque.map(({ address }) => address)).toEqual(opaque(false));
    });

    it.each<[string, (plan: Plan) => void]>([
      ['an expression refers to it', refer(['terraform_data.later.output', 'terraform_data.later'])],
      ['an expression refers to all of its resource', refer(['terraform_data.later'])],
      ['it is known', (plan) => (changeAt(plan, 'terraform_data.later').change.after_unknown = { id: true })],
    ])('unless %s', (_what, change) => {
      expect(ofRoles(postureWith({ file: false, change }))).toEqual([]);
    });
  });

  it.each([true, false])('is planned with each element where it is an attribute to Terraform (file: %p)', (file) => {
    const [plain, later] = ['plain', 'later'].map((name) =>
      fieldsAt(postureWith({ file }), 'trafficRules', `aws_security_group.${name}`),
    );
    expect(plain?.rules).toEqual([]);
    expect(later?.rules).toEqual([expect.objectContaining({ ranges: expect.objectContaining({ open: 'computed' }) })]);
  });

  it.each([
    ['aws_eks_cluster', 'vpc_config', { subnet_ids: ['subnet-1'] }, ['cluster_security_group_id', 'vpc_id']],
    ['aws_opensearch_domain', 'vpc_options', { subnet_ids: ['subnet-1'] }, ['availability_zones', 'vpc_id']],
  ])('says nothing by what the provider alone sets in it: %s.%s', (type, block, values, computed) => {
    const filled = Object.fromEntries(computed.map((name) => [name, ['x']]));
    const unknown = Object.fromEntries(computed.map((name) => [name, true]));
    const added = {
      actions: ['create'],
      before: null,
      after: { [block]: [values] },
      after_unknown: { [block]: [unknown] },
    };
    const there = { [block]: [{ ...values, ...filled }] };
    const stays = { actions: ['no-op'], before: there, after: there, after_unknown: {} };
    for (const [change, expressions] of [
      [added, {}],
      [stays, {}],
      [stays, { [block]: [{ subnet_ids: { constant_value: ['subnet-1'] } }] }],
    ]) {
      const add = (plan: Plan) => {
        const [configured] = plan.configuration.root_module.resources;
        const one = { type, name: 'x', address: `${type}.x` };
        plan.configuration.root_module.resources.push({ ...configured, ...one, expressions });
        plan.resource_changes.push({ ...changeAt(plan, 'aws_instance.plain'), ...one, change });
      };
      expect(postureWith({ file: false, change: add }).opaque.map(({ address }) => address)).toEqual(opaque(false));
    }
  });

  it('is there where the plan shows it, though the file has none', () => {
    const change = (plan: Plan) => {
      const { change: instance } = changeAt(plan, 'aws_instance.plain');
      instance.after.metadata_options = [{ http_tokens: 'optional' }];
      delete instance.after_unknown.metadata_options;
    };
    expect(launches(postureWith({ file: true, change }))).toContainEqual(['aws_instance.plain', 'optional']);
  });
});

it('a file is refused that has none of the dynamic blocks with which the plan was made', () => {
  const file = recorded('dynamic-create.tf');
  for (const named of Object.values<Record<string, { dynamic?: unknown }>>(file.resource)) {
    for (const resource of Object.values(named)) delete resource.dynamic;
  }
  const source = [{ file: 'cdk.tf.json', json: file }];
  const plan = { stack: STACK, json: recorded('dynamic-create'), source };
  expect(() => readPlan(plan)).toThrow(UnreadablePlan);
  expect(() => readPlan(plan)).toThrow(/terraform_data\.later is not there, or not referred to, .*plan again/);
});
