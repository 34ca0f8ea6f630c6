import { run } from './measure.mjs';
import { heading, milliseconds, table } from './print.mjs';

/** One stack read and judged by itself, in a process without cdktf. */
export function judgment(rounds, rendered) {
  heading('Judgment of one stack', `CPU, mean of ${rounds - 1} rounds after the first; no cdktf in the process`);
  const { stacks } = run('judge.cjs', [rendered, rounds]);
  table(
    ['stack', 'resources', 'first', 'read', 'judge', 'a resource'],
    stacks.map(({ stack, resources, first, read, judge }) => [
      stack,
      String(resources),
      milliseconds(first),
      milliseconds(read),
      milliseconds(judge),
      milliseconds((read + judge) / resources),
    ]),
  );
}
