import { medians, writing } from './measure.mjs';
import { against, heading, milliseconds, note, table, times } from './print.mjs';

const AIM = 1.15;
const PHASES = ['construct', 'render', 'judge', 'swap'];

/** One tenant through the library, against the same resources written as raw cdktf resources. */
export function synthesis(runs, rendered) {
  heading('One tenant', `CPU from the first construct to the written output, modules loaded; medians of ${runs}`);
  const [ours, raw] = medians(runs, [() => writing('tenants.cjs', [1]), () => writing('raw.cjs', [1, rendered])]);
  const phase = (measured, name) => measured.phases[name] ?? 0;
  const total = (measured) => PHASES.reduce((sum, name) => sum + phase(measured, name), 0);
  const rows = PHASES.map((name) => [
    name,
    milliseconds(phase(ours, name)),
    phase(raw, name) === 0 ? '-' : milliseconds(phase(raw, name)),
    phase(raw, name) === 0 ? '-' : times(phase(ours, name), phase(raw, name)),
  ]);
  const ratio = total(ours) / total(raw);
  const all = ['all', milliseconds(total(ours)), milliseconds(total(raw)), times(total(ours), total(raw))];
  table(['phase', 'tenant', 'raw cdktf', 'ratio'], [...rows, all]);
  note(against(AIM, ratio));
  const unjudged = times(total(ours) - phase(ours, 'judge'), total(raw));
  note(`without the judgment ${unjudged}; before it, reading the YAML takes ${milliseconds(ours.phases.read)}`);
}
