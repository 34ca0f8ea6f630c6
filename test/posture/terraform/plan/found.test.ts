import { changeAt, read, type recorded } from './plans';

type Plan = ReturnType<typeof recorded>;
type Values = Record<string, unknown>;

const SIDES = ['before', 'after'] as const;

/** Whether a resource is opaque before the recorded plan and after it. */
function opaque(address: string, change?: (plan: Plan) => void): readonly boolean[] {
  const postures = read('found-change', change);
  return SIDES.map((side) => postures[side].opaque.some((one) => one.address === address));
}

/** The statements' actions of the policies that stand in a resource itself, before and after. */
function policiesOf(kind: 'identityPolicy' | 'bucketPolicy', address: string, change?: (plan: Plan) => void) {
  const postures = read('found-change', change);
  return SIDES.map((side) => {
    const { entities } = postures[side];
    const own = [...entities.identityPolicy, ...entities.bucketPolicy].filter((one) => one.address === address);
    return own
      .filter((one) => one.kind === kind)
      .flatMap(({ fields: { document } }) =>
        document.is === 'known' ? document.value.statements.map(({ actions }) => actions.patterns.join()) : document.is,
      );
  });
}

/** Changes what is there on both sides, as if nothing were done to it. */
const found = (address: string, values: Values) => (plan: Plan) => {
  const { change } = changeAt(plan, address);
  Object.assign(change.before, values);
  Object.assign(change.after, values);
};

/** Changes what the plan leaves. */
const left =
  (address: string, values: Values, unknown: Values = {}) =>
  (plan: Plan) => {
    const { change } = changeAt(plan, address);
    Object.assign(change.after, values);
    Object.assign(change, { actions: ['update'], after_unknown: unknown });
  };

const PLAIN = 'aws_s3_bucket.plain';
const OWNER = { id: '75aa57f0', permissions: ['FULL_CONTROL'], type: 'CanonicalUser', uri: '' };
const EVERYONE = { ...OWNER, id: '', type: 'Group', uri: 'http://acs.amazonaws.com/groups/global/AllUsers' };

describe('the access control list of a bucket that is there', () => {
  it.each([
    ['is that of every bucket', PLAIN, [false, false]],
    ['was opened by a dynamic block, and stays', 'aws_s3_bucket.listed', [true, true]],
    ['is opened by a dynamic block', 'aws_s3_bucket.opened', [false, true]],
    [
      'stays as it is where only apply knows the number of blocks: then it does nothing',
      'aws_s3_bucket.later',
      [false, false],
    ],
  ])('%s', (_what, address, expected) => {
    expect(opaque(address)).toEqual(expected);
  });

  it.each<[string, readonly Values[]]>([
    ['everyone', [EVERYONE]],
    ['everyone beside its owner', [OWNER, EVERYONE]],
    ['another account', [OWNER, { ...OWNER, id: 'another' }]],
    ['the owner to less than all, and so perhaps another', [{ ...OWNER, permissions: ['READ'] }]],
  ])('is told where it lets in %s, whoever wrote it', (_whom, grant) => {
    expect(opaque(PLAIN, found(PLAIN, { grant }))).toEqual([true, true]);
  });

  it('is told where the plan makes it that of its owner, who may be another, or leaves it to apply', () => {
    expect(opaque(PLAIN, left(PLAIN, { grant: [{ ...OWNER, id: 'another' }] }))).toEqual([false, true]);
    expect(opaque(PLAIN, left(PLAIN, { grant: undefined }, { grant: true }))).toEqual([false, true]);
  });
});

it('an access control list stays where the resource that set it is deleted', () => {
  const deleted = (plan: Plan) => {
    found(PLAIN, { grant: [EVERYONE] })(plan);
    const change = structuredClone(changeAt(plan, 'aws_s3_bucket_policy.plain'));
    const type = 'aws_s3_bucket_acl';
    const before = { bucket: 'plain-0001', acl: 'public-read' };
    plan.resource_changes.push({
      ...change,
      address: `${type}.plain`,
      type,
      change: { actions: ['delete'], before, after: null },
    });
  };
  expect(opaque(PLAIN, deleted)).toEqual([false, true]);
});

