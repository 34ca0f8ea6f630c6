import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import { App, LocalBackend, TerraformStack } from 'cdktf';
import { BlockLegacyAuthentication, BreakGlassGroup, RequireMfa } from '../../lib/entra';
import { TenantGuard } from '../../lib/guard';
import { SharedServiceTenant } from '../../lib/tenant';
import { type ControlMatchers, expectControls, judgeApp, judgeStack, matchers } from '../../lib/testing';
import { AS_OF, exampleTenant, failureOf, freshFolder, hasOutput, removeFolders } from '../support/guarded-app';

declare global {
  namespace jest {
    interface Matchers<R> extends ControlMatchers<R> {}
  }
}
expect.extend(matchers);
jest.setTimeout(60_000);
afterAll(removeFolders);

const contoso = exampleTenant('contoso');

function newApp(): App {
  return new App({ outdir: join(freshFolder(), 'cdktf.out'), stackTraces: false });
}

/** A stack of the library's constructs under a name of contoso's, its MFA policy disabled where asked. */
function entraStack(app: App, options: { readonly weakened?: boolean } = {}): TerraformStack {
  const stack = new TerraformStack(app, 'contoso-entra');
  new LocalBackend(stack, { path: '../../../state/contoso-entra.tfstate' });
  new AzureadProvider(stack, 'azuread', { tenantId: '6f1e2d3c-1111-4a2b-8c3d-000000000002' });
  const breakGlass = new BreakGlassGroup(stack, 'break-glass', {
    accounts: ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'],
  });
  const rollout = { stage: 'enforced' } as const;
  new BlockLegacyAuthentication(stack, 'legacy-authentication', { breakGlass, rollout });
  new RequireMfa(stack, 'mfa', { breakGlass, rollout: options.weakened ? { stage: 'off' } : rollout });
  return stack;
}

function exampleApp(id: 'adatum' | 'contoso' | 'fabrikam' | 'northwind'): App {
  const app = newApp();
  const tenant = exampleTenant(id);
  new SharedServiceTenant(app, id, { tenant });
  return app;
}

