import { readPlan, UnreadablePlan } from '../../../../lib/posture';
import { changeAt, fieldsAt, read, recorded, STACK } from './plans';

const LEDGER = 'aws_s3_bucket_public_access_block.ledger';
const because = (json: unknown): string => {
  try {
    readPlan({ stack: STACK, json });
  } catch (error) {
    if (error instanceof UnreadablePlan) return error.message;
    throw error;
  }
  throw new Error('nothing was refused');
};
const with_ = (change: (plan: ReturnType<typeof recorded>) => void) => {
  const plan = recorded('hcl-change');
  change(plan);
  return plan;
};

describe('a plan that cannot be judged is refused by name', () => {
  it.each<[string, unknown, string]>([
    ['no object', [], 'fabrikam-aws-main: the root: this is not a plan, got a list; it must be a JSON object'],
    ['no version', {}, '/format_version: this is not the version of a plan, got nothing; give the output of'],
    ['another major version', { format_version: '2.0' }, '/format_version: plans of format 2.0 are not read'],
    ['a state', { format_version: '1.0', values: {} }, '/planned_values: nothing is planned here'],
    ['an error', with_((plan) => (plan.errored = true)), '/errored: this plan ended in an error'],
    [
      'changes that are no list',
      with_((plan) => (plan.resource_changes = {})),
      '/resource_changes: this is not a list',
    ],
    [
      'a change that is none',
      with_((plan) => (plan.resource_changes[0] = 1)),
      '/resource_changes/0: this is not a change',
    ],
    [
      'no address',
      with_((plan) => delete plan.resource_changes[0].address),
      '/resource_changes/0/address: this does not',
    ],
    [
      'no actions',
      with_((plan) => (plan.resource_changes[0].change.actions = [])),
      '/change/actions: these are no actions',
    ],
    [
      'another mode',
      with_((plan) => (plan.resource_changes[0].mode = 'x')),
      '/mode: this is no such mode, got a string',
    ],
    [
      'a resource twice',
      with_((plan) => plan.resource_changes.push(plan.resource_changes[0])),
      'it is there twice, got an object; each resource instance once',
    ],
    ['a configuration that is none', with_((plan) => (plan.configuration = 'x')), '/configuration: this is not a part'],
    ['a state that is none', with_((plan) => (plan.prior_state = 'x')), '/prior_state/values/root_module: this is not'],
  ])('%s', (_what, json, told) => {
    expect(because(json)).toContain(told);
  });

  it('reads a later minor version, and what it does not know in it', () => {
    const later = with_((plan) => Object.assign(plan, { format_version: '1.99', something_new: [1] }));
    expect(readPlan({ stack: STACK, json: later }).after.entities.bucket).toHaveLength(4);
  });
});

describe('what a plan leaves open', () => {
  const opaque = (change: (plan: ReturnType<typeof recorded>) => void) => read('hcl-create', change).after.opaque;

  it('is everything, where it is not complete', () => {
    expect(opaque((plan) => (plan.complete = false))).toEqual([
      expect.objectContaining({ address: 'plan', clouds: ['aws', 'entra'] }),
    ]);
  });

  it('is what it puts off', () => {
    const deferred = (plan: ReturnType<typeof recorded>) => {
      const resource_change = changeAt(plan, LEDGER);
      plan.resource_changes = plan.resource_changes.filter((change: unknown) => change !== resource_change);
      plan.deferred_changes = [{ reason: 'resource_config_unknown', resource_change }];
    };
    expect(opaque(deferred)).toEqual([expect.objectContaining({ address: LEDGER, clouds: ['aws'] })]);
    expect(read('hcl-create', deferred).after.entities.bucketPublicAccessBlock).toHaveLength(2);
  });

  it('is an action that nobody has thought of, and one that apply invokes besides', () => {
    expect(opaque((plan) => (changeAt(plan, LEDGER).change.actions = ['renovate']))).toHaveLength(1);
    expect(opaque((plan) => (plan.action_invocations = [{ address: 'action.x.y' }]))).toHaveLength(1);
  });

  it('is a resource with a provisioner, by its address', () => {
    const provisioned = (plan: ReturnType<typeof recorded>) => {
      const [first] = plan.configuration.root_module.resources;
      first.provisioners = [{ type: 'local-exec' }];
    };
    expect(opaque(provisioned)).toEqual([
      expect.objectContaining({ why: 'a provisioner runs a program that is not read' }),
    ]);
  });

  it('is what a provider makes that only goes by the name of one that is read', () => {
    const foreign = (plan: ReturnType<typeof recorded>) => {
      plan.configuration.provider_config.aws.full_name = 'registry.terraform.io/someone/aws';
    };
    expect(opaque(foreign).map(({ why }) => why)).toContain(
      'its provider "registry.terraform.io/someone/aws" is not hashicorp/aws',
    );
    expect(read('hcl-create', foreign).after.entities.iamPrincipal).toEqual([]);
  });
});

