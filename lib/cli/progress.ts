import { performance } from 'node:perf_hooks';

/** How long nothing is told, and how long between two lines: on a terminal somebody waits, in a log somebody may look. */
const PAUSE_MS = { terminal: 2_000, log: 30_000 };

/** Tells on a stream how far long work has come. Quick work is done before there is anything to tell. */
export function progressTo(stream: NodeJS.WriteStream, what: string): (done: number, of: number) => void {
  const pause = stream.isTTY ? PAUSE_MS.terminal : PAUSE_MS.log;
  let told = performance.now();
  return (done, of) => {
    const now = performance.now();
    if (now - told < pause) return;
    told = now;
    stream.write(`${what}: ${done} of ${of}\n`);
  };
}
