import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mutant } from './mutations';

/** Mutants that no control finds, with the reason why none has to. */
export interface Survivor {
  /** `azuread_group.description`: type and path. */
  readonly path: string;
  readonly way: string;
  /** The resources of which it is said, by their names, `*` for any letters; unset where it is said of all of the type. */
  readonly resources?: readonly string[];
  readonly reason: string;
}

/** What is on the list: a line says it of one path, several ways and, where others are found, the resources. */
export const SURVIVORS: readonly Survivor[] = readFileSync(
  join(__dirname, '..', 'golden', 'mutation-survivors.txt'),
  'utf8',
)
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .flatMap((line) => {
    const [, path = '', ways = '', resources, reason = ''] =
      /^(\S+) (\w+(?:, \w+)*)(?: \(([^)]*)\))? -- (.*)$/.exec(line) ?? [];
    if (path === '') throw new Error(`mutation-survivors.txt has a line that says nothing: ${line}`);
    const only = resources === undefined ? {} : { resources: resources.split(', ') };
    return ways.split(', ').map((way): Survivor => ({ path, way, ...only, reason }));
  });

/** Whether the line is about the mutant. */
export function isAbout({ path, way, resources }: Survivor, { name, address }: Mutant): boolean {
  if (name !== `${path} ${way}`) return false;
  const resource = nameOf(address);
  return resources?.some((pattern) => matches(pattern, resource)) ?? true;
}

/** The name of a resource without its type and the digits that make it unique. */
export function nameOf(address: string): string {
  return address.replace(/^[^.]*\./, '').replace(/_[0-9A-F]{8}$/, '');
}

function matches(pattern: string, resource: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(resource);
}
