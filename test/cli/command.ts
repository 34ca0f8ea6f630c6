import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { freshFolder } from '../support/guarded-app';

export const ROOT = resolve(__dirname, '..', '..');

/** Runs the built command in a folder. */
export function run(folder: string, ...given: string[]) {
  const environment = { ...process.env, TENANT_GUARD_AS_OF: '', NO_COLOR: '' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'dist/lib/cli/main.js'), ...given], {
    cwd: folder,
    env: environment,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** Examples of each kind, without those that are large. */
const EVERYDAY = ['contoso', 'fabrikam', 'northwind'];

/** A folder with example declarations, one of them changed where asked. */
export function folderWith(
  change: Readonly<Record<string, (text: string) => string>> = {},
  tenants = EVERYDAY,
): string {
  const folder = freshFolder();
  cpSync(join(ROOT, 'approvers.yaml'), join(folder, 'approvers.yaml'));
  for (const tenant of tenants) cpSync(join(ROOT, `tenants/${tenant}.yaml`), join(folder, `tenants/${tenant}.yaml`));
  for (const [file, changed] of Object.entries(change)) {
    const path = join(folder, 'tenants', file);
    writeFileSync(path, changed(readFileSync(path, 'utf8')));
  }
  return folder;
}