describe('an object under a planned address', () => {
  it('that an earlier replacement left behind is there until it is deleted', () => {
    const withDeposed = (actions: readonly string[]) => (plan: ReturnType<typeof recorded>) => {
      const { change, ...rest } = changeAt(plan, 'aws_s3_bucket_versioning.ledger');
      const after = actions.includes('delete') ? null : change.before;
      plan.resource_changes.push({
        ...rest,
        deposed: '0a1b2c3d',
        change: { ...change, actions, after, after_unknown: {} },
      });
    };
    const left = 'aws_s3_bucket_versioning.ledger (deposed 0a1b2c3d)';
    const places = ({ before, after }: ReturnType<typeof read>) =>
      [before, after].map(({ entities }) => entities.bucketVersioning.some(({ address }) => address === left));
    expect(places(read('hcl-change', withDeposed(['delete'])))).toEqual([true, false]);
    expect(places(read('hcl-change', withDeposed(['no-op'])))).toEqual([true, true]);
  });

  it.each([
    [['delete', 'create'], true, true],
    [['create', 'delete'], true, true],
    [['create', 'forget'], true, true],
    [['delete'], true, false],
    [['forget'], true, false],
  ])('by the actions %p is there before (%p) and after (%p)', (actions, before, after) => {
    const postures = read('hcl-change', (plan) => {
      const { change } = changeAt(plan, LEDGER);
      Object.assign(change, { actions, ...(after ? {} : { after: null }) });
    });
    const has = (side: 'before' | 'after') =>
      postures[side].entities.bucketPublicAccessBlock.some(({ address }) => address === LEDGER);
    expect([has('before'), has('after')]).toEqual([before, after]);
    expect(postures.after.opaque.some(({ address }) => address === LEDGER)).toBe(actions.includes('forget'));
  });
});

describe('a value of a plan', () => {
  it('that is secret is unknown, on both sides, and so is all below a secret block', () => {
    const { before, after } = read('hcl-change', (plan) => {
      const { change } = changeAt(plan, LEDGER);
      Object.assign(change, {
        before_sensitive: { block_public_acls: true },
        after_sensitive: { block_public_acls: true },
      });
      changeAt(plan, 'aws_s3_bucket_versioning.ledger').change.after_sensitive = { versioning_configuration: true };
    });
    for (const posture of [before, after]) {
      const { blockPublicAcls } = fieldsAt(posture, 'bucketPublicAccessBlock', LEDGER);
      expect(blockPublicAcls).toMatchObject({ is: 'unknown', why: 'sensitive' });
    }
    const { status } = fieldsAt(after, 'bucketVersioning', 'aws_s3_bucket_versioning.ledger');
    expect(status).toMatchObject({ is: 'unknown', why: 'sensitive' });
  });

  it('that only apply knows is unknown, and never taken for unset', () => {
    const { after } = read('hcl-change', (plan) => {
      const { change } = changeAt(plan, LEDGER);
      delete change.after.block_public_acls;
      change.after_unknown = { block_public_acls: true };
      const configured = plan.configuration.root_module.resources.find(
        (one: { address: string }) => one.address === LEDGER,
      );
      configured.expressions.block_public_acls = { references: ['local.x'] };
    });
    expect(fieldsAt(after, 'bucketPublicAccessBlock', LEDGER).blockPublicAcls).toMatchObject({
      is: 'unknown',
      why: 'computed',
    });
  });

  it('is text and no template: what looks like an expression in it is a part of it', () => {
    const { after } = read('hcl-change', (plan) => {
      changeAt(plan, 'aws_iam_group.renamed').change.after.name = '${var.x}';
    });
    const names = after.entities.iamPrincipal.map(({ fields }) => fields.name);
    expect(names).toEqual([expect.objectContaining({ is: 'known', value: '${var.x}' })]);
  });

  it('that is the id of another resource of the plan is a reference to it, not so a name that somebody gave', () => {
    const { after } = read('fabrikam-applied');
    const [encryption] = after.entities.bucketEncryption;
    expect(encryption?.fields.kmsKey).toMatchObject({ is: 'ref', address: 'aws_kms_key.bucket-backups_key_A130C48A' });
    expect(encryption?.fields.bucket).toMatchObject({ is: 'known', value: 'fabrikam-backups' });
  });
});
