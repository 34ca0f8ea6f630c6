import { medians, writing } from './measure.mjs';
import { against, heading, mebibytes, milliseconds, note, table, times } from './print.mjs';

const AIM = 5;

/** Many tenants in one run, against the same resources as raw cdktf resources and against a plain emitter of the files. */
export function fleet(runs, sizes, rendered) {
  heading('Many tenants in one run', `CPU and peak memory of the whole process; medians of ${runs}`);
  const measured = sizes.map((size) => {
    const [ours, one, raw, plain] = medians(size >= 1000 ? 1 : runs, [
      () => writing('fleet.cjs', [size]),
      () => writing('tenants.cjs', [size]),
      () => writing('raw.cjs', [size, rendered]),
      () => writing('emit.cjs', [size, rendered]),
    ]);
    return { size, ours, one, raw, plain };
  });
  table(
    [
      'tenants',
      'library',
      'peak',
      'in one App',
      'peak',
      'raw cdktf',
      'peak',
      'emitter',
      'peak',
      'library/emitter',
      'raw/emitter',
      'library/raw',
    ],
    measured.map(({ size, ours, one, raw, plain }) => [
      String(size),
      milliseconds(ours.cpu),
      mebibytes(ours.peak),
      milliseconds(one.cpu),
      mebibytes(one.peak),
      milliseconds(raw.cpu),
      mebibytes(raw.peak),
      milliseconds(plain.cpu),
      mebibytes(plain.peak),
      times(ours.cpu, plain.cpu),
      times(raw.cpu, plain.cpu),
      times(ours.cpu, raw.cpu),
    ]),
  );
  const last = measured.at(-1);
  note(`against the emitter, ${last.size} tenants: ${against(AIM, last.ours.cpu / last.plain.cpu)}`);
  growth(measured);
  split(last);
}

/** What one more tenant costs, between each size and the next: equal figures mean linear growth. */
function growth(measured) {
  const steps = measured.slice(1).map((after, index) => ({ before: measured[index], after }));
  process.stdout.write('\n');
  table(
    ['one more tenant', 'library', 'memory', 'in one App', 'memory', 'raw cdktf', 'memory', 'emitter', 'memory'],
    steps.map(({ before, after }) => {
      const each = (kind, field) => (after[kind][field] - before[kind][field]) / (after.size - before.size);
      const kinds = ['ours', 'one', 'raw', 'plain'];
      return [
        `${before.size} to ${after.size}`,
        ...kinds.flatMap((kind) => [milliseconds(each(kind, 'cpu')), `${each(kind, 'peak').toFixed(2)} MiB`]),
      ];
    }),
  );
}

/** Where the time of the largest run in one App goes, and what of it the framework alone takes. */
function split({ size, one, raw }) {
  const phases = ['load', 'read', 'construct', 'render', 'judge', 'swap'];
  process.stdout.write('\n');
  table(
    [`a tenant of ${size}`, ...phases],
    [
      ['in one App', ...phases.map((phase) => milliseconds(one.phases[phase] / size))],
      [
        'raw cdktf',
        ...phases.map((phase) =>
          phase === 'construct' || phase === 'render' ? milliseconds(raw.phases[phase] / size) : '-',
        ),
      ],
    ],
  );
}
