import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { FACTS_FILE, readFacts } from '../declaration';
import type { OutputDirectory } from './output-directory';

const MANIFEST = 'manifest.json';

/**
 * Takes over, into the staged output, what the earlier output holds of other tenants, with their entries in the manifest.
 * Nothing is taken over where the run is for all tenants.
 */
export function keepOtherTenants(output: OutputDirectory, tenant: string | undefined): void {
  if (tenant === undefined || !existsSync(join(output.path, MANIFEST))) return;
  for (const part of ['stacks', 'declared']) {
    for (const name of entries(join(output.path, part))) {
      const kept = join(output.path, part, name);
      const staged = join(output.staging, part, name);
      if (tenantOf(kept) === tenant || existsSync(staged)) continue;
      cpSync(kept, staged, { recursive: true, filter: (file) => !/^\.terraform/.test(basename(file)) });
      if (part === 'stacks') keepInManifest(output, name);
    }
  }
}

function keepInManifest(output: OutputDirectory, stack: string): void {
  const earlier = JSON.parse(readFileSync(join(output.path, MANIFEST), 'utf8'));
  const file = join(output.staging, MANIFEST);
  const staged = JSON.parse(readFileSync(file, 'utf8'));
  const stacks: Record<string, unknown> = { ...staged.stacks, [stack]: earlier.stacks[stack] };
  const sorted = Object.fromEntries(
    Object.keys(stacks)
      .sort()
      .map((name) => [name, stacks[name]]),
  );
  writeFileSync(file, JSON.stringify({ ...staged, stacks: sorted }, undefined, 2));
}

function tenantOf(folder: string): string | undefined {
  const file = join(folder, FACTS_FILE);
  return existsSync(file) ? readFacts(readFileSync(file, 'utf8')).declaration.tenant : undefined;
}

function entries(path: string): string[] {
  return existsSync(path) ? readdirSync(path).sort() : [];
}
