import type { Judgment, Subject } from '../../controls';
import type { Declaration, EVALUATION_PARTS, Service, ServiceKind } from '../../declaration';
import type { Day } from '../../values';
import type { ObjectIds } from './object-ids';

/** A tenant with everything that its records are made of. */
export interface TenantRecord {
  readonly declaration: Declaration;
  /** What was judged, with its facts. */
  readonly subjects: readonly Subject[];
  readonly judgments: readonly Judgment[];
  readonly asOf: Day;
  /** Ids of what is applied already, by the names of the stacks. */
  readonly objectIds?: ReadonlyMap<string, ObjectIds>;
  /** Version of this package. */
  readonly version: string;
}

const KINDS: Readonly<Record<ServiceKind, string>> = {
  entra: 'Microsoft Entra directory',
  aws: 'Amazon Web Services',
  saas: 'software as a service',
  other: "vendor's portal",
};

/** What kind of service it is, for people. */
export function kindInWords({ kind }: Service): string {
  return KINDS[kind];
}

const RUNGS: Readonly<Record<Service['guard']['by'], string>> = {
  conditionalAccess: 'Conditional Access',
  ipAllowList: 'an IP allow-list',
  declaredOnly: 'nothing that can be configured',
};

/** What guards its management layer, for people. */
export function rungInWords({ guard }: Service): string {
  return RUNGS[guard.by];
}

/** Name of a supplier as people know it. */
export function supplierName({ suppliers }: Declaration, id: string): string {
  return suppliers[id]?.name ?? id;
}

/** The services that a tenant rents from a supplier. */
export function servicesOf({ services }: Declaration, supplier: string): readonly (readonly [string, Service])[] {
  return Object.entries(services)
    .filter(([, service]) => service.supplier === supplier)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The parts of an evaluation in words, in the order that they are told. */
export const PARTS_IN_WORDS: Readonly<Record<(typeof EVALUATION_PARTS)[number], string>> = {
  principles: 'Principles of security',
  resilience: 'Resilience',
  incidents: 'Response to incidents, and notice of them',
  disclosure: 'Duty to tell of the suppliers behind it',
};
