import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command';
import { findMoto, type MotoCommand } from './moto';
import { findProvider, type Missing, type Provider } from './providers';

const FOLDER_VARIABLE = 'TENANT_GUARD_ACCEPTANCE_FOLDER';
const MACHINE = 'machine.json';
const AS_OF = '2026-11-23';

/** What one run of the acceptance tests has to work with. Found out once, before the tests. */
export interface Machine {
  readonly terraform: string | Missing;
  readonly aws: Provider | Missing;
  readonly azuread: Provider | Missing;
  readonly moto: MotoCommand | Missing;
  readonly checkov: string | Missing;
  /** Where the stacks are, or why synthesizing them failed. */
  readonly synthesized: string | Missing;
}

/** The folder that a run keeps everything in and that is removed at its end. */
export function runFolder(): string {
  const folder = process.env[FOLDER_VARIABLE];
  if (folder === undefined) throw new Error('The acceptance tests run with `npm run test:acceptance`.');
  return folder;
}

export async function examine(root: string, folder: string): Promise<void> {
  process.env[FOLDER_VARIABLE] = folder;
  const version = await run('terraform', ['version', '-json'], folder, { ...process.env, CHECKPOINT_DISABLE: '1' });
  const there = version.code === 0;
  const none: Missing = { missing: 'terraform is not on this machine' };
  const machine: Machine = {
    terraform: there ? String((JSON.parse(version.stdout) as { terraform_version: string }).terraform_version) : none,
    aws: there ? await findProvider('aws', folder) : none,
    azuread: there ? await findProvider('azuread', folder) : none,
    moto: (await findMoto(folder)) ?? { missing: 'moto is not on this machine' },
    checkov: await findCheckov(folder),
    synthesized: await synthesize(root, join(folder, 'synthesized')),
  };
  writeFileSync(join(folder, MACHINE), JSON.stringify(machine));
}

async function findCheckov(folder: string): Promise<string | Missing> {
  const { code } = await run('checkov', ['--version'], folder, process.env);
  return code === 0 ? 'checkov' : { missing: 'checkov is not on this machine' };
}

export function thisMachine(): Machine {
  return JSON.parse(readFileSync(join(runFolder(), MACHINE), 'utf8')) as Machine;
}

/** The first of what is missing, if anything is. */
export function firstMissing(...needed: readonly unknown[]): string | undefined {
  const missing = needed.find(isMissing);
  return missing?.missing;
}

export function isMissing(value: unknown): value is Missing {
  return typeof value === 'object' && value !== null && 'missing' in value;
}

/** A fresh folder below the run's own. */
export function folderFor(name: string): string {
  const folder = join(runFolder(), name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

async function synthesize(root: string, out: string): Promise<string | Missing> {
  const program = join(root, 'dist', 'lib', 'cli', 'main.js');
  const outcome = await run(process.execPath, [program, 'synth', '--as-of', AS_OF, '--out', out], root, process.env);
  if (outcome.code === 0) return out;
  return { missing: `tenant-guard synth ended with code ${outcome.code}\n${outcome.stdout}\n${outcome.stderr}` };
}
