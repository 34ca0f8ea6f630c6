import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { IamGroupPolicy } from '@cdktf/provider-aws/lib/iam-group-policy';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block';
import { ConditionalAccessPolicy } from '@cdktf/provider-azuread/lib/conditional-access-policy';
import { Aspects, Lazy, TerraformHclModule, TerraformResource } from 'cdktf';
import { addCustomSynthesis } from 'cdktf/lib/synthesize/synthesizer';
import { exampleTenant, guardedApp, hasOutput, removeFolders } from '../support/guarded-app';
import { elementOf, mfaPolicy, refusalOf, stackOf } from '../support/guarded-contoso';

afterAll(removeFolders);

describe('the example as it is', () => {
  it('is written', () => {
    const { app } = guardedApp(exampleTenant('contoso'));
    app.synth();
    expect(hasOutput(app)).toBe(true);
  });
});

describe('the guard finds what weakens a guarantee by', () => {
  it('a raw resource without its guards', () => {
    const message = refusalOf(
      (tenant) => new S3Bucket(stackOf(tenant, 'aws.main'), 'raw', { bucket: 'fabrikam-raw' }),
      'fabrikam',
    );
    for (const control of ['AWS-STO-01', 'AWS-STO-04', 'AWS-STO-05']) expect(message).toContain(control);
    expect(message).toContain('aws_s3_bucket.raw');
  });

  it('a raw resource of which the organization guards a part alone', () => {
    const message = refusalOf((tenant) => new S3Bucket(stackOf(tenant, 'aws.prod'), 'raw', { bucket: 'contoso-raw' }));
    for (const control of ['AWS-STO-01', 'AWS-STO-04']) expect(message).toContain(control);
    // Its resource control policy denies what is not over TLS, whatever the bucket's own policy says.
    expect(message).not.toContain('AWS-STO-05');
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

  it('a guard that acts on another directory, by a provider alias', () => {
    const message = refusalOf((tenant) => {
      const stack = stackOf(tenant, 'entra');
      stack.addOverride('provider.azuread', [
        { tenant_id: '6f1e2d3c-1111-4a2b-8c3d-000000000002' },
        { alias: 'elsewhere', tenant_id: '6f1e2d3c-1111-4a2b-8c3d-0000000000ee' },
      ]);
      mfaPolicy(tenant).addOverride('provider', 'azuread.elsewhere');
    });
    expect(message).toContain('ENT-AU-02');
    expect(message).toContain('acts on directory 6f1e2d3c-1111-4a2b-8c3d-0000000000ee');
  });

  it('a guard that acts on another account, by the role that a provider alias assumes', () => {
    const message = refusalOf((tenant) => {
      const stack = stackOf(tenant, 'aws.dev');
      stack.addOverride('provider.aws', [
        { region: 'eu-north-1', allowed_account_ids: ['444455556666'] },
        { alias: 'elsewhere', region: 'eu-north-1', assume_role: [{ role_arn: 'arn:aws:iam::123412341234:role/x' }] },
      ]);
      elementOf(stack, IamGroupPolicy).addOverride('provider', 'aws.elsewhere');
    });
    expect(message).toContain('AWS-MFA-01');
    expect(message).toContain('acts on account 123412341234');
  });

  it('a guard that acts on who knows which account, by a profile', () => {
    const message = refusalOf((tenant) => {
      const stack = stackOf(tenant, 'aws.dev');
      stack.addOverride('provider.aws', [
        { region: 'eu-north-1' },
        { alias: 'elsewhere', region: 'eu-north-1', profile: 'other' },
      ]);
      elementOf(stack, IamGroupPolicy).addOverride('provider', 'aws.elsewhere');
    });
    expect(message).toContain('acts on account one that cannot be read');
  });

  it('a stack whose provider acts on another account than the declared one', () => {
    const message = refusalOf((tenant) => {
      elementOf(stackOf(tenant, 'aws.dev'), AwsProvider).allowedAccountIds = ['123412341234'];
    });
    expect(message).toContain('not on the declared 444455556666');
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
