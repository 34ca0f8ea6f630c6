import { existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { GuardError } from './guard-error';

/** What a run leaves in an output directory; a directory that holds anything else is somebody else's. */
const OURS = new Set(['manifest.json', 'stacks', 'declared']);
/** What Terraform keeps beside a stack and the next run must find again. */
const CARRIED = ['.terraform', '.terraform.lock.hcl'];

/**
 * An output directory that changes all at once or not at all: a run writes into a sibling directory, which takes the
 * place of the earlier output only when `commit` is called. `.terraform` and lock files are carried over; a state file in
 * the earlier output stops the swap, since the swap would remove it.
 */
export class OutputDirectory {
  readonly path: string;
  readonly staging: string;
  private readonly previous: string;

  /** @param path where the output goes, for example `cdktf.out` */
  constructor(path: string) {
    this.path = resolve(path);
    const sibling = (suffix: string) => join(dirname(this.path), `.${basename(this.path)}.${suffix}`);
    this.staging = sibling(`staging-${process.pid}`);
    this.previous = sibling('previous');
  }

  /** An empty staging directory. Finishes a swap that an earlier run was interrupted in. */
  stage(): string {
    this.recover();
    this.refuseForeign();
    rmSync(this.staging, { recursive: true, force: true });
    mkdirSync(this.staging, { recursive: true });
    return this.staging;
  }

  discard(): void {
    rmSync(this.staging, { recursive: true, force: true });
  }

  /** Puts the staged output in place of the earlier one. */
  commit(): void {
    this.refuseForeign();
    this.refuseStateFiles();
    if (!existsSync(this.path)) {
      renameSync(this.staging, this.path);
      return;
    }
    renameSync(this.path, this.previous);
    try {
      renameSync(this.staging, this.path);
    } catch (error) {
      renameSync(this.previous, this.path);
      throw error;
    }
    this.carryOver();
  }

  private recover(): void {
    if (!existsSync(this.previous)) return;
    if (existsSync(this.path) && !isSkeleton(this.path)) this.carryOver();
    else {
      rmSync(this.path, { recursive: true, force: true });
      renameSync(this.previous, this.path);
    }
  }

  private carryOver(): void {
    for (const stack of entries(join(this.previous, 'stacks'))) {
      for (const name of CARRIED) {
        const from = join(this.previous, 'stacks', stack, name);
        const to = join(this.path, 'stacks', stack, name);
        if (existsSync(from) && existsSync(dirname(to)) && !existsSync(to)) renameSync(from, to);
      }
    }
    rmSync(this.previous, { recursive: true, force: true });
  }

  private refuseForeign(): void {
    const foreign = entries(this.path).filter((name) => !OURS.has(name));
    if (foreign.length === 0) return;
    throw new GuardError(
      `${basename(this.path)} is not an output directory: it holds ${foreign.slice(0, 3).join(', ')}; only what an earlier run wrote may be replaced. Give another output directory, or move these away`,
    );
  }

  private refuseStateFiles(): void {
    const states = entries(join(this.path, 'stacks')).flatMap((stack) =>
      filesBelow(join(this.path, 'stacks', stack), '.terraform')
        .filter((file) => /\.tfstate(\.|$)/.test(basename(file)) || file.includes(`${sep}terraform.tfstate.d${sep}`))
        .map((file) => file.slice(this.path.length + 1)),
    );
    if (states.length === 0) return;
    throw new GuardError(
      `${basename(this.path)} holds Terraform state (${states.join(', ')}), which replacing the output would remove. Move the state out of the output directory and point the backend there`,
    );
  }
}

/** What the framework makes before anything is synthesized: an empty `stacks` folder. */
function isSkeleton(path: string): boolean {
  return entries(path).every((name) => name === 'stacks' && entries(join(path, name)).length === 0);
}

function entries(path: string): string[] {
  return existsSync(path) ? readdirSync(path).sort() : [];
}

/** Paths of all files below a directory, in plain text order. */
export function filesBelow(path: string, except?: string): string[] {
  return entries(path).flatMap((name) => {
    if (name === except) return [];
    const file = join(path, name);
    return lstatSync(file).isDirectory() ? filesBelow(file, except) : [file];
  });
}
