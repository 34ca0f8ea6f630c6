import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { ConditionalAccessPolicy } from '@cdktf/provider-azuread/lib/conditional-access-policy';
import { App, Aspects, Lazy, TerraformHclModule, TerraformResource, TerraformStack } from 'cdktf';
import { addCustomSynthesis } from 'cdktf/lib/synthesize/synthesizer';
import type { IConstruct } from 'constructs';
import { TenantGuard } from '../../lib/guard';
import type { SharedServiceTenant } from '../../lib/tenant';
import {
  AS_OF,
  exampleTenant,
  failureOf,
  freshFolder,
  guardedApp,
  hasOutput,
  removeFolders,
} from '../support/guarded-app';

afterAll(removeFolders);

/** What the guard says of the contoso example after something was done to it. */
function refusalOf(weaken: (tenant: SharedServiceTenant, app: App) => void): string {
  const { app, tenant } = guardedApp(exampleTenant('contoso'));
  weaken(tenant, app);
  const message = failureOf(() => app.synth());
  expect(hasOutput(app)).toBe(false);
  return message;
}
function stackOf(tenant: SharedServiceTenant, id: string): TerraformStack {
  const stack = tenant.stacks.get(id);
  if (stack === undefined) throw new Error(`no stack ${id}`);
  return stack;
}
function elementOf<T extends IConstruct>(stack: TerraformStack, type: new (...given: never[]) => T, path = ''): T {
  const found = stack.node.findAll().find((node) => node instanceof type && node.node.path.includes(path));
  if (!(found instanceof type)) throw new Error(`no ${type.name} at ${path}`);
  return found;
}
const mfaPolicy = (tenant: SharedServiceTenant) =>
  elementOf(stackOf(tenant, 'entra'), ConditionalAccessPolicy, '/mfa/');

describe('the example as it is', () => {
  it('is written', () => {
    const { app } = guardedApp(exampleTenant('contoso'));
    app.synth();
    expect(hasOutput(app)).toBe(true);
  });
});

