import { join } from 'node:path';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App } from 'cdktf';
import { TenantGuard } from '../../lib/guard';
import { exampleTenant, failureOf, freshFolder, guardedApp, hasOutput, removeFolders } from '../support/guarded-app';
import { elementOf, refusalOf, stackOf } from '../support/guarded-contoso';

afterAll(removeFolders);

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

  it('credentials that are written into a provider or a backend, without telling them', () => {
    const message = refusalOf((tenant) => {
      const stack = stackOf(tenant, 'aws.prod');
      const provider = elementOf(stack, AwsProvider);
      provider.accessKey = 'AKIAEXAMPLE';
      provider.secretKey = 'hunter2';
      provider.token = '${var.token}';
      stack.addOverride('terraform.backend.s3', { bucket: 'b', key: 'k', secret_key: 'hunter2' });
    });
    expect(message).toContain('contoso-aws-prod: provider.aws.access_key writes a credential');
    expect(message).toContain('contoso-aws-prod: provider.aws.secret_key writes a credential');
    expect(message).toContain('contoso-aws-prod: terraform.backend.s3.secret_key writes a credential');
    expect(message).not.toContain('provider.aws.token');
    expect(message).not.toMatch(/hunter2|AKIAEXAMPLE/);
  });

  it('state inside the output directory', () => {
    const message = refusalOf((tenant) =>
      stackOf(tenant, 'entra').addOverride('terraform.backend.local.path', 'terraform.tfstate'),
    );
    expect(message).toContain('keeps its state inside the output directory');
  });
});
