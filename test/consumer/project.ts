import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Ended, output, run } from '../frameworks/program';
import { copyWithDependencies, emptyFolder } from '../frameworks/repository-copy';
import { AS_OF } from '../support/guarded-app';

/** Packs the repository as a release would; gives the path of the tarball. */
export function packed(): string {
  const copy = copyWithDependencies();
  const folder = emptyFolder();
  output(copy, ['npm', 'pack', '--silent', '--pack-destination', folder]);
  const [tarball] = readdirSync(folder);
  if (tarball === undefined) throw new Error('npm pack left no tarball');
  return join(folder, tarball);
}

/** A project outside the repository, begun with `npm init`: what it has is what was installed and written into it. */
export class Project {
  readonly folder = emptyFolder();

  constructor() {
    output(this.folder, ['npm', 'init', '--yes']);
  }

  install(...args: readonly string[]): void {
    output(this.folder, ['npm', 'install', '--no-audit', '--no-fund', ...args]);
  }

  write(path: string, text: string): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  /** Runs a command in the project, on the day of the examples. */
  run(...command: readonly [string, ...string[]]): Ended {
    return run(this.folder, command, { TENANT_GUARD_AS_OF: AS_OF });
  }

  /** The resources of a stack that was synthesized into `cdktf.out`, by type. */
  resourcesOf(stack: string): string[] {
    return Object.keys(JSON.parse(this.read(`cdktf.out/stacks/${stack}/cdk.tf.json`)).resource).sort();
  }
}
