import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sep } from 'node:path';
import { filesBelow } from './output-directory';

/** Names and digests of all files below a directory, relative, sorted: equal digests mean equal output. */
export function digestsOf(directory: string): ReadonlyMap<string, string> {
  return new Map(
    filesBelow(directory).map((file) => [
      file
        .slice(directory.length + 1)
        .split(sep)
        .join('/'),
      createHash('sha256').update(readFileSync(file)).digest('hex'),
    ]),
  );
}
