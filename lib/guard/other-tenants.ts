import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { FACTS_FILE, readFacts } from '../declaration';
import type { OutputDirectory } from './output-directory';
import { MANIFEST_FILE, readManifest, writeManifest } from './written-manifest';

/**
 * Takes over, into the staged output, what the earlier output holds of other tenants, with their entries in the manifest.
 * Nothing is taken over where the run is for all tenants.
 */
export function keepOtherTenants(output: OutputDirectory, tenant: string | undefined): void {
  const earlier = join(output.path, MANIFEST_FILE);
  if (tenant === undefined || !existsSync(earlier)) return;
  const kept = ['stacks', 'declared'].flatMap((part) =>
    entries(join(output.path, part)).flatMap((name) => (keep(output, part, name, tenant) ? [{ part, name }] : [])),
  );
  const { stacks } = readManifest(earlier);
  const file = join(output.staging, MANIFEST_FILE);
  const staged = readManifest(file);
  const others = kept.flatMap(({ part, name }) => (part === 'stacks' ? [[name, stacks[name]]] : []));
  writeManifest(file, { ...staged, stacks: { ...staged.stacks, ...Object.fromEntries(others) } });
}

function keep(output: OutputDirectory, part: string, name: string, tenant: string): boolean {
  const earlier = join(output.path, part, name);
  const staged = join(output.staging, part, name);
  if (tenantOf(earlier) === tenant || existsSync(staged)) return false;
  cpSync(earlier, staged, { recursive: true, filter: (file) => !/^\.terraform/.test(basename(file)) });
  return true;
}

function tenantOf(folder: string): string | undefined {
  const file = join(folder, FACTS_FILE);
  return existsSync(file) ? readFacts(readFileSync(file, 'utf8')).declaration.tenant : undefined;
}

function entries(path: string): string[] {
  return existsSync(path) ? readdirSync(path).sort() : [];
}
