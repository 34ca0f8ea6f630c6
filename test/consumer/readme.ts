import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const README = join(__dirname, '..', '..', 'README.md');

/** The one fenced block of a language in the README that holds a text. */
export function readmeBlock(language: string, holding: string): string {
  const fenced = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms');
  const found = [...readFileSync(README, 'utf8').matchAll(fenced)]
    .map(([, text]) => text ?? '')
    .filter((text) => text.includes(holding));
  const [block] = found;
  if (block === undefined || found.length > 1) {
    throw new Error(`README.md has ${found.length} ${language} blocks that hold ${JSON.stringify(holding)}, not one`);
  }
  return block;
}
