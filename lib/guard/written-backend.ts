import { relative, resolve, sep } from 'node:path';

/**
 * What is wrong with the place of a stack's state: a local backend inside the output directory, which every run replaces.
 * `undefined` where nothing is.
 */
export function stateInside(stack: string, json: unknown, output: string): string | undefined {
  const path = localPath(json);
  if (path === undefined) return undefined;
  const inside = relative(output, resolve(output, 'stacks', stack, path));
  if (inside === '..' || inside.startsWith(`..${sep}`)) return undefined;
  return `${stack}: the local backend keeps its state inside the output directory (${inside}), which every run replaces; give a path outside it, or a remote backend`;
}

function localPath(json: unknown): string | undefined {
  const path = ['terraform', 'backend', 'local', 'path'].reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    json,
  );
  return typeof path === 'string' ? path : undefined;
}