it('a bucket that is copied elsewhere is told, whoever set that up, but for a resource that says so itself', () => {
  expect(opaque('aws_s3_bucket.hand')).toEqual([true, true]);
  const apart = (plan: Plan) => {
    const change = structuredClone(changeAt(plan, 'aws_s3_bucket_policy.plain'));
    const type = 'aws_s3_bucket_replication_configuration';
    const values = { bucket: 'hand-0001', role: 'x', rule: [] };
    plan.resource_changes.push({
      ...change,
      address: `${type}.hand`,
      type,
      change: { actions: ['delete'], before: values, after: null },
    });
  };
  expect(opaque('aws_s3_bucket.hand', apart)).toEqual([false, false]);
});

it.each([
  ['that somebody set by hand is there', 'aws_s3_bucket.hand', [['s3:GetObject'], ['s3:GetObject']]],
  ['that a resource sets is said by it alone', PLAIN, [[], []]],
])('a policy of a bucket %s', (_what, address, expected) => {
  expect(policiesOf('bucketPolicy', address)).toEqual(expected);
});

describe('the policies in a role that is there', () => {
  it.each([
    ['are not those of resources apart, even of one that the plan takes away', 'aws_iam_role.plain', [[], []]],
    ['are those that a dynamic block made', 'aws_iam_role.made', [['*'], ['*']]],
    ['are those that a dynamic block makes', 'aws_iam_role.opened', [[], ['*']]],
    ['are those that somebody added by hand', 'aws_iam_role.hand', [['*'], ['*']]],
  ])('%s', (_what, address, expected) => {
    expect(policiesOf('identityPolicy', address)).toEqual(expected);
  });

  it('take nothing away, where somebody added them by hand', () => {
    expect(opaque('aws_iam_role.hand')).toEqual([false, false]);
  });

  it('are unknown where a managed policy was attached by hand', () => {
    const attached = found('aws_iam_role.made', {
      managed_policy_arns: ['arn:aws:iam::aws:policy/AdministratorAccess'],
    });
    expect(policiesOf('identityPolicy', 'aws_iam_role.made', attached)).toEqual([
      ['*', 'unknown'],
      ['*', 'unknown'],
    ]);
  });

  it('are not shown where a part of them is secret', () => {
    const secret = 'canary-3b1d';
    const postures = read('found-change', (plan) => {
      const { change } = changeAt(plan, 'aws_iam_role.hand');
      for (const side of ['before', 'after']) {
        change[side].inline_policy = [
          { name: 'read', policy: '{}' },
          { name: 'by-hand', policy: secret },
        ];
        change[`${side}_sensitive`] = { inline_policy: [{}, { policy: true }] };
      }
    });
    expect(JSON.stringify(postures)).not.toContain(secret);
  });
});

it('a policy is unknown that nobody wrote, and that apply finds anew', () => {
  const anew = (policy?: unknown) => left('aws_s3_bucket.hand', { policy }, { policy: true });
  const { bucketPolicy } = read('found-change', anew()).after.entities;
  expect(bucketPolicy.map(({ address, fields }) => [address, fields.document.is])).toContainEqual([
    'aws_s3_bucket.hand',
    'unknown',
  ]);
});

describe('the policy of a key that is there', () => {
  const KEY = 'aws_kms_key.plain';
  const policyOf = (change?: (plan: Plan) => void) =>
    SIDES.map((side) => read('found-change', change)[side].entities.kmsKey[0]?.fields.policy.is);
  const policyWith = (principal: string) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: principal }, Action: 'kms:*', Resource: '*' }],
    });

  it('is none where it is that of every key', () => {
    expect(policyOf()).toEqual(['absent', 'absent']);
  });

  it.each(['*', 'arn:aws:iam::999900001111:root'])('is read where it lets in %s', (principal) => {
    expect(policyOf(found(KEY, { policy: policyWith(principal) }))).toEqual(['known', 'known']);
  });

  it.each(['not JSON', '[]', '{}'])('is read where it is %s', (policy) => {
    expect(policyOf(found(KEY, { policy }))).not.toContain('absent');
  });
});
