import { quoted } from '../../values';
import { listed, nearest } from '../did-you-mean';
import type { Fault } from '../fault';
import type { Path } from '../location';
import type { Declaration } from '../schema/declaration';
import type { Service } from '../schema/service';
import type { Known } from './known';

/** Every name that is referred to is declared: suppliers, networks, identity services, subjects of acceptances. */
export function referenceFaults(declaration: Declaration, known: Known): Fault[] {
  const { networks: names } = known;
  const named = new Set(names);
  const networks = (ids: readonly string[], path: Path) =>
    ids.flatMap((id, index) => (named.has(id) ? [] : refer(id, [...path, index], 'network', names)));
  return [
    ...networks(declaration.deployer.from, ['deployer', 'from']),
    ...Object.entries(declaration.services).flatMap(([id, service]) => [
      ...refer(service.supplier, ['services', id, 'supplier'], 'supplier', known.suppliers),
      ...(service.guard.by === 'ipAllowList'
        ? networks(service.guard.networks, ['services', id, 'guard', 'networks'])
        : []),
      ...supplierRoleFaults(id, service, known),
      ...identityFaults(id, service, declaration, known),
      ...networksWithin(id, service, networks),
    ]),
    ...(declaration.acceptances ?? []).flatMap(({ subject }, index) =>
      subjectFaults(subject, ['acceptances', index, 'subject'], known),
    ),
  ];
}

/** A role for a supplier names one that is on record. */
function supplierRoleFaults(id: string, service: Service, known: Known): Fault[] {
  if (service.kind !== 'aws') return [];
  return Object.entries(service.aws.accounts).flatMap(([account, { supplierRoles = {} }]) =>
    Object.entries(supplierRoles).flatMap(([role, { supplier }]) => {
      const path = ['services', id, 'aws', 'accounts', account, 'supplierRoles', role, 'supplier'];
      return refer(supplier, path, 'supplier', known.suppliers);
    }),
  );
}

function networksWithin(
  id: string,
  service: Service,
  networks: (ids: readonly string[], path: Path) => Fault[],
): Fault[] {
  if (service.kind === 'aws') {
    const { accounts, organization } = service.aws;
    const path = ['services', id, 'aws'];
    const { perimeter } = organization?.guardrails ?? {};
    const buckets = Object.entries(accounts).flatMap(([account, { buckets = {} }]) =>
      Object.entries(buckets).flatMap(([bucket, { networks: from = [] }]) =>
        networks(from, [...path, 'accounts', account, 'buckets', bucket, 'networks']),
      ),
    );
    const shared = Object.entries(accounts).flatMap(
      ([account, { edges = {}, prefixLists = {}, administrationGroups = {}, searchDomains = {}, restApis = {} }]) =>
        Object.entries({ edges, prefixLists, administrationGroups, searchDomains, restApis }).flatMap(([part, named]) =>
          Object.entries(named).flatMap(([name, { networks: from }]) =>
            networks(from, [...path, 'accounts', account, part, name, 'networks']),
          ),
        ),
    );
    return [
      ...buckets,
      ...shared,
      ...networks(perimeter?.networks ?? [], [...path, 'organization', 'guardrails', 'perimeter', 'networks']),
    ];
  }
  if (service.kind !== 'entra') return [];
  const path = ['services', id, 'entra'];
  const {
    trusted = [],
    workloadIdentities,
    serviceAccounts = {},
    sharedDevices = {},
    existingLocations = {},
  } = service.entra;
  const workloads = [...path, 'workloadIdentities', 'servicePrincipals'];
  return [
    ...networks(trusted, [...path, 'trusted']),
    ...Object.entries(workloadIdentities?.servicePrincipals ?? {}).flatMap(([name, { from }]) =>
      networks(from, [...workloads, name, 'from']),
    ),
    ...Object.entries(existingLocations).flatMap(([name, { holds }]) =>
      networks(holds, [...path, 'existingLocations', name, 'holds']),
    ),
    ...Object.entries({ serviceAccounts, sharedDevices }).flatMap(([key, accounts]) =>
      Object.entries(accounts).flatMap(([name, { from }]) => networks(from, [...path, key, name, 'from'])),
    ),
  ];
}

function identityFaults(id: string, { kind, guard }: Service, declaration: Declaration, known: Known): Fault[] {
  // A directory is its own identity service, which `ladderFaults` looks at.
  if (guard.by !== 'conditionalAccess' || kind === 'entra') return [];
  const path = ['services', id, 'guard', 'identity'];
  const missing = refer(guard.identity, path, 'service', known.services);
  const identity = Object.hasOwn(declaration.services, guard.identity)
    ? declaration.services[guard.identity]
    : undefined;
  if (missing.length > 0 || identity === undefined || identity.kind === 'entra') return missing;
  const directories = Object.keys(declaration.services).filter((name) => declaration.services[name]?.kind === 'entra');
  return [
    {
      path,
      problem: `service ${quoted(guard.identity)} is of kind ${identity.kind}, and has no Conditional Access`,
      given: quoted(guard.identity),
      allowed: `a service of kind entra (${listed(directories)})`,
      control: 'LAD-01',
    },
  ];
}

function subjectFaults(subject: string, path: Path, known: Known): Fault[] {
  const [service = ''] = subject.split('.', 1);
  if (known.services?.includes(service) && known.accountsOf(service) === undefined) return [];
  return refer(subject, path, 'service or account', known.subjects);
}

function refer(id: string, path: Path, what: string, known: readonly string[] | undefined): Fault[] {
  if (known === undefined || known.includes(id)) return [];
  return [
    {
      path,
      problem: `no such ${what} is declared`,
      given: quoted(id),
      allowed: listed(known),
      suggestion: nearest(id, known),
    },
  ];
}
