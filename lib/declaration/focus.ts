import { quoted, TrustedNetwork } from '../values';
import { listed, nearest } from './did-you-mean';
import type { Facts, Focus } from './facts';
import type { Fault } from './fault';
import type { Declaration } from './schema/declaration';
import type { Service } from './schema/service';
import type { Supplier } from './schema/supplier';
import { hasOrganizationStack } from './stacks';

/** The service that the facts are about. */
export function serviceOf({ declaration, focus }: Facts): Service {
  const service = Object.hasOwn(declaration.services, focus.service) ? declaration.services[focus.service] : undefined;
  if (service === undefined) throw new Error(`facts are made of a declared service, and ${focus.service} is none`);
  return service;
}

/** The supplier of the service that the facts are about. */
export function supplierOf(facts: Facts): Supplier {
  const id = serviceOf(facts).supplier;
  const { suppliers } = facts.declaration;
  const supplier = Object.hasOwn(suppliers, id) ? suppliers[id] : undefined;
  if (supplier === undefined) throw new Error(`a service names a declared supplier, and ${id} is none`);
  return supplier;
}

/** The allow-list of all networks of the declaration. */
export function trustedNetworkOf({ networks, example }: Declaration): TrustedNetwork {
  return TrustedNetwork.of(networks, { example: example === true });
}

/**
 * The allow-list of some networks of the declaration.
 *
 * @throws InvalidValue for an id that is not one of its networks, and for no id at all.
 */
export function networkOf(declaration: Declaration, ids: readonly string[]): TrustedNetwork {
  return trustedNetworkOf(declaration).only(ids);
}

/** Why facts cannot be about this part of the declaration; `undefined` where they can. */
export function focusFault({ services }: Declaration, { service, account, organization }: Focus): Fault | undefined {
  const declared = Object.hasOwn(services, service) ? services[service] : undefined;
  if (declared === undefined) return unknown('service', service, Object.keys(services));
  if (organization) return organizationFault(declared, account);
  if (account === undefined) return undefined;
  const accounts = declared.kind === 'aws' ? Object.keys(declared.aws.accounts) : [];
  return accounts.includes(account) ? undefined : unknown('account', account, accounts);
}

function organizationFault(declared: Service, account: string | undefined): Fault | undefined {
  const path = ['focus', 'organization'];
  if (account !== undefined) {
    return { path, problem: 'a stack is for an account or for the organization, not for both' };
  }
  if (declared.kind === 'aws' && hasOrganizationStack(declared.aws)) return undefined;
  return { path, problem: 'the service declares no guardrails and no audit of an organization, and so no stack of it' };
}

function unknown(what: 'service' | 'account', given: string, known: readonly string[]): Fault {
  return {
    path: ['focus', what],
    problem: `no such ${what} is declared`,
    given: quoted(given),
    allowed: listed(known),
    suggestion: nearest(given, known),
  };
}
