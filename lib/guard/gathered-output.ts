import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { GuardError } from './guard-error';
import type { StagedOutput } from './guarded-synthesis';
import { keepOtherTenants } from './other-tenants';
import { OutputDirectory } from './output-directory';
import { MANIFEST_FILE, readManifest, type WrittenManifest, writeManifest } from './written-manifest';

const PARTS = ['stacks', 'declared'];

/** The output of several Apps that are synthesized one after another, swapped in as if one App had made all of it. */
export class GatheredOutput {
  private readonly output: OutputDirectory;
  private manifest: WrittenManifest = { version: undefined, stacks: {} };

  /** Where an App writes until its output is judged. */
  private readonly apart: string;

  /** @param path where the output goes, for example `cdktf.out` */
  constructor(path: string) {
    this.output = new OutputDirectory(path);
    this.output.stage();
    this.apart = join(this.output.staging, 'apart');
  }

  /** Output of one App alone, which joins the others' when it is placed. */
  part(): StagedOutput {
    const { apart: staging } = this;
    return {
      staging,
      stage: () => {
        mkdirSync(staging, { recursive: true });
        // Where nothing was left behind, the folders stay: making and removing them takes longer than to look.
        for (const name of readdirSync(staging)) {
          if (!PARTS.includes(name) || readdirSync(join(staging, name)).length > 0) {
            rmSync(join(staging, name), { recursive: true });
          }
        }
      },
      place: () => this.take(staging),
      discard: () => undefined,
    };
  }

  private take(staging: string): void {
    const { version, stacks } = readManifest(join(staging, MANIFEST_FILE));
    this.manifest = { version, stacks: Object.assign(this.manifest.stacks, stacks) };
    for (const part of PARTS) {
      if (!existsSync(join(staging, part))) continue;
      mkdirSync(join(this.output.staging, part), { recursive: true });
      for (const name of readdirSync(join(staging, part))) {
        const place = join(this.output.staging, part, name);
        if (existsSync(place))
          throw new GuardError(`two tenants of this run write ${part}/${name}; rename one of them`);
        renameSync(join(staging, part, name), place);
      }
    }
  }

  /** Puts all of it in place of the earlier output, but for what that holds of other tenants than the only one. */
  commit(onlyTenant: string | undefined): void {
    rmSync(this.apart, { recursive: true, force: true });
    writeManifest(join(this.output.staging, MANIFEST_FILE), this.manifest);
    keepOtherTenants(this.output, onlyTenant);
    this.output.commit();
  }

  discard(): void {
    this.output.discard();
  }
}