describe('judging an App in a test', () => {
  it('gives the judgments of a synthesis without writing to the output directory', () => {
    const app = exampleApp('contoso');
    const { outdir } = app;
    const judgments = judgeApp(app, { asOf: AS_OF });
    expect(judgments.map(({ control }) => control)).toEqual(expect.arrayContaining(['ENT-AU-02', 'AWS-STO-01']));
    expect(hasOutput(app)).toBe(false);
    expect(app.outdir).toBe(outdir);
  });

  it('leaves nothing in the temporary folder, refused or not', () => {
    const { TMPDIR } = process.env;
    const folder = freshFolder();
    process.env.TMPDIR = folder;
    try {
      const app = newApp();
      entraStack(app, { weakened: true });
      expect(judgeApp(app, { tenants: [contoso], asOf: AS_OF })).not.toMeetEveryControl();
      expect(readdirSync(folder).filter((name) => name.startsWith('tenant-guard-judged-'))).toEqual([]);
    } finally {
      if (TMPDIR === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = TMPDIR;
    }
  });

  it('hands back the finding that would stop synthesis, and lets the App be synthesized after', () => {
    const app = newApp();
    entraStack(app, { weakened: true });
    const judgments = judgeApp(app, { tenants: [contoso], asOf: AS_OF });
    expect(judgments).toContainEqual(expect.objectContaining({ control: 'ENT-AU-02', verdict: 'unmet' }));
    expect(failureOf(() => app.synth())).toContain('ENT-AU-02');
    expect(existsSync(join(app.outdir, 'manifest.json'))).toBe(false);
  });

  it('judges by the guard that the App has', () => {
    const app = newApp();
    TenantGuard.attach(app, { tenants: [contoso], asOf: AS_OF });
    entraStack(app);
    expect(judgeApp(app)).toMeetControl('ENT-AU-02');
  });

  it('throws what is no finding: an App that cannot be judged', () => {
    const app = new App({ outdir: join(freshFolder(), 'cdktf.out'), skipValidation: true });
    expect(() => judgeApp(app)).toThrow('skipValidation');
  });

  it('gives the judgments of one stack alone where asked', () => {
    const app = newApp();
    const stack = entraStack(app);
    new TerraformStack(app, 'another');
    const judgments = judgeStack(stack, { tenants: [contoso], asOf: AS_OF });
    expect(new Set(judgments.map((judgment) => judgment.stack))).toEqual(new Set(['contoso-entra']));
  });
});

describe('asserting that controls are met', () => {
  const weakened = () => {
    const app = newApp();
    entraStack(app, { weakened: true });
    return judgeApp(app, { tenants: [contoso], asOf: AS_OF });
  };

  it('passes where they are', () => {
    const judgments = judgeApp(exampleApp('contoso'), { asOf: AS_OF });
    expectControls(judgments).toBeMet('ENT-AU-01', 'ENT-AU-02').toAllBeMet();
    expect(judgments).toMeetControl('ENT-AU-02');
    expect(judgments).toMeetEveryControl();
  });

  it('fails with the finding in full: what, where, how to put it right', () => {
    const message = failureOf(() => expectControls(weakened()).toBeMet('ENT-AU-01', 'ENT-AU-02'));
    expect(message).toMatch(
      /^ENT-AU-02 is not met:\n\nunmet: required {2}ENT-AU-02 {2}contoso entra: users can sign in/,
    );
    expect(message).toContain('contoso-entra/mfa/policy');
    expect(message).toMatch(/^ {4}remedy: {4}enforce a policy/m);
    expect(failureOf(() => expect(weakened()).toMeetControl('ENT-AU-02'))).toBe(message);
  });

  it('fails for every control with the findings that stop, no others', () => {
    const message = failureOf(() => expect(weakened()).toMeetEveryControl());
    expect(message).toMatch(/^\d+ findings at level required or above:/);
    expect(message).toContain('ENT-AU-02');
    expect(message).not.toContain('advisory');
    expect(failureOf(() => expectControls(weakened()).toAllBeMet('advisory'))).toContain('advisory  ENT-NW-01');
  });

  it('takes an accepted finding for accepted, not for met', () => {
    const judgments = judgeApp(exampleApp('fabrikam'), { asOf: AS_OF });
    expectControls(judgments).toBeAccepted('LAD-01').toAllBeMet();
    expect(failureOf(() => expectControls(judgments).toBeMet('LAD-01'))).toContain('accepted:  acceptance RA-2026-014');
    expect(failureOf(() => expectControls(judgments).toBeAccepted('RSK-01'))).toContain('no finding');
  });

  it('fails on what is accepted no more, on a later day', () => {
    const judgments = judgeApp(exampleApp('fabrikam'), { asOf: '2027-05-02' });
    expect(failureOf(() => expectControls(judgments).toBeAccepted('LAD-01'))).toContain('expired on 2027-05-01');
  });

  it('can be turned around, and says then that it is met', () => {
    expect(weakened()).not.toMeetControl('ENT-AU-02');
    expect(failureOf(() => expect(weakened()).not.toMeetControl('ENT-AU-01'))).toBe('ENT-AU-01 is met');
  });

  it('takes no control for met that is misspelt, was not judged or applies to nothing', () => {
    const judgments = weakened();
    expect(failureOf(() => expect(judgments).not.toMeetControl('ENT-AU-2'))).toContain('Did you mean ENT-AU-02?');
    expect(failureOf(() => expect(judgments).not.toMeetControl('AWS-STO-01'))).toContain('not judged');
    const aws = judgeApp(exampleApp('fabrikam'), { asOf: AS_OF });
    const bare = aws.map((judgment) =>
      judgment.control === 'AWS-STO-01'
        ? {
            ...judgment,
            verdict: 'notApplicable' as const,
            outcome: { verdict: 'notApplicable' as const, because: 'no bucket' },
          }
        : judgment,
    );
    expect(failureOf(() => expect(bare).toMeetControl('AWS-STO-01'))).toMatch(
      /notApplicable: AWS-STO-01 .*: no bucket/,
    );
  });

  it('takes nothing judged for nothing met', () => {
    expect(failureOf(() => expect([]).toMeetEveryControl())).toContain('nothing was judged');
  });
});
