import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type App, Manifest } from 'cdktf';
import { readSynthesized, type Subject } from '../controls';
import { FACTS_FILE, type Facts, writeFacts } from '../declaration';
import { refuseUnguardable, stacksIn } from './framework';
import { GuardError, SynthesisRefused } from './guard-error';
import { keepOtherTenants } from './other-tenants';
import { OutputDirectory } from './output-directory';
import { stateInside } from './written-backend';
import { writtenCredentials } from './written-credentials';
import { normaliseManifest } from './written-manifest';

export interface SynthesisRules {
  /** Facts by stack name, and by `<tenant>-<service>` for a service without a stack. */
  facts(): ReadonlyMap<string, Facts>;
  onlyTenant(): string | undefined;
  /** Judges what was written; the refusal's text, or nothing. */
  judge(subjects: readonly Subject[]): string | undefined;
  /** Called when the output is in place. */
  written(): void;
}

/**
 * Makes an App's `synth` all or nothing: it writes into a sibling directory, judges those bytes in a validation of the
 * App, and swaps them in when nothing is refused and nothing was changed since.
 */
export class GuardedSynthesis {
  private judged: ReadonlyMap<string, string> | undefined;
  private refused = false;
  private output: OutputDirectory | undefined;

  constructor(
    private readonly app: App,
    private readonly rules: SynthesisRules,
  ) {}

  install(): void {
    const { app } = this;
    app.node.addValidation({ validate: () => this.validate() });
    const synth = app.synth.bind(app);
    Object.defineProperty(app, 'synth', { value: () => this.run(synth), configurable: false, writable: false });
  }

  private run(synth: () => void): void {
    const { app } = this;
    refuseUnguardable(app);
    const outdir = app.outdir;
    const manifest = app.manifest;
    const output = new OutputDirectory(outdir);
    this.output = output;
    this.judged = undefined;
    this.refused = false;
    try {
      redirect(app, output.stage());
      synth();
      this.refuseUnjudged(output);
      normaliseManifest(join(output.staging, Manifest.fileName));
      keepOtherTenants(output, this.rules.onlyTenant());
      output.commit();
    } catch (error) {
      throw this.told(error, basename(outdir));
    } finally {
      output.discard();
      this.output = undefined;
      Object.assign(app, { outdir, manifest });
    }
    this.rules.written();
  }

  /** The App's validation: runs when every stack is written and before the manifest is. */
  private validate(): string[] {
    if (this.output === undefined) {
      return ['the App was not synthesized by its own synth(), so what was written is not judged; call app.synth()'];
    }
    this.writeFacts(this.output.staging);
    const refusal = this.rules.judge(readSynthesized(this.output.staging));
    const settings = stacksIn(this.app).flatMap(({ node }) => this.settingsProblems(node.id));
    this.judged = this.output.digests();
    const problems = [...settings, ...(refusal === undefined ? [] : [refusal])];
    this.refused = problems.length > 0;
    return problems;
  }

  private settingsProblems(stack: string): string[] {
    if (this.output === undefined) return [];
    const json: unknown = JSON.parse(readFileSync(join(this.output.staging, 'stacks', stack, 'cdk.tf.json'), 'utf8'));
    const inside = stateInside(stack, json, this.output.path);
    return [...(inside === undefined ? [] : [inside]), ...writtenCredentials(stack, json)];
  }

  private writeFacts(directory: string): void {
    const facts = new Map(this.rules.facts());
    for (const stack of stacksIn(this.app)) {
      const own = facts.get(stack.node.id);
      facts.delete(stack.node.id);
      if (own !== undefined) writeFileSync(join(directory, 'stacks', stack.node.id, FACTS_FILE), writeFacts(own));
    }
    for (const [name, own] of facts) {
      const kind = own.declaration.services[own.focus.service]?.kind;
      if (kind !== 'saas' && kind !== 'other') continue;
      mkdirSync(join(directory, 'declared', name), { recursive: true });
      writeFileSync(join(directory, 'declared', name, FACTS_FILE), writeFacts(own));
    }
  }

  private refuseUnjudged(output: OutputDirectory): void {
    const { judged } = this;
    if (judged === undefined)
      throw new GuardError('the output was not judged; skipValidation cannot be used with the guard');
    const now = output.digests();
    const changed = [...now.keys()].filter((file) => file !== Manifest.fileName && now.get(file) !== judged.get(file));
    const gone = [...judged.keys()].filter((file) => !now.has(file));
    if (changed.length + gone.length === 0) return;
    throw new GuardError(
      `${[...changed, ...gone].join(', ')} changed after being judged: a validation of the App writes to the output. Write earlier, in a stack`,
    );
  }

  private told(error: unknown, outdir: string): unknown {
    if (!(error instanceof Error)) return error;
    const message = `${withoutAdvice(error.message)}\n\nNothing was written to ${outdir}.`;
    if (this.refused) return new SynthesisRefused(message);
    error.message = message;
    return error;
  }
}

/** The framework reads both when it synthesizes; they are the only way to have it write elsewhere. */
function redirect(app: App, directory: string): void {
  Object.assign(app, { outdir: directory, manifest: new Manifest(app.manifest.version, directory, false) });
}

/** The framework's own words around a validation's message advise to skip validations, which would help nobody here. */
function withoutAdvice(message: string): string {
  return message
    .replace(/^App-level validation failed with the following errors:\n\s*/, '')
    .replace(/\nValidations allow for dynamic verification[\s\S]*$/, '');
}
