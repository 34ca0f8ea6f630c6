import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Takes stack traces out of the manifest's annotations: they hold absolute paths, so no two machines agree on them. */
export function normaliseManifest(file: string): void {
  if (!existsSync(file)) return;
  const manifest = JSON.parse(readFileSync(file, 'utf8'), (key, value) => (key === 'stacktrace' ? [] : value));
  writeFileSync(file, JSON.stringify(manifest, undefined, 2));
}
