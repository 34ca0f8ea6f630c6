import { onceFor, remembered } from '../../values';
import type { Declaration } from '../schema/declaration';
import { awsFsbp } from './aws-fsbp';
import type { Baseline } from './baseline';
import { cisAws, cisAwsLevel2 } from './cis-aws-v7';
import { cisM365, cisM365Level2 } from './cis-m365-v7';
import { cisaScuba } from './cisa-scuba';
import { dataPerimeter } from './data-perimeter';
import { microsoftSecureFoundation, microsoftZeroTrust } from './microsoft-templates';

export type { Baseline, BaselineEntry } from './baseline';

/** The baselines that a service can choose, in the order of their ids. */
export const baselines: readonly Baseline[] = [
  awsFsbp,
  cisAws,
  cisAwsLevel2,
  cisM365,
  cisM365Level2,
  cisaScuba,
  dataPerimeter,
  microsoftSecureFoundation,
  microsoftZeroTrust,
];

const DEFAULT: Readonly<Record<Baseline['cloud'], Baseline>> = { entra: cisaScuba, aws: awsFsbp };

/** The baselines by which a service is judged: the chosen ones, the tenant's own among them, else the default. */
export function baselinesOf(declaration: Declaration, service: string): readonly Baseline[] {
  return chosenIn(declaration)(service);
}

const MOST_SERVICES = 50;

/** Each control asks for the same, and a declaration never changes. */
const chosenIn = onceFor((declaration: Declaration) =>
  remembered(
    MOST_SERVICES,
    (service: string) => service,
    (service) => chosenBy(declaration, service),
  ),
);

function chosenBy(declaration: Declaration, service: string): readonly Baseline[] {
  const declared = declaration.services[service];
  if (declared?.kind !== 'entra' && declared?.kind !== 'aws') return [];
  const chosen = declared.baselines ?? [DEFAULT[declared.kind].id];
  return [...baselines, ...ownBaselines(declaration, declared.kind)].filter(({ id }) => chosen.includes(id));
}

/** Every baseline that a tenant can be judged by: the published ones and, where a declaration is given, its own. */
export function knownBaselines(declaration?: Declaration): readonly Baseline[] {
  if (declaration === undefined) return baselines;
  return [...baselines, ...(['entra', 'aws'] as const).flatMap((cloud) => ownBaselines(declaration, cloud))];
}

/** The controls that are to be met: those of the chosen baselines, and those that the roll-out gives a stage of their own. */
export function wantedControls(declaration: Declaration, service: string): ReadonlySet<string> {
  return wantedIn(declaration)(service);
}

const wantedIn = onceFor((declaration: Declaration) =>
  remembered(
    MOST_SERVICES,
    (service: string) => service,
    (service) => wantedBy(declaration, service),
  ),
);

function wantedBy(declaration: Declaration, service: string): ReadonlySet<string> {
  const entries = baselinesOf(declaration, service).flatMap((baseline) => baseline.entries);
  const staged = Object.keys(declaration.services[service]?.rollout.controls ?? {});
  return new Set([...entries.flatMap(({ controls, goal }) => (goal ? [] : controls)), ...staged]);
}

/** Whether sign-ins at medium risk are blocked like those at high risk: declared, or asked for by a chosen baseline. */
export function blocksMediumSignIns(declaration: Declaration, service: string): boolean {
  const declared = declaration.services[service];
  if (declared?.kind !== 'entra') return false;
  const stricter = baselinesOf(declaration, service).flatMap((baseline) => baseline.stricter ?? []);
  return declared.entra.risk?.blockMediumSignIns === true || stricter.includes('blockMediumSignIns');
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
