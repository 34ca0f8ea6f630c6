import { join } from 'node:path';
import { inScratch, medians, run } from './measure.mjs';
import { heading, mebibytes, milliseconds, table, times } from './print.mjs';

/** The judgment of a directory of many tenants that was synthesized before, and its report, against reading and parsing its files. */
export function check(runs, sizes, rendered) {
  heading(
    'Check of a synthesized directory',
    `time on the clock, CPU of all threads and peak memory of the whole process; medians of ${runs}`,
  );
  const measured = sizes.map((size) =>
    inScratch((scratch) => {
      const directory = join(scratch, 'out');
      run('emit.cjs', [directory, size, rendered]);
      const [ours, plain] = medians(runs, [() => run('check.cjs', [directory]), () => run('parse.cjs', [directory])]);
      return { size, ours, plain };
    }),
  );
  table(
    ['tenants', 'time', 'CPU', 'peak', 'verdicts', 'parse alone', 'peak', 'check/parse', 'one more tenant', 'memory'],
    measured.map(({ size, ours, plain }, index) => {
      const before = measured[index - 1];
      const each = (field) => (ours[field] - before.ours[field]) / (size - before.size);
      return [
        String(size),
        milliseconds(ours.elapsed),
        milliseconds(ours.cpu),
        mebibytes(ours.peak),
        String(ours.judgments),
        milliseconds(plain.cpu),
        mebibytes(plain.peak),
        times(ours.cpu, plain.cpu),
        ...(before === undefined ? ['-', '-'] : [milliseconds(each('cpu')), `${each('peak').toFixed(2)} MiB`]),
      ];
    }),
  );
}
