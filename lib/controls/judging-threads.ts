import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { JudgeOptions } from './judge';
import type { JudgedFolders } from './judged-folders';
import type { Folder } from './synthesized-directory';

/** What every thread is told at its start. */
export interface ThreadWork {
  readonly directory: string;
  /** `2026-11-23` */
  readonly asOf: string;
  readonly options: JudgeOptions;
}

/** What a thread is handed next. */
export interface Turn {
  /** Which of the groups it is. */
  readonly turn: number;
  readonly folders: readonly Folder[];
}

/** What a thread brings back; nothing was judged where it met an error. */
export interface Brought {
  readonly turn: number;
  readonly judged?: JudgedFolders;
}

const THREAD = join(__dirname, 'judging-thread.js');
/** A thread loads the code anew, and runs it before it is compiled: with fewer tenants that takes longer than it saves. */
const TENANTS_A_THREAD = 20;
/** Each has a heap of its own. */
const MOST_THREADS = 8;
/** So that none waits for the next while what it brought is taken. */
const IN_HAND = 2;

/** How many threads so many groups are worth on this machine; fewer than two are worth none. */
export function threadsFor(groups: number): number {
  return Math.min(availableParallelism(), MOST_THREADS, Math.floor(groups / TENANTS_A_THREAD));
}

/**
 * Judges groups of folders side by side in threads, each group as `judgeFolders` does.
 *
 * What a thread meets an error at, or is lost with it, is not brought; the groups after it may not be, those before it are
 * unless a thread was lost. Whoever asked judges what is missing, and so meets the very error, or none.
 *
 * @param threads how many; see `threadsFor`
 * @param bring told of each group that was judged, in no order
 */
export async function judgeInThreads(
  groups: readonly (readonly Folder[])[],
  work: ThreadWork,
  threads: number,
  bring: (group: number, judged: JudgedFolders) => void,
): Promise<void> {
  const left = groups.entries();
  let failed = false;
  const run = (ended: () => void) => {
    const worker = new Worker(THREAD, { workerData: work });
    let inHand = 0;
    const handOut = () => {
      const next = failed ? undefined : left.next().value;
      if (next === undefined) return;
      const [turn, folders] = next;
      inHand += 1;
      worker.postMessage({ turn, folders } satisfies Turn);
    };
    worker.on('message', ({ turn, judged }: Brought) => {
      inHand -= 1;
      if (judged === undefined) failed = true;
      else bring(turn, judged);
      handOut();
      if (inHand === 0) void worker.terminate();
    });
    // Why a thread is lost is met again by whoever judges what it had in hand.
    worker.on('error', () => undefined);
    worker.on('exit', ended);
    for (let hand = 0; hand < IN_HAND; hand++) handOut();
    if (inHand === 0) void worker.terminate();
  };
  await Promise.all(Array.from({ length: threads }, () => new Promise<void>(run)));
}
