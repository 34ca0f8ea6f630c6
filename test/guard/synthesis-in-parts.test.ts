import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { App, Lazy, TerraformStack, Token, Tokenization } from 'cdktf';
import type { DeclaredTenant } from '../../lib/declaration';
import { SynthesisInParts, SynthesisRefused, TenantGuard } from '../../lib/guard';
import { withoutCreationStacks } from '../../lib/guard/creation-stacks';
import { SharedServiceTenant, synthesize } from '../../lib/tenant';
import { AS_OF, exampleTenant, failureOf, freshFolder, removeFolders } from '../support/guarded-app';

// What is captured, and when not, is what some of these tests are about.
jest.unmock('cdktf/lib/tokens/private/stack-trace');

afterAll(removeFolders);

const fabrikam = exampleTenant('fabrikam');
const northwind = exampleTenant('northwind');
const contoso = exampleTenant('contoso');
const TENANTS = [northwind, contoso, fabrikam];
/** Without the acceptances that excuse what they do not guard. */
const unexcused = (id: 'fabrikam' | 'northwind') =>
  exampleTenant(id, (text) => text.replace(/\nacceptances:[\s\S]*/, '\n'));

function inOneApp(tenants: readonly DeclaredTenant[], outdir: string) {
  const app = new App({ outdir, stackTraces: false });
  const guard = TenantGuard.attach(app, { asOf: AS_OF, report: () => undefined });
  for (const tenant of tenants) new SharedServiceTenant(app, tenant.declaration.tenant, { tenant });
  app.synth();
  return guard.judgments;
}

const inParts = (tenants: readonly DeclaredTenant[], outdir: string, only?: string) =>
  synthesize({ tenants, outdir, asOf: AS_OF, ...(only === undefined ? {} : { only }) });

function filesOf(folder: string, below = ''): string[][] {
  return readdirSync(join(folder, below))
    .sort()
    .flatMap((name) => {
      const path = join(below, name);
      const isFolder = statSync(join(folder, path)).isDirectory();
      return isFolder ? filesOf(folder, path) : [[path, readFileSync(join(folder, path), 'utf8')]];
    });
}

