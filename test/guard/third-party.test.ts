import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { App, TerraformStack } from 'cdktf';
import { TenantGuard } from '../../lib/guard';
import { AS_OF, exampleTenant, failureOf, freshFolder, removeFolders } from '../support/guarded-app';

afterAll(removeFolders);

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
    expect(message).toContain('call the stack <tenant>-<service>[-<account>]');
  });
});
