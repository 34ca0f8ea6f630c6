import { judge } from '../../../../lib/controls';
import { factsOf } from '../../../../lib/declaration';
import { type Posture, readPlan, readStack, UnreadablePlan } from '../../../../lib/posture';
import { Day } from '../../../../lib/values';
import { AS_OF, exampleTenant } from '../../../support/guarded-app';
import { changeAt, fieldsAt, read, recorded, STACK } from './plans';

const facts = factsOf(exampleTenant('fabrikam'), { service: 'aws', account: 'main' });
const verdictsOf = (posture: Posture) =>
  judge([{ stack: STACK, posture, facts }], Day.parse(AS_OF)).map(({ control, verdict, subject }) =>
    [subject, control, verdict].join(' '),
  );
const stack = recorded('fabrikam-create.tf');

describe('a recorded plan of a stack of Terraform JSON', () => {
  it.each(['fabrikam-create', 'fabrikam-applied'])(
    '%s is judged as its stack is, by the file that was planned',
    (name) => {
      const { after } = readPlan({
        stack: STACK,
        json: recorded(name),
        source: [{ file: 'cdk.tf.json', json: stack }],
      });
      expect(after.opaque).toEqual([]);
      expect(verdictsOf(after)).toEqual(verdictsOf(readStack({ stack: STACK, json: stack })));
    },
  );

  it('leaves unknown what a plan has not, where the file is not there: whether a destruction is refused', () => {
    const { after } = read('fabrikam-applied');
    const differing = verdictsOf(after).filter(
      (verdict) => !verdictsOf(readStack({ stack: STACK, json: stack })).includes(verdict),
    );
    // The stack was recorded before lifecycle rules were asked for, so AWS-STO-09 is unmet with and without the file.
    expect(differing).toEqual([]);
    expect(after.entities.bucket.map(({ fields }) => fields.preventDestroy.is)).toEqual(['unknown']);
  });

  it('names the construct that the file names', () => {
    const { after } = readPlan({
      stack: STACK,
      json: recorded('fabrikam-create'),
      source: [{ file: 'cdk.tf.json', json: stack }],
    });
    expect(after.entities.bucket[0]?.construct).toMatch(/fabrikam-aws-main\/bucket-backups\/bucket$/);
  });

  it.each([
    ['another value', (json: typeof stack) => (json.resource.aws_iam_group['group-admins_group_9044AA63'].name = 'x')],
    [
      'another argument',
      (json: typeof stack) => (json.resource.aws_iam_group['group-admins_group_9044AA63'].path = '/x/'),
    ],
    ['a resource less', (json: typeof stack) => delete json.resource.aws_kms_alias],
    ['a resource more', (json: typeof stack) => (json.resource.aws_iam_group.more = { name: 'more' })],
    [
      'another value within a block',
      (json: typeof stack) => {
        json.resource.aws_s3_bucket_versioning['bucket-backups_versioning_47A38B25'].versioning_configuration.status =
          'x';
      },
    ],
  ])('refuses a file with %s, which was not planned', (_what, change) => {
    const changed = structuredClone(stack);
    change(changed);
    const source = [{ file: 'cdk.tf.json', json: changed }];
    expect(() => readPlan({ stack: STACK, json: recorded('fabrikam-create'), source })).toThrow(UnreadablePlan);
    expect(() => readPlan({ stack: STACK, json: recorded('fabrikam-create'), source })).toThrow(/plan again/);
  });

  it('takes nothing for drift that the provider only filled in after the last apply', () => {
    const { recorded: was, before } = read('fabrikam-applied');
    expect(was).toBeDefined();
    expect(verdictsOf(was as Posture)).toEqual(verdictsOf(before));
  });
});

