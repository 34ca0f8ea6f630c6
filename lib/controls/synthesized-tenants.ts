import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FACTS_FILE, type Facts, tenantOfFacts } from '../declaration';
import type { Day } from '../values';
import { type JudgeOptions, type Judgment, judgeEach } from './judge';
import { type JudgedFolders, judgeFolders } from './judged-folders';
import { judgeInThreads, threadsFor } from './judging-threads';
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
    for (const { folders } of this.groupsOf(only)) {
      const subjects = folders.map((folder) => readFolder(this.directory, folder).subject);
      keep(judgments, folders, judgeEach(subjects, asOf, options));
      options.read?.(subjects, judgments.size, this.folders.length);
    }
    return this.inOrder(judgments);
  }

  /**
   * The same verdicts, the same error of the first tenant that has one, with many tenants judged side by side.
   *
   * @param options.read told of the facts of each tenant, in the order in which `judge` tells of it, once all are judged
   * @param options.progress told how many folders are judged
   * @param threads how many; by default as many as the tenants are worth on this machine
   * @throws UnreadableOutput where a stack or its facts are missing, truncated or of another kind
   */
  async judgeInThreads(
    asOf: Day,
    only?: string,
    options: JudgeOptions & {
      readonly read?: (facts: readonly Facts[]) => void;
      readonly progress?: (judged: number, of: number) => void;
    } = {},
    threads?: number,
  ): Promise<readonly Judgment[]> {
    const { read, progress, ...by } = options;
    const { directory } = this;
    const groups = this.groupsOf(only).map(({ folders }) => folders);
    const judged = groups.map((): JudgedFolders | undefined => undefined);
    const judgments = new Map<Folder, readonly Judgment[]>();
    const bring = (group: number, brought: JudgedFolders) => {
      judged[group] = brought;
      keep(judgments, groups[group] ?? [], brought.judgments);
      progress?.(judgments.size, this.folders.length);
    };
    const worth = threads ?? threadsFor(groups.length);
    if (worth > 1) await judgeInThreads(groups, { directory, asOf: asOf.toString(), options: by }, worth, bring);
    groups.forEach((folders, group) => {
      if (judged[group] === undefined) bring(group, judgeFolders(directory, folders, asOf, by));
    });
    for (const each of judged) read?.(each?.facts ?? []);
    return this.inOrder(judgments);
  }

  private groupsOf(only: string | undefined): readonly { readonly folders: readonly Folder[] }[] {
    return [...this.groups.values()].filter(({ tenant }) => only === undefined || tenant === only);
  }

  private inOrder(judgments: ReadonlyMap<Folder, readonly Judgment[]>): readonly Judgment[] {
    return this.folders.flatMap((folder) => judgments.get(folder) ?? []);
  }
}

function keep(
  judgments: Map<Folder, readonly Judgment[]>,
  folders: readonly Folder[],
  found: readonly (readonly Judgment[])[],
): void {
  for (const [index, folder] of folders.entries()) judgments.set(folder, found[index] ?? []);
}
