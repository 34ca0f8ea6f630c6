import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readmeBlock } from '../consumer/readme';

interface Recipe {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly overrides: Readonly<Record<string, unknown>>;
}

/** What the README tells to put into package.json so that the library runs on cdktn. */
export function cdktnRecipe(): Recipe {
  return JSON.parse(readmeBlock('json', 'npm:cdktn@')) as Recipe;
}

/** Puts the recipe into a package.json, its versions where the package declares such dependencies. */
export function applyCdktnRecipe(folder: string, where: 'dependencies' | 'devDependencies'): void {
  const file = join(folder, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  const { dependencies, overrides } = cdktnRecipe();
  manifest[where] = { ...manifest[where], ...dependencies };
  manifest.overrides = { ...manifest.overrides, ...overrides };
  writeFileSync(file, `${JSON.stringify(manifest, undefined, 2)}\n`);
}
