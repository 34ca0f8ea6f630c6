import { catalogue } from '../../../lib/controls';
import { type Baseline, baselines } from '../../../lib/declaration';
import cisaNist from './data/cisa-nist.json';
import { MAESTER_ROWS } from './maester';
import type { CoverageRow, CoverageSource } from './row';

/** Baselines of which every id is shown, and how their levels are called. */
const SHOWN: readonly (readonly [id: string, required: string, advisory: string])[] = [
  ['cisa-scuba', 'SHALL', 'SHOULD'],
  ['cis-m365-v7-level-2', '1', '2'],
  ['microsoft-zero-trust', 'listed', 'listed'],
  ['aws-fsbp', 'required', 'advised'],
  ['cis-aws-v7-level-2', '1', '2'],
  ['data-perimeter', 'listed', 'listed'],
];

/** Every source, in the order of the page. */
export function coverageSources(): readonly CoverageSource[] {
  const ofBaselines = SHOWN.map(([id, required, advisory]): CoverageSource => {
    const baseline = baselineOf(id);
    const rows = baseline.entries.map(({ id: entry, level, controls, outOfReach, unchecked }) => ({
      id: entry,
      level: level === 'required' ? required : advisory,
      controls,
      ...(outOfReach === undefined ? {} : { beyond: outOfReach }),
      ...(unchecked === undefined ? {} : { unchecked }),
    }));
    return { title: baseline.title, by: 'all', levels: 'level', rows };
  });
  return [
    ...ofBaselines,
    { title: 'Maester', by: 'each', levels: 'severity', rows: MAESTER_ROWS },
    { title: 'NIST SP 800-53 Rev. 5', by: 'each', levels: 'family', rows: nistRows() },
  ];
}

function baselineOf(id: string): Baseline {
  const found = baselines.find((baseline) => baseline.id === id);
  if (found === undefined) throw new Error(`no baseline ${id}`);
  return found;
}

/** The ids that a control names, and those that CISA names for a demand that controls meet. */
function nistRows(): readonly CoverageRow[] {
  const named = new Map<string, Set<string>>();
  const add = (id: string, controls: readonly string[]) => {
    const known = named.get(id) ?? new Set<string>();
    for (const control of controls) known.add(control);
    named.set(id, known);
  };
  for (const { id, references } of catalogue) {
    for (const reference of references) if (reference.source === 'NIST 800-53') add(reference.id, [id]);
  }
  const cisa = baselineOf('cisa-scuba').entries;
  for (const [demand, ids] of Object.entries(cisaNist)) {
    const meeting = cisa.find(({ id }) => id === demand)?.controls ?? [];
    for (const id of ids) add(id, meeting);
  }
  return [...named]
    .map(([id, controls]): CoverageRow => ({ id, level: familyOf(id), controls: [...controls].sort() }))
    .sort((a, b) => compare(a.id, b.id));
}

const FAMILIES: Readonly<Record<string, string>> = {
  AC: 'access control',
  AU: 'audit and accountability',
  CA: 'assessment, authorization and monitoring',
  CM: 'configuration management',
  CP: 'contingency planning',
  IA: 'identification and authentication',
  RA: 'risk assessment',
  SA: 'system and services acquisition',
  SC: 'system and communications protection',
  SI: 'system and information integrity',
  SR: 'supply chain risk management',
};

function familyOf(id: string): string {
  return FAMILIES[id.slice(0, 2)] ?? id.slice(0, 2);
}

/** AC-2 before AC-2(1) before AC-10. */
function compare(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
