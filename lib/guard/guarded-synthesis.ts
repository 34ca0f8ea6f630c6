import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { type App, Manifest } from 'cdktf';
import { foldersOf, readFolder, type Synthesized } from '../controls';
import { FACTS_FILE, type Facts, writeFacts } from '../declaration';
import { digestsOf } from './digests';
import { refuseUnguardable, stacksIn } from './framework';
import { GuardError, nothingWritten, SynthesisRefused } from './guard-error';
import { stateInside } from './written-backend';
import { writtenCredentials } from './written-credentials';
import { MANIFEST_FILE, normaliseManifest } from './written-manifest';

/** Output that is written aside until it is judged. */
export interface StagedOutput {
  /** Where it is written. */
  readonly staging: string;
  /** Makes that an empty directory. */
  stage(): void;
  /** Puts what was judged where it goes. */
  place(): void;
  /** Leaves nothing aside. */
  discard(): void;
}

/** What a synthesis is judged by, and where its output goes. */
export interface SynthesisRules {
  /** Facts by stack name, and by `<tenant>-<service>` for a service without a stack. */
  facts(): ReadonlyMap<string, Facts>;
  /** The directory that stands for the App's own until the output is judged. */
  outputFor(outdir: string): StagedOutput;
  /** Judges what was written, with the problems of the stacks' settings; what is returned stops the synthesis. */
  judge(written: readonly Synthesized[], settings: readonly string[]): string[];
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
  private output: StagedOutput | undefined;
  private outdir = '';

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
    const output = this.rules.outputFor(outdir);
    this.output = output;
    this.outdir = resolve(outdir);
    this.judged = undefined;
    this.refused = false;
    try {
      output.stage();
      redirect(app, output.staging);
      synth();
      this.refuseUnjudged(output);
      normaliseManifest(join(output.staging, MANIFEST_FILE));
      output.place();
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
    const { output } = this;
    if (output === undefined) {
      return ['the App was not synthesized by its own synth(), so what was written is not judged; call app.synth()'];
    }
    this.writeFacts(output.staging);
    const written = foldersOf(output.staging).map((folder) => readFolder(output.staging, folder));
    const json = new Map(written.flatMap((each) => (each.part === 'stacks' ? [[each.name, each.json]] : [])));
    const settings = stacksIn(this.app).flatMap(({ node }) => this.settingsProblems(node.id, json.get(node.id)));
    const problems = this.rules.judge(written, settings);
    this.judged = digestsOf(output.staging);
    this.refused = problems.length > 0;
    return problems;
  }

  private settingsProblems(stack: string, json: unknown): string[] {
    const inside = stateInside(stack, json, this.outdir);
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

  private refuseUnjudged(output: StagedOutput): void {
    const { judged } = this;
    if (judged === undefined)
      throw new GuardError('the output was not judged; skipValidation cannot be used with the guard');
    const now = digestsOf(output.staging);
    const changed = [...now.keys()].filter((file) => file !== MANIFEST_FILE && now.get(file) !== judged.get(file));
    const gone = [...judged.keys()].filter((file) => !now.has(file));
    if (changed.length + gone.length === 0) return;
    throw new GuardError(
      `${[...changed, ...gone].join(', ')} changed after being judged: a validation of the App writes to the output. Write earlier, in a stack`,
    );
  }

  private told(error: unknown, outdir: string): unknown {
    if (!(error instanceof Error)) return error;
    const problem = withoutAdvice(error.message);
    if (this.refused) return SynthesisRefused.of([problem], outdir);
    error.message = nothingWritten(problem, outdir);
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
