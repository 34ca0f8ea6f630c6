import { readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { App } from 'cdktf';
import { stacksIn } from './framework';
import type { OutputDirectory } from './output-directory';

/** Problems of stacks whose local backend would keep the state inside the output directory, which a run replaces. */
export function refuseLocalStateInside(app: App, output: OutputDirectory): string[] {
  return stacksIn(app).flatMap((stack) => {
    const { id } = stack.node;
    const path = localPath(join(output.staging, 'stacks', id, 'cdk.tf.json'));
    if (path === undefined) return [];
    const inside = relative(output.path, resolve(output.path, 'stacks', id, path));
    if (inside.startsWith(`..${sep}`) || inside === '..') return [];
    return [
      `${stack.node.path}: the local backend keeps its state inside the output directory (${inside}), which every run replaces; give a path outside it, or a remote backend`,
    ];
  });
}

function localPath(file: string): string | undefined {
  const json = JSON.parse(readFileSync(file, 'utf8'));
  const path: unknown = json?.terraform?.backend?.local?.path;
  return typeof path === 'string' ? path : undefined;
}
