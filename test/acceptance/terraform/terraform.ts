import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, type JsonObject } from '../graph/json';
import { type Outcome, run } from './command';
import { environmentFor, type Provider } from './providers';
import type { Stack } from './stack';

/**
 * A copy of a stack that Terraform is run on, with override files beside it. The override files hold what the stand-ins
 * need; the copy's `cdk.tf.json` is the stack's own, unless something has been dropped from it.
 */
export class Workspace {
  private readonly plainEnv: NodeJS.ProcessEnv;
  private readonly env: NodeJS.ProcessEnv;

  /**
   * @param folder where the copy is made
   * @param env variables for Terraform and its provider
   */
  constructor(
    readonly stack: Stack,
    private readonly folder: string,
    provider: Provider,
    env: Readonly<Record<string, string>>,
  ) {
    this.plainEnv = environmentFor(provider.cliConfig);
    this.env = { ...this.plainEnv, ...env };
    mkdirSync(folder, { recursive: true });
    this.write('cdk.tf.json', stack.json);
    const { name, version } = provider;
    this.override('versions', {
      terraform: {
        // The stack's own backend is out of reach or outside of the copy.
        backend: { local: { path: 'acceptance.tfstate' } },
        required_providers: { [name]: { source: `hashicorp/${name}`, version } },
      },
    });
  }

  /** Writes `<name>_override.tf.json`, which Terraform lays over the stack. */
  override(name: string, content: JsonObject): void {
    this.write(`${name}_override.tf.json`, content);
  }

  /** Lets Terraform destroy what the stack protects. */
  liftProtection(): void {
    const resource: JsonObject = {};
    for (const { type, name } of this.stack.protectedResources()) {
      const named = isObject(resource[type]) ? resource[type] : {};
      resource[type] = { ...named, [name]: { lifecycle: { prevent_destroy: false } } };
    }
    if (Object.keys(resource).length > 0) this.override('protection', { resource });
  }

  async init(): Promise<void> {
    await this.must('init', '-input=false');
  }

  async validate(): Promise<void> {
    await this.must('validate');
  }

  /** Plans, and what that would change, as Terraform prints it; nothing if the plan is empty. */
  async plan(): Promise<string | undefined> {
    const outcome = await this.terraform('plan', '-input=false', '-detailed-exitcode', '-out=plan');
    if (outcome.code === 0) return undefined;
    if (outcome.code === 2) return outcome.stdout;
    throw failure('plan', outcome);
  }

  /** What Terraform says of the last plan in JSON. */
  async lastPlan(): Promise<unknown> {
    const { stdout } = await this.must('show', '-json', 'plan');
    return JSON.parse(stdout);
  }

  /** The addresses that the last plan would create. */
  async created(): Promise<string[]> {
    const { resource_changes: changes = [] } = (await this.lastPlan()) as {
      resource_changes?: { address: string; change: { actions: string[] } }[];
    };
    return changes.filter(({ change }) => change.actions.includes('create')).map(({ address }) => address);
  }

  /** Applies the last plan. */
  async apply(): Promise<void> {
    await this.must('apply', '-input=false', 'plan');
  }

  /** The addresses that the state holds. */
  async addresses(): Promise<string[]> {
    const { stdout } = await this.must('state', 'list');
    return stdout.split('\n').filter((line) => line !== '');
  }

  async destroy(...options: string[]): Promise<Outcome> {
    return this.terraform('destroy', '-input=false', '-auto-approve', ...options);
  }

  terraform(...args: string[]): Promise<Outcome> {
    const [command = '', ...rest] = args;
    const plain = command === 'state' ? rest : ['-no-color', ...rest];
    // A registry is not to be met with the certificates of a stand-in.
    return run('terraform', [command, ...plain], this.folder, command === 'init' ? this.plainEnv : this.env);
  }

  private async must(...args: string[]): Promise<Outcome> {
    const outcome = await this.terraform(...args);
    if (outcome.code !== 0) throw failure(args.join(' '), outcome);
    return outcome;
  }

  private write(file: string, content: JsonObject): void {
    writeFileSync(join(this.folder, file), JSON.stringify(content, undefined, 2));
  }
}

function failure(command: string, { code, stdout, stderr }: Outcome): Error {
  return new Error(`terraform ${command} failed with code ${code}\n${stderr}\n${stdout.slice(-4000)}`);
}
