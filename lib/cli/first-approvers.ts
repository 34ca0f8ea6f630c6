import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { APPROVERS_FILE } from '../declaration';

/**
 * Writes a first list of approvers beside the folder of a declaration that has acceptances. One that is there stays, and
 * nothing is written outside of the working directory.
 *
 * @param schema path of the list's JSON Schema as seen from the list, for editors
 * @returns what to tell
 */
export function firstApprovers(declaration: string, schema: (file: string) => string): string {
  const file = join(dirname(dirname(resolve(declaration))), APPROVERS_FILE);
  const shown = relative(resolve('.'), file).split(sep).join('/');
  if (existsSync(file)) return `Who may approve its acceptances stands in ${shown}.\n`;
  if (shown.startsWith('..')) return `Who may approve its acceptances goes into ${shown}; without it none holds.\n`;
  writeFileSync(file, textOf(schema(file)), { flag: 'wx' });
  return `${shown} is written, too. Put who may approve there, and have code owners guard it: without it no acceptance holds.\n`;
}

function textOf(schema: string): string {
  return [
    `# yaml-language-server: $schema=${schema}`,
    '# Who may approve acceptances. Beside the declarations, not among them: have code owners guard it.',
    'version: 1',
    'approvers:',
    '  - email: {REPLACE-approver} # who approves the acceptances; add `tenants: [<id>]` to have them approve for some alone',
    '',
  ].join('\n');
}
