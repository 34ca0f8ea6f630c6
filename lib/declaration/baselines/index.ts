import type { Declaration } from '../schema/declaration';
import { awsFsbp } from './aws-fsbp';
import type { Baseline } from './baseline';
import { cisM365, cisM365Level2 } from './cis-m365-v7';
import { cisaScuba } from './cisa-scuba';
import { microsoftSecureFoundation, microsoftZeroTrust } from './microsoft-templates';

export type { Baseline, BaselineEntry } from './baseline';

/** The baselines that a service can choose, in the order of their ids. */
export const baselines: readonly Baseline[] = [
  awsFsbp,
  cisM365,
  cisM365Level2,
  cisaScuba,
  microsoftSecureFoundation,
  microsoftZeroTrust,
];

const DEFAULT: Readonly<Record<Baseline['cloud'], Baseline>> = { entra: cisaScuba, aws: awsFsbp };

/** The baselines by which a service is judged: the chosen ones, the tenant's own among them, else the default. */
export function baselinesOf(declaration: Declaration, service: string): readonly Baseline[] {
  const declared = declaration.services[service];
  if (declared?.kind !== 'entra' && declared?.kind !== 'aws') return [];
  const chosen = declared.baselines ?? [DEFAULT[declared.kind].id];
  return [...baselines, ...ownBaselines(declaration, declared.kind)].filter(({ id }) => chosen.includes(id));
}

/** The default baseline of a cloud. */
export function defaultBaseline(cloud: Baseline['cloud']): Baseline {
  return DEFAULT[cloud];
}

function ownBaselines({ baselines: own = {} }: Declaration, cloud: Baseline['cloud']): readonly Baseline[] {
  return Object.entries(own).map(([id, { title, required: demanded, advisory = [] }]) => ({
    id,
    title,
    cloud,
    entries: [
      ...demanded.map((control) => ({ id: control, level: 'required' as const, controls: [control] })),
      ...advisory.map((control) => ({ id: control, level: 'advisory' as const, controls: [control] })),
    ],
  }));
}
