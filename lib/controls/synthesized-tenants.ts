import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FACTS_FILE, tenantOfFacts } from '../declaration';
import type { Day } from '../values';
import { type JudgeOptions, type Judgment, judgeEach } from './judge';
import type { Subject } from './subject';
import { type Folder, foldersOf, readFolder } from './synthesized-directory';

/**
 * A synthesized directory, judged tenant by tenant: the verdicts are those of all subjects together, but only one tenant's
 * stacks are in memory at a time, and only those that are asked for are read.
 */
export class SynthesizedTenants {
  private readonly folders: readonly Folder[];
  /** By tenant; a stack that nobody declared is a group of its own. */
  private readonly groups = new Map<string, { readonly tenant: string | undefined; readonly folders: Folder[] }>();

  /**
   * @param directory output directory of a synthesis
   * @throws UnreadableOutput where it is none, or not whole
   * @throws InvalidFacts where facts name no tenant
   */
  constructor(private readonly directory: string) {
    this.folders = foldersOf(directory);
    for (const folder of this.folders) {
      const file = join(directory, folder.part, folder.name, FACTS_FILE);
      const tenant = existsSync(file) ? tenantOfFacts(readFileSync(file, 'utf8')) : undefined;
      const key = JSON.stringify(tenant ?? folder);
      const group = this.groups.get(key);
      if (group === undefined) this.groups.set(key, { tenant, folders: [folder] });
      else group.folders.push(folder);
    }
  }

  /** Their ids. */
  get tenants(): readonly string[] {
    return [...this.groups.values()].flatMap(({ tenant }) => tenant ?? []);
  }

  /**
   * The verdicts in the order of the folders' names.
   *
   * @param only one tenant; by default all, and what nobody declared
   * @param options.read told of the subjects of each tenant once they are judged, and of how many folders are
   * @throws UnreadableOutput where a stack or its facts are missing, truncated or of another kind
   */
  judge(
    asOf: Day,
    only?: string,
    options: JudgeOptions & { readonly read?: (subjects: readonly Subject[], judged: number, of: number) => void } = {},
  ): readonly Judgment[] {
    const judgments = new Map<Folder, readonly Judgment[]>();
    for (const { tenant, folders } of this.groups.values()) {
      if (only !== undefined && tenant !== only) continue;
      const subjects = folders.map((folder) => readFolder(this.directory, folder).subject);
      judgeEach(subjects, asOf, options).forEach((each, index) => {
        const folder = folders[index];
        if (folder !== undefined) judgments.set(folder, each);
      });
      options.read?.(subjects, judgments.size, this.folders.length);
    }
    return this.folders.flatMap((folder) => judgments.get(folder) ?? []);
  }
}
