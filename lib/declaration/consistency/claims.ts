import { posix } from 'node:path';
import { quoted } from '../../values';
import { auditBucketOf, organizationTrailOf } from '../audit';
import type { Fault } from '../fault';
import type { Path } from '../location';
import type { Backend } from '../schema/backend';
import type { Declaration } from '../schema/declaration';
import { hasOrganizationStack, stacksOf } from '../stacks';

/** Something that only one place of all declarations may have. */
export interface Claim {
  readonly what: string;
  readonly value: string;
  readonly path: Path;
  readonly remedy: string;
}

/** What one declaration claims, with words for a place in it: `tenants/contoso.yaml:12`. */
export interface Claimant {
  readonly claims: readonly Claim[];
  placeOf(path: Path): string;
}

/**
 * What two declarations, or two services of one, both want: a tenant's name, a stack's name, a place of state, a
 * directory, an account, an organization, a bucket's name. Each fault is the later one's, and names the first.
 */
export function claimFaults<T extends Claimant>(
  claimants: readonly T[],
): { readonly claimant: T; readonly fault: Fault }[] {
  const first = new Map<string, string>();
  return claimants.flatMap((claimant) =>
    claimant.claims.flatMap(({ what, value, path, remedy }) => {
      const key = JSON.stringify([what, value]);
      const taken = first.get(key);
      if (taken === undefined) {
        first.set(key, claimant.placeOf(path));
        return [];
      }
      const fault = { path, problem: `this ${what} is taken by ${taken}`, given: quoted(value), suggestion: remedy };
      return [{ claimant, fault }];
    }),
  );
}

/** What the declaration wants to be the only one to have. */
export function claimsOf(declaration: Declaration): Claim[] {
  const tenant = {
    what: 'tenant id',
    value: declaration.tenant,
    path: ['tenant'],
    remedy: 'Give each tenant an id of its own',
  };
  const states = new Set<string>();
  const stacks = stacksOf(declaration).flatMap(({ name, service, account, organization }): Claim[] => {
    const path = [
      'services',
      service,
      ...(account === undefined ? [] : ['aws', 'accounts', account]),
      ...(organization === undefined ? [] : ['aws', 'organization']),
    ];
    const declared = declaration.services[service];
    const state = declared && 'backend' in declared ? stateOf(declared.backend, name) : undefined;
    // Accounts of one service that share a state are told so by the backend's own check.
    const again = state === undefined || states.has(`${service} ${state}`);
    states.add(`${service} ${state}`);
    return [
      { what: 'stack name', value: name, path, remedy: 'Rename the tenant, the service or the account' },
      ...(again
        ? []
        : [
            {
              what: 'place of state',
              value: state,
              path: ['services', service, 'backend'],
              remedy: 'Give each stack a state of its own, for example with {stack} in its place',
            },
          ]),
    ];
  });
  return [tenant, ...stacks, ...rentedThings(declaration)];
}

function rentedThings({ services }: Declaration): Claim[] {
  return Object.entries(services).flatMap(([id, service]): Claim[] => {
    if (service.kind === 'entra') {
      return [
        {
          what: 'directory',
          value: service.entra.tenantId,
          path: ['services', id, 'entra', 'tenantId'],
          remedy: 'Declare a directory once: two stacks would undo each other',
        },
      ];
    }
    if (service.kind !== 'aws') return [];
    const { accounts, organization, partition = 'aws' } = service.aws;
    const guarded: Claim[] =
      organization === undefined || !hasOrganizationStack(service.aws)
        ? []
        : [
            {
              what: 'AWS organization',
              value: organization.id,
              path: ['services', id, 'aws', 'organization', 'id'],
              remedy: 'Declare its guardrails and its audit once: two stacks would undo each other',
            },
          ];
    const claim = (value: string, place: Path): Claim => ({
      what: `bucket name (partition ${partition})`,
      value,
      path: place,
      remedy: 'Bucket names are unique in a partition: choose another',
    });
    const rented = Object.entries(accounts).flatMap(([name, account]): Claim[] => {
      const path = ['services', id, 'aws', 'accounts', name];
      const audit = auditBucketOf(account);
      return [
        {
          what: 'AWS account',
          value: account.id,
          path: [...path, 'id'],
          remedy: 'Declare an account once: two stacks would undo each other',
        },
        ...Object.entries(account.buckets ?? {}).flatMap(([bucket, { name: bucketName, replica }]) => {
          const own = [...path, 'buckets', bucket];
          const copy = replica === undefined ? [] : [claim(replica.name, [...own, 'replica', 'name'])];
          return [claim(bucketName, [...own, 'name']), ...copy];
        }),
        ...(audit === undefined
          ? []
          : [claim(audit.name, [...path, 'audit', ...(account.audit?.bucket ? ['bucket'] : [])])]),
      ];
    });
    const trail = organizationTrailOf(service.aws);
    const kept = ['services', id, 'aws', 'organization', 'audit', ...(organization?.audit?.bucket ? ['bucket'] : [])];
    return [...guarded, ...rented, ...(trail === undefined ? [] : [claim(trail.bucket.name, kept)])];
  });
}

/** One text for each place that state can be in, whatever way it was written. */
function stateOf(backend: Backend, stack: string): string {
  const named = (text: string) => text.replaceAll('{stack}', stack);
  // A file system that ignores case would hold both in one file.
  if ('local' in backend) return `local ${posix.normalize(named(backend.local)).toLowerCase()}`;
  if ('s3' in backend) return `s3 ${backend.s3.bucket}/${named(backend.s3.key)}`;
  if ('azurerm' in backend) {
    const { storageAccountName, containerName, key } = backend.azurerm;
    return `azurerm ${storageAccountName}/${containerName}/${named(key)}`;
  }
  const { hostname = 'app.terraform.io', organization, workspace } = backend.hcp;
  return `hcp ${hostname}/${organization}/${named(workspace)}`;
}