describe('a recorded plan of HCL', () => {
  it('takes an argument for the one attribute that it refers to, also within a module', () => {
    const { after } = read('hcl-create');
    expect(fieldsAt(after, 'bucketPublicAccessBlock', 'aws_s3_bucket_public_access_block.ledger').bucket).toMatchObject(
      {
        is: 'ref',
        address: 'aws_s3_bucket.ledger',
        attribute: 'id',
      },
    );
    const inModule = 'module.archive["a"].aws_s3_bucket_public_access_block.this';
    expect(fieldsAt(after, 'bucketPublicAccessBlock', inModule).bucket).toMatchObject({
      is: 'ref',
      address: 'module.archive["a"].aws_s3_bucket.this',
    });
  });

  it('follows a reference through the output of a module', () => {
    const { after } = read('hcl-create');
    expect(fieldsAt(after, 'bucketVersioning', 'aws_s3_bucket_versioning.archive_a').bucket).toMatchObject({
      is: 'ref',
      address: 'module.archive["a"].aws_s3_bucket.this',
    });
    // An instance of for_each does not say of which of the modules.
    expect(fieldsAt(after, 'bucketVersioning', 'aws_s3_bucket_versioning.archive["a"]').bucket).toMatchObject({
      is: 'unknown',
      why: 'computed',
    });
  });

  it('guesses nothing of a policy document: the elements of a list could be made of the same reference', () => {
    const { after } = read('hcl-create');
    expect(fieldsAt(after, 'bucketPolicy', 'aws_s3_bucket_policy.ledger').document).toMatchObject({
      is: 'known',
      value: { statements: [], open: 'computed' },
    });
  });

  it('reads the blocks that a dynamic block made', () => {
    const { after } = read('hcl-create');
    const { objectOwnership } = fieldsAt(after, 'bucketOwnership', 'aws_s3_bucket_ownership_controls.ledger');
    expect(objectOwnership).toMatchObject({ is: 'known', value: 'BucketOwnerEnforced' });
  });

  it('groups resources by the provider that a module was given', () => {
    const { after } = read('hcl-create');
    const scopes = after.entities.bucket.map(({ address, scope }) => [
      address,
      scope.alias,
      scope.account,
      scope.region,
    ]);
    expect(scopes).toEqual([
      ['aws_s3_bucket.ledger', undefined, '777788889999', 'eu-north-1'],
      ['module.archive["a"].aws_s3_bucket.this', 'west', '777788889999', 'eu-west-1'],
      ['module.archive["b"].aws_s3_bucket.this', 'west', '777788889999', 'eu-west-1'],
    ]);
  });

  it('has what is there before, and what apply leaves', () => {
    const { before, after } = read('hcl-change');
    const versioning = 'aws_s3_bucket_versioning.ledger';
    expect(fieldsAt(before, 'bucketVersioning', versioning).status).toMatchObject({ is: 'known', value: 'Enabled' });
    expect(fieldsAt(after, 'bucketVersioning', versioning).status).toMatchObject({ is: 'known', value: 'Suspended' });
    const policies = (posture: Posture) => posture.entities.identityPolicy.map(({ address }) => address);
    expect([policies(before), policies(after)]).toEqual([['aws_iam_group_policy.mfa'], []]);
  });

  it('has what the last apply left, where somebody changed it since', () => {
    const { recorded: was, before } = read('hcl-change');
    const block = 'aws_s3_bucket_public_access_block.ledger';
    expect(fieldsAt(was as Posture, 'bucketPublicAccessBlock', block).blockPublicAcls).toMatchObject({ value: true });
    expect(fieldsAt(before, 'bucketPublicAccessBlock', block).blockPublicAcls).toMatchObject({ value: false });
    expect([was?.entities.bucketPolicy.length, before.entities.bucketPolicy.length]).toEqual([1, 0]);
  });

  it('knows a moved resource by its new address on both sides, and an imported one as there before', () => {
    const { before, after } = read('hcl-change');
    const groups = (posture: Posture) => posture.entities.iamPrincipal.map(({ address }) => address);
    expect(groups(before)).toEqual(['aws_iam_group.old', 'aws_iam_group.renamed']);
    expect(groups(after)).toEqual(['aws_iam_group.renamed']);
    const buckets = (posture: Posture) => posture.entities.bucket.map(({ address }) => address);
    expect(buckets(before)).toContain('aws_s3_bucket.adopted');
    expect(buckets(after)).toContain('aws_s3_bucket.adopted');
  });

  it('says that what is forgotten stays, and that nothing holds it there', () => {
    const { before, after } = read('hcl-change');
    expect(before.opaque).toEqual([]);
    expect(after.opaque).toEqual([
      expect.objectContaining({ address: 'aws_iam_group.old', clouds: ['aws'], from: 'planAfter' }),
    ]);
  });

  it('keeps no secret, of a variable, a resource or a provider', () => {
    for (const name of ['hcl-create', 'hcl-change']) {
      const text = JSON.stringify(recorded(name));
      expect(text).toContain('canary-variable');
      expect(text).toContain('canary-provider-secret');
      expect(JSON.stringify(read(name))).not.toContain('canary');
    }
  });
});

describe('a block that the provider also fills in from other resources', () => {
  const GRANT = [
    { type: 'Group', permissions: ['READ'], uri: 'http://acs.amazonaws.com/groups/global/AllUsers', id: '' },
  ];
  const opaque = (change: (bucket: ReturnType<typeof changeAt>['change']) => void) =>
    read('fabrikam-create', (plan) => {
      const { address } = plan.resource_changes.find(({ type }: { type: string }) => type === 'aws_s3_bucket');
      change(changeAt(plan, address).change);
    }).after.opaque.map(({ why }) => why);

  it('is there where the plan makes the resource: a dynamic block stands nowhere among the expressions', () => {
    expect(
      opaque((bucket) => {
        bucket.after.grant = GRANT;
        delete bucket.after_unknown.grant;
      }),
    ).toHaveLength(1);
  });

  it('is not there where it is not known yet', () => {
    expect(opaque((bucket) => expect(bucket.after_unknown.grant).toBe(true))).toEqual([]);
  });
});
