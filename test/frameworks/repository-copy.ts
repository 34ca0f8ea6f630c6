import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { output } from './program';

export const ROOT = resolve(__dirname, '..', '..');
const made: string[] = [];

/** An empty folder outside the repository that `removeFolders` removes. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tenant-guard-slow-'));
  made.push(folder);
  return folder;
}

export function removeFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** The files of the repository as a commit of the working tree would hold them: nothing built, nothing installed. */
export function copyOfRepository(): string {
  const folder = emptyFolder();
  const listed = output(ROOT, ['git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  for (const path of listed.split('\0')) {
    if (path !== '' && existsSync(join(ROOT, path))) cpSync(join(ROOT, path), join(folder, path));
  }
  return folder;
}

/** Such a copy that uses the dependencies which the repository has installed. */
export function copyWithDependencies(): string {
  const folder = copyOfRepository();
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** Every file below a folder, by its path from there. */
export function filesBelow(folder: string, below = ''): Record<string, string> {
  const names = readdirSync(join(folder, below)).sort();
  return Object.fromEntries(
    names.flatMap((name) => {
      const path = join(below, name);
      return statSync(join(folder, path)).isDirectory()
        ? Object.entries(filesBelow(folder, path))
        : [[path, readFileSync(join(folder, path), 'utf8')]];
    }),
  );
}
