import type { Service } from '../../declaration';
import { namedUuid } from './named-uuid';
import type { SupplierEntry, SupplierRegister, UpstreamEntry } from './supplier-register';
import { kindInWords, type TenantRecord } from './tenant-record';

/**
 * The rented services, and those of the suppliers behind them, as a CycloneDX 1.6 bill of services. It says honestly how
 * far the chain is known: `unknown` where nobody knows who stands behind a supplier, else `incomplete_third_party_only`,
 * since nobody knows who stands behind the last of them.
 */
export function cyclonedxServices({ tenant, asOf, suppliers }: SupplierRegister, record: TenantRecord): string {
  const { services } = record.declaration;
  const rented = suppliers.flatMap((supplier) =>
    supplier.services.flatMap(({ service }) => {
      const declared = services[service];
      return declared === undefined ? [] : [{ id: service, declared, supplier }];
    }),
  );
  const behind = new Map(suppliers.flatMap(knownBehind).map((one) => [upstreamRef(one), one]));
  const root = `tenant:${tenant}`;
  const document = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${namedUuid('cyclonedx', tenant, asOf)}`,
    version: 1,
    metadata: {
      timestamp: `${asOf}T00:00:00Z`,
      tools: { components: [{ type: 'application', name: 'cdktf-tenant-guard', version: record.version }] },
      component: { type: 'platform', 'bom-ref': root, name: tenant },
    },
    services: [
      ...rented.map(({ id, declared, supplier }) => rentedService(id, declared, supplier)),
      ...[...behind].map(([ref, { name, provides }]) => ({
        'bom-ref': ref,
        provider: { name },
        name: provides,
        'x-trust-boundary': true,
      })),
    ],
    dependencies: [
      { ref: root, dependsOn: rented.map(({ id }) => serviceRef(id)) },
      ...rented.map(({ id, supplier }) => dependencyOf(serviceRef(id), nearest(knownBehind(supplier)))),
      ...[...behind].map(([ref, one]) => dependencyOf(ref, nextBehind(one, suppliers))),
    ],
    compositions: [
      ...rented.map(({ id, supplier }) => ({
        aggregate: supplier.upstream === 'unknown' ? 'unknown' : 'incomplete_third_party_only',
        dependencies: [serviceRef(id)],
      })),
      ...[...behind.keys()].map((ref) => ({ aggregate: 'unknown', dependencies: [ref] })),
    ],
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function rentedService(id: string, service: Service, { name, evaluation, services }: SupplierEntry): object {
  const held = services.find((one) => one.service === id)?.holds ?? [];
  const { on, until, evidence, restrictableBy, parts } = evaluation;
  const properties = [
    ['guardedBy', service.guard.by],
    ['evaluated:on', on],
    ['evaluated:until', until],
    ['evaluated:evidence', evidence],
    ['evaluated:restrictableBy', restrictableBy],
    ...parts.map(({ part, found }) => [`evaluated:${part}`, found]),
  ];
  return {
    'bom-ref': serviceRef(id),
    provider: { name },
    name: id,
    description: kindInWords(service),
    ...(service.guard.by === 'conditionalAccess' ? { authenticated: true } : {}),
    'x-trust-boundary': true,
    ...(held.length === 0
      ? {}
      : {
          data: held.map(({ data, classification, personal, where }) => ({
            flow: 'bi-directional',
            classification,
            name: data,
            description: `${personal ? 'Personal data. ' : ''}Kept in: ${where}`,
          })),
        }),
    properties: properties.map(([key, value]) => ({ name: `cdktf-tenant-guard:${key}`, value })),
  };
}

/** One rank is supplied by the next only where it is a single supplier; else the service depends on all of them. */
function nearest(upstream: readonly UpstreamEntry[]): readonly UpstreamEntry[] {
  const [first] = upstream;
  const next = upstream.filter(({ rank }) => rank === first?.rank);
  return next.length === 1 ? next : upstream;
}

/** The next rank, where each rank up to this one is a single supplier: else nobody knows who supplies whom. */
function nextBehind(one: UpstreamEntry, suppliers: readonly SupplierEntry[]): readonly UpstreamEntry[] {
  return suppliers.flatMap((supplier) => {
    const known = knownBehind(supplier);
    const index = known.findIndex((candidate) => upstreamRef(candidate) === upstreamRef(one));
    const upToHere = known.slice(0, index + 1);
    const single = upToHere.every(({ rank }) => known.filter((other) => other.rank === rank).length === 1);
    return index >= 0 && single ? nearest(known.slice(index + 1)) : [];
  });
}

function knownBehind({ upstream }: SupplierEntry): readonly UpstreamEntry[] {
  return upstream === 'unknown' ? [] : upstream;
}

function dependencyOf(ref: string, on: readonly UpstreamEntry[]): object {
  const dependsOn = [...new Set(on.map(upstreamRef))].filter((other) => other !== ref);
  return dependsOn.length === 0 ? { ref } : { ref, dependsOn };
}

function serviceRef(id: string): string {
  return `service:${id}`;
}

function upstreamRef({ name, provides }: UpstreamEntry): string {
  return `upstream:${name}:${provides}`;
}
