import type { Facts } from '../declaration';
import type { Day } from '../values';
import { type JudgeOptions, type Judgment, judgeEach } from './judge';
import { type Folder, readFolder } from './synthesized-directory';

/** What was found in folders that are judged together. It is plain data: it passes from one thread to another as it is. */
export interface JudgedFolders {
  /** By folder. */
  readonly judgments: readonly (readonly Judgment[])[];
  /** Of those folders that have any. */
  readonly facts: readonly Facts[];
}

/**
 * Judges the folders of one tenant together, or one that nobody declared.
 *
 * @throws UnreadableOutput where a stack or its facts are missing, truncated or of another kind
 */
export function judgeFolders(
  directory: string,
  folders: readonly Folder[],
  asOf: Day,
  options: JudgeOptions,
): JudgedFolders {
  const subjects = folders.map((folder) => readFolder(directory, folder).subject);
  return { judgments: judgeEach(subjects, asOf, options), facts: subjects.flatMap(({ facts }) => facts ?? []) };
}
