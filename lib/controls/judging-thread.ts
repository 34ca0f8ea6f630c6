import { parentPort, workerData } from 'node:worker_threads';
import { Day } from '../values';
import { judgeFolders } from './judged-folders';
import type { Brought, ThreadWork, Turn } from './judging-threads';

/** What one thread runs: it judges what it is handed, and brings it back; what it cannot judge it brings back as that. */
const { directory, asOf, options }: ThreadWork = workerData;
const day = Day.parse(asOf);

parentPort?.on('message', ({ turn, folders }: Turn) => {
  parentPort?.postMessage({ turn, ...judged() } satisfies Brought);

  function judged(): Omit<Brought, 'turn'> {
    try {
      return { judged: judgeFolders(directory, folders, day, options) };
    } catch {
      return {};
    }
  }
});
