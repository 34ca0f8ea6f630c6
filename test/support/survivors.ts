import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Mutants that no control finds, with the reason why none has to. */
export const SURVIVORS: ReadonlyMap<string, string> = new Map(
  readFileSync(join(__dirname, '..', 'golden', 'mutation-survivors.txt'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [name = '', reason = ''] = line.split(' -- ');
      return [name, reason] as const;
    }),
);