describe('the guard finds what weakens a guarantee by', () => {
  it('a raw resource without its guards', () => {
    const message = refusalOf((tenant) => new S3Bucket(stackOf(tenant, 'aws.prod'), 'raw', { bucket: 'contoso-raw' }));
    for (const control of ['AWS-STO-01', 'AWS-STO-04', 'AWS-STO-05']) expect(message).toContain(control);
    expect(message).toContain('aws_s3_bucket.raw');
  });

  it('a raw policy that does not spare the emergency accounts', () => {
    const message = refusalOf(
      (tenant) =>
        new ConditionalAccessPolicy(stackOf(tenant, 'entra'), 'raw', {
          displayName: 'raw',
          state: 'enabled',
          conditions: {
            applications: { includedApplications: ['All'] },
            users: { includedUsers: ['All'] },
            clientAppTypes: ['all'],
          },
          grantControls: { operator: 'OR', builtInControls: ['block'] },
        }),
    );
    expect(message).toMatch(/fatal {2}ENT-BG-02/);
    expect(message).toContain('azuread_conditional_access_policy.raw');
  });

  it('addOverride on a resource', () => {
    const message = refusalOf((tenant) => mfaPolicy(tenant).addOverride('state', 'disabled'));
    expect(message).toContain('ENT-AU-02');
    expect(message).toMatch(/declared: {2}tenants\/contoso\.yaml:\d+/);
  });

  it('addOverride on a stack', () => {
    const message = refusalOf((tenant) => {
      const stack = stackOf(tenant, 'aws.prod');
      const block = elementOf(stack, S3BucketPublicAccessBlock, '/bucket-ledger/');
      stack.addOverride(
        `resource.aws_s3_bucket_public_access_block.${block.friendlyUniqueId}.block_public_policy`,
        false,
      );
    });
    expect(message).toContain('AWS-STO-01');
  });

  it("a consumer's Aspect", () => {
    const message = refusalOf((tenant) =>
      Aspects.of(stackOf(tenant, 'aws.prod')).add({
        visit(node) {
          if (node instanceof S3BucketPublicAccessBlock) node.restrictPublicBuckets = false;
        },
      }),
    );
    expect(message).toContain('AWS-STO-01');
  });

  it('a custom synthesis hook that rewrites another stack', () => {
    const message = refusalOf((tenant) =>
      addCustomSynthesis(stackOf(tenant, 'entra'), {
        onSynthesize({ outdir }) {
          const file = join(outdir, 'stacks/contoso-aws-prod/cdk.tf.json');
          const text = readFileSync(file, 'utf8');
          writeFileSync(file, text.replaceAll('"restrict_public_buckets": true', '"restrict_public_buckets": false'));
        },
      }),
    );
    expect(message).toContain('AWS-STO-01');
    expect(message).toContain('AWS-STO-02');
  });

  it('a custom synthesis hook that puts Terraform beside the stack', () => {
    const message = refusalOf((tenant) =>
      addCustomSynthesis(stackOf(tenant, 'entra'), {
        onSynthesize({ outdir }) {
          writeFileSync(join(outdir, 'stacks/contoso-entra/zz_override.tf.json'), '{}');
        },
      }),
    );
    expect(message).toContain('zz_override.tf.json');
    expect(message).toContain('ENT-AU-02');
  });

  it('a hook that writes other facts', () => {
    const message = refusalOf((tenant) => {
      mfaPolicy(tenant).addOverride('state', 'disabled');
      addCustomSynthesis(stackOf(tenant, 'entra'), {
        onSynthesize({ outdir }) {
          writeFileSync(join(outdir, 'stacks/contoso-entra/tenant-guard.json'), '{}');
        },
      });
    });
    expect(message).toContain('ENT-AU-02');
  });

  it('duplicate keys, of which one is hidden from a reader and not from Terraform', () => {
    const message = refusalOf((tenant) =>
      addCustomSynthesis(stackOf(tenant, 'entra'), {
        onSynthesize({ outdir }) {
          const file = join(outdir, 'stacks/contoso-aws-prod/cdk.tf.json');
          writeFileSync(file, readFileSync(file, 'utf8').replace('"resource": {', '"resource": {}, "resource": {'));
        },
      }),
    );
    expect(message).toMatch(/contoso-aws-prod\/cdk\.tf\.json.*twice/);
  });

  it('a stateful Lazy that is good until its stack has been validated', () => {
    const message = refusalOf((tenant) => {
      let validated = false;
      stackOf(tenant, 'entra').node.addValidation({
        validate() {
          validated = true;
          return [];
        },
      });
      mfaPolicy(tenant).state = Lazy.stringValue({ produce: () => (validated ? 'disabled' : 'enabled') });
    });
    expect(message).toContain('ENT-AU-02');
  });

  it('ignore_changes', () => {
    const message = refusalOf((tenant) => mfaPolicy(tenant).addOverride('lifecycle.ignore_changes', ['state']));
    expect(message).toContain('ENT-AU-02');
    expect(message).toContain('ignore_changes');
  });

  it('count = 0', () => {
    expect(refusalOf((tenant) => mfaPolicy(tenant).addOverride('count', 0))).toContain('ENT-AU-02');
  });

  it('a count that only apply knows', () => {
    const message = refusalOf((tenant) => mfaPolicy(tenant).addOverride('count', '${var.on ? 1 : 0}'));
    expect(message).toContain('ENT-AU-02');
    expect(message).toContain('could not be judged');
  });

  it('a dynamic block in place of the conditions', () => {
    const message = refusalOf((tenant) => {
      const policy = mfaPolicy(tenant);
      policy.addOverride('conditions.users', undefined);
      policy.addOverride('conditions.dynamic.users', { for_each: [1], content: { included_users: ['All'] } });
    });
    expect(message).toContain('ENT-AU-02');
  });

  it('a module, whose resources nobody sees', () => {
    const message = refusalOf(
      (tenant) => new TerraformHclModule(stackOf(tenant, 'aws.prod'), 'elsewhere', { source: 'example/elsewhere/aws' }),
    );
    expect(message).toContain('module.elsewhere');
    expect(message).toContain('AWS-STO-01');
  });

  it('a provisioner', () => {
    const message = refusalOf((tenant) =>
      elementOf(stackOf(tenant, 'aws.prod'), S3Bucket, '/bucket-ledger/').addOverride('provisioner', [
        { 'local-exec': { command: 'true' } },
      ]),
    );
    expect(message).toContain('AWS-STO-01');
  });

  it('a provider that nobody reads', () => {
    const message = refusalOf(
      (tenant) =>
        new TerraformResource(stackOf(tenant, 'entra'), 'patch', { terraformResourceType: 'msgraph_update_resource' }),
    );
    expect(message).toContain('msgraph_update_resource.patch');
    expect(message).toContain('ENT-AU-02');
  });

  it('a validation of the App that writes after it judged', () => {
    const message = refusalOf((_tenant, app) =>
      app.node.addValidation({
        validate() {
          writeFileSync(join(app.outdir, 'stacks/contoso-entra/late.tf'), '');
          return [];
        },
      }),
    );
    expect(message).toContain('stacks/contoso-entra/late.tf changed after being judged');
  });
});

