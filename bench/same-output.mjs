import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { writing } from './measure.mjs';

/**
 * Refuses to compare unlike things: each baseline renders what the library renders, but for the construct paths that the
 * framework notes under `//`.
 */
export function requireSameOutput(scratch, rendered) {
  for (const program of ['raw.cjs', 'emit.cjs']) {
    const other = join(scratch, program);
    writing(program, [1, rendered], other);
    for (const stack of readdirSync(join(rendered, 'stacks'))) {
      const file = join('stacks', stack, 'cdk.tf.json');
      if (isDeepStrictEqual(configurationIn(join(rendered, file)), configurationIn(join(other, file)))) continue;
      throw new Error(`bench/programs/${program} renders another ${file} than the library`);
    }
  }
}

function configurationIn(file) {
  return JSON.parse(readFileSync(file, 'utf8'), (key, value) => (key === '//' ? undefined : value));
}