describe('tenants that are synthesized one after another', () => {
  it('give the bytes and the judgments of one App with all of them', () => {
    const [one, parts] = [join(freshFolder(), 'cdktf.out'), join(freshFolder(), 'cdktf.out')];
    const judgments = inOneApp(TENANTS, one);
    expect(inParts(TENANTS, parts).judgments).toEqual(judgments);
    expect(filesOf(parts)).toEqual(filesOf(one));
  });

  it('tell how many of them are made', () => {
    const told: string[] = [];
    const progress = (made: number, of: number) => told.push(`${made} of ${of}`);
    const outdir = join(freshFolder(), 'cdktf.out');
    synthesize({ tenants: [contoso, northwind], only: 'northwind', outdir, asOf: AS_OF, progress });
    synthesize({ tenants: [contoso, northwind], outdir, asOf: AS_OF, progress });
    expect(told).toEqual(['1 of 1', '1 of 2', '2 of 2']);
  });

  it('are refused together, in the words of one App', () => {
    const weak = [unexcused('northwind'), contoso, unexcused('fabrikam')];
    const [one, parts] = [join(freshFolder(), 'cdktf.out'), join(freshFolder(), 'cdktf.out')];
    const message = failureOf(() => inParts(weak, parts));
    expect(message).toContain('northwind');
    expect(message).toContain('fabrikam');
    expect(message).toBe(failureOf(() => inOneApp(weak, one)));
    expect(() => inParts(weak, parts)).toThrow(SynthesisRefused);
    expect(existsSync(join(parts, 'manifest.json'))).toBe(false);
  });

  it('leave the earlier output as it is where only the last is refused, and nothing aside', () => {
    const folder = freshFolder();
    const outdir = join(folder, 'cdktf.out');
    inParts(TENANTS, outdir);
    const before = filesOf(outdir);
    expect(() => inParts([northwind, contoso, unexcused('fabrikam')], outdir)).toThrow(
      'Nothing was written to cdktf.out',
    );
    expect(filesOf(outdir)).toEqual(before);
    expect(readdirSync(folder)).toEqual(['cdktf.out']);
  });

  it('leave nothing aside where one cannot be synthesized at all', () => {
    const folder = freshFolder();
    const parts = new SynthesisInParts({ outdir: join(folder, 'cdktf.out'), asOf: AS_OF });
    parts.add((app) => new SharedServiceTenant(app, 'northwind', { tenant: northwind }));
    const failing = (app: App) => {
      const stack = new TerraformStack(app, 'landing');
      stack.node.addValidation({ validate: () => ['no such luck'] });
    };
    expect(() => parts.add(failing)).toThrow('no such luck');
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('do not write over each other', () => {
    const parts = new SynthesisInParts({ outdir: join(freshFolder(), 'cdktf.out'), asOf: AS_OF });
    parts.add((app) => new TerraformStack(app, 'landing'));
    expect(() => parts.add((app) => new TerraformStack(app, 'landing'))).toThrow(
      'two tenants of this run write stacks/landing; rename one of them',
    );
  });

  it('replace one tenant alone where asked, and keep the others in the manifest', () => {
    const outdir = join(freshFolder(), 'cdktf.out');
    inParts(TENANTS, outdir);
    const before = filesOf(outdir);
    inParts(TENANTS, outdir, 'fabrikam');
    expect(filesOf(outdir)).toEqual(before);
  });

  it('are let go one after another, with the tokens by which the framework would hold them', async () => {
    const parts = new SynthesisInParts({ outdir: join(freshFolder(), 'cdktf.out'), asOf: AS_OF });
    const mine = Token.asString({ resolve: () => 'mine', creationStack: [] });
    const apps = TENANTS.map((tenant) => {
      let made: WeakRef<App> | undefined;
      parts.add((app) => {
        made = new WeakRef(app);
        new SharedServiceTenant(app, tenant.declaration.tenant, { tenant });
      });
      return made;
    });
    // A reference holds what it refers to until the running task is over.
    await new Promise((resolve) => setImmediate(resolve));
    setFlagsFromString('--expose-gc');
    runInNewContext('gc')();
    expect(apps.map((app) => app?.deref())).toEqual([undefined, undefined, undefined]);
    expect(Tokenization.reverseString(mine).tokens).toHaveLength(1);
    parts.finish();
  });

  it('are judged as a directory without a stack where there are none', () => {
    expect(() => inParts([], join(freshFolder(), 'cdktf.out'))).toThrow('holds no synthesized stack');
  });

  it('start from an empty directory each, whatever the one before left', () => {
    const outdir = join(freshFolder(), 'cdktf.out');
    const parts = new SynthesisInParts({ outdir, asOf: AS_OF });
    const seen: string[][] = [];
    for (const tenant of [contoso, fabrikam]) {
      parts.add((app) => {
        const [stack] = new SharedServiceTenant(app, tenant.declaration.tenant, { tenant }).stacks.values();
        stack?.node.addValidation({
          validate: () => {
            seen.push(readdirSync(app.outdir, { recursive: true }).map(String));
            writeFileSync(join(app.outdir, 'stray.txt'), tenant.declaration.tenant);
            return [];
          },
        });
      });
    }
    expect(seen.map((names) => names.filter((name) => !['stacks', 'declared'].includes(name)))).toEqual([[], []]);
    parts.finish();
    expect(existsSync(join(outdir, 'stray.txt'))).toBe(false);
  });
});

describe('what runs without creation stacks', () => {
  it('captures none where the framework does, and leaves errors theirs', () => {
    const captured = { stack: '' };
    const error = withoutCreationStacks(() => {
      Error.captureStackTrace(captured);
      expect(Lazy.anyValue({ produce: () => 'late' }).creationStack).toEqual([]);
      const recaptured = new TypeError('real');
      Error.captureStackTrace(recaptured);
      return recaptured;
    });
    expect(captured.stack).toBe('');
    expect(Lazy.anyValue({ produce: () => 'late' }).creationStack).not.toEqual([]);
    expect(error.stack).toMatch(/^TypeError: real\n\s+at /);
    expect(error.stack).toContain(__filename);
  });

  it('are the constructs of a declared tenant in an App of its own, and nothing else in it', () => {
    const app = new App({ outdir: freshFolder(), stackTraces: false });
    const { captureStackTrace } = Error;
    let captured = 0;
    Error.captureStackTrace = (target, below) => {
      if (!(target instanceof Error)) captured += 1;
      captureStackTrace(target, below);
    };
    try {
      new SharedServiceTenant(app, 'contoso', { tenant: contoso });
      expect(captured).toBe(0);
      Lazy.anyValue({ produce: () => 'late' });
      expect(captured).toBe(1);
    } finally {
      Error.captureStackTrace = captureStackTrace;
    }
  });

  it('puts everything back, after a failure, too', () => {
    const before = [Error.captureStackTrace, process.env.CDKTN_DISABLE_CREATION_STACK];
    expect(() =>
      withoutCreationStacks(() => {
        expect(process.env.CDKTN_DISABLE_CREATION_STACK).toBe('true');
        throw new Error('out');
      }),
    ).toThrow('out');
    expect([Error.captureStackTrace, process.env.CDKTN_DISABLE_CREATION_STACK]).toEqual(before);
  });
});