describe('the guard refuses to vouch for', () => {
  const contoso = exampleTenant('contoso');

  it('an App that skips validation', () => {
    const app = new App({ outdir: join(freshFolder(), 'out'), skipValidation: true });
    expect(failureOf(() => TenantGuard.attach(app))).toContain('skipValidation');
  });

  it('an App that is told to skip validation later', () => {
    expect(refusalOf((_tenant, app) => Object.assign(app, { skipValidation: true }))).toContain('skipValidation');
  });

  it('HCL output', () => {
    const app = new App({ outdir: join(freshFolder(), 'out'), hclOutput: true });
    expect(failureOf(() => TenantGuard.attach(app))).toContain('synthesize JSON');
  });

  it('a foreign synthesizer', () => {
    const message = refusalOf((tenant) => {
      stackOf(tenant, 'entra').synthesizer = { synthesize: () => undefined };
    });
    expect(message).toContain('contoso/contoso-entra: its synthesizer is not');
  });

  it("a synth that is called past the App's own", () => {
    const { app } = guardedApp(contoso);
    expect(failureOf(() => App.prototype.synth.call(app))).toContain('not synthesized by its own synth()');
    expect(hasOutput(app)).toBe(false);
  });

  it('a synth that is put in place of its own', () => {
    const { app } = guardedApp(contoso);
    expect(() => Object.assign(app, { synth: () => undefined })).toThrow(TypeError);
  });

  it('a second copy of the framework, and names it', () => {
    const { app } = guardedApp(contoso);
    jest.isolateModules(() => {
      const other = require('cdktf') as typeof import('cdktf');
      new other.TerraformStack(app, 'foreign');
    });
    const message = failureOf(() => app.synth());
    expect(message).toContain('two copies of the framework');
    expect(message).toContain('foreign');
    expect(hasOutput(app)).toBe(false);
  });

  it('an App of a second copy of the framework', () => {
    jest.isolateModules(() => {
      const other = require('cdktf') as typeof import('cdktf');
      const app = new other.App({ outdir: join(freshFolder(), 'out') });
      expect(failureOf(() => TenantGuard.attach(app))).toContain('the App is made by another copy');
    });
  });

  it('state inside the output directory', () => {
    const message = refusalOf((tenant) =>
      stackOf(tenant, 'entra').addOverride('terraform.backend.local.path', 'terraform.tfstate'),
    );
    expect(message).toContain('keeps its state inside the output directory');
  });
});

describe('a lone stack', () => {
  it('is judged by its rendered JSON, and the message says that this is weaker', () => {
    const app = new App({ outdir: join(freshFolder(), 'out') });
    const stack = new TerraformStack(app, 'fabrikam-aws-main');
    TenantGuard.attach(stack, { asOf: AS_OF, tenants: [exampleTenant('fabrikam')] });
    new S3Bucket(stack, 'raw', { bucket: 'fabrikam-raw', provider: undefined });
    stack.addOverride('provider.aws', [{ region: 'eu-central-1' }]);
    const message = failureOf(() => stack.runAllValidations());
    expect(message).toContain('AWS-STO-01');
    expect(message).toContain('Only the rendered JSON of this stack was judged');
  });
});

describe("a third party's app of raw resources", () => {
  it('is judged by attaching one line', () => {
    const app = new App({ outdir: join(freshFolder(), 'out'), stackTraces: false });
    TenantGuard.attach(app, { tenants: [exampleTenant('fabrikam')], asOf: AS_OF });
    const stack = new TerraformStack(app, 'fabrikam-aws-main');
    stack.addOverride('provider.aws', [{ region: 'eu-central-1' }]);
    stack.addOverride('terraform.backend.local.path', '../../../state/x.tfstate');
    stack.addOverride('resource.aws_s3_bucket.raw', { bucket: 'fabrikam-raw' });
    const message = failureOf(() => app.synth());
    expect(message).toContain('AWS-STO-01');
    expect(message).toContain('aws_s3_bucket.raw');
    expect(existsSync(join(app.outdir, 'stacks/fabrikam-aws-main'))).toBe(false);
  });

  it('is refused where nobody declared the tenant, saying what is missing', () => {
    const app = new App({ outdir: join(freshFolder(), 'out'), stackTraces: false });
    TenantGuard.attach(app, { asOf: AS_OF });
    const stack = new TerraformStack(app, 'unheard-of');
    stack.addOverride('provider.aws', [{ region: 'eu-central-1' }]);
    stack.addOverride('resource.aws_s3_bucket.raw', { bucket: 'raw' });
    const message = failureOf(() => app.synth());
    expect(message).toContain('give the declaration to the guard');
  });
});
