import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command';

export type ProviderName = 'aws' | 'azuread';

/** A provider plugin that Terraform can use on this machine. */
export interface Provider {
  readonly name: ProviderName;
  readonly version: string;
  /** The CLI configuration with which Terraform finds the plugin, and finds it nowhere else. */
  readonly cliConfig: string;
  readonly from: 'mirror' | 'registry';
}

export interface Missing {
  readonly missing: string;
}

/** The versions that the provider bindings are made for. */
export const PINNED: Readonly<Record<ProviderName, string>> = { aws: '6.25.0', azuread: '3.7.0' };
export const MIRROR_VARIABLE = 'TENANT_GUARD_PROVIDER_MIRROR';

const REGISTRY = 'registry.terraform.io';

/**
 * Where a provider comes from: the folder that `TENANT_GUARD_PROVIDER_MIRROR` names, if it holds the provider for this
 * machine, else the registry, if it answers. Of a mirror the pinned version is taken, or the newest there is.
 *
 * @param folder where the CLI configuration is written
 */
export async function findProvider(name: ProviderName, folder: string): Promise<Provider | Missing> {
  const mirror = process.env[MIRROR_VARIABLE] ?? '';
  const cliConfig = join(folder, `${name}.tfrc`);
  const versions = mirror === '' ? [] : mirroredVersions(join(mirror, REGISTRY, 'hashicorp', name));
  const version = versions.includes(PINNED[name]) ? PINNED[name] : versions.at(-1);
  if (version !== undefined) {
    writeFileSync(cliConfig, installation(`filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }`));
    return { name, version, cliConfig, from: 'mirror' };
  }
  writeFileSync(cliConfig, installation('direct {}'));
  const registry = await registryHas(name, join(folder, `registry-${name}`), cliConfig);
  if (registry === undefined) return { name, version: PINNED[name], cliConfig, from: 'registry' };
  const there = mirror === '' ? `${MIRROR_VARIABLE} is not set` : `${mirror} does not hold it for ${platform()}`;
  return { missing: `no provider ${name} on this machine: ${there}, and the registry does not answer (${registry})` };
}

/**
 * Of two versions such as `5.100.0`, whether the first is the older one; pre-release words do not count.
 */
export function isOlder(version: string, than: string): boolean {
  const [left, right] = [numbersOf(version), numbersOf(than)];
  for (const [position, number] of left.entries()) {
    const other = right[position] ?? 0;
    if (number !== other) return number < other;
  }
  return false;
}

/** What every run of Terraform gets: nothing of the user's own clouds, CLI configuration or variables. */
export function environmentFor(cliConfig: string): NodeJS.ProcessEnv {
  const foreign = /^(?:AWS|ARM|AZURE|TF|GOOGLE)_/;
  const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return {
    ...Object.fromEntries(kept),
    TF_CLI_CONFIG_FILE: cliConfig,
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
    CHECKPOINT_DISABLE: '1',
  };
}

/** The versions that a mirror's provider folder holds for this machine, unpacked or packed, oldest first. */
function mirroredVersions(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const packed = new RegExp(`^terraform-provider-[a-z]+_(.+)_${platform()}\\.zip$`);
  const versions = readdirSync(folder).flatMap((entry) => {
    const version = packed.exec(entry)?.[1];
    if (version !== undefined) return [version];
    return existsSync(join(folder, entry, platform())) ? [entry] : [];
  });
  return versions.sort((left, right) => (isOlder(left, right) ? -1 : 1));
}

/** Nothing if Terraform can install the provider from the registry, else why not. */
async function registryHas(name: ProviderName, folder: string, cliConfig: string): Promise<string | undefined> {
  mkdirSync(folder, { recursive: true });
  const required = { [name]: { source: `hashicorp/${name}`, version: PINNED[name] } };
  writeFileSync(join(folder, 'main.tf.json'), JSON.stringify({ terraform: { required_providers: required } }));
  const outcome = await run('terraform', ['init', '-no-color', '-input=false'], folder, environmentFor(cliConfig));
  if (outcome.code === 0) return undefined;
  return outcome.stderr.split('\n').find((line) => line.startsWith('Error: ')) ?? `exit ${outcome.code}`;
}

function installation(method: string): string {
  return `disable_checkpoint = true\nprovider_installation {\n  ${method}\n}\n`;
}

function platform(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const processor = process.arch === 'x64' ? 'amd64' : process.arch;
  return `${system}_${processor}`;
}

function numbersOf(version: string): number[] {
  return version.split('.').map((part) => Number.parseInt(part, 10));
}
