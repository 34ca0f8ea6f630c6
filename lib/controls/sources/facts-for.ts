import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type DeclaredTenant,
  FACTS_FILE,
  type Facts,
  type Focus,
  factsOf,
  readFacts,
  serviceOf,
  stacksOf,
} from '../../declaration';
import type { Cloud } from '../../posture';
import { InvalidValue } from '../../values';

/** By which declaration something is judged that has no facts beside it. */
export interface Declared {
  readonly tenants?: readonly DeclaredTenant[];
  /** The tenant, where several are declared. */
  readonly tenant?: string;
  /** `service`, or `service.account`, where its name does not tell. */
  readonly service?: string;
}

/** The facts that a synthesis wrote into a folder. */
export function factsIn(folder: string): Facts | undefined {
  const file = join(folder, FACTS_FILE);
  return existsSync(file) ? readFacts(readFileSync(file, 'utf8')) : undefined;
}

/**
 * The facts of what is called `name` and configures `clouds`: of the service that is asked for, else of the stack of that name,
 * else of the one service of the cloud that the declaration has. `undefined` where nothing is declared.
 *
 * @throws InvalidValue where the declaration does not say which of its services is meant
 */
export function factsFor(name: string, clouds: readonly Cloud[], declared: Declared): Facts | undefined {
  const { tenants = [], tenant, service } = declared;
  const meant = tenants.filter(({ declaration }) => tenant === undefined || declaration.tenant === tenant);
  if (meant.length === 0) return undefined;
  const stacks = meant.flatMap((one) =>
    stacksOf(one.declaration).map((stack) => ({ ...stack, of: one, label: labelOf(stack) })),
  );
  const asked =
    service === undefined
      ? stacks.filter((stack) => stack.name === name)
      : stacks.filter(({ label }) => label === service);
  const ofCloud = stacks.filter(({ of, service: id }) => clouds.includes(of.declaration.services[id]?.kind as Cloud));
  const found = asked.length > 0 || service !== undefined ? asked : ofCloud;
  const [only, ...more] = found;
  if (only !== undefined && more.length === 0) return factsOf(only.of, focusOf(only));
  throw new InvalidValue({
    problem: service === undefined ? 'it is not said which declared service this is' : 'no such service has a stack',
    given: service ?? name,
    allowed: `the declaration has ${[...new Set(stacks.map(({ label }) => label))].sort().join(', ') || 'no service with a stack'}`,
    remedy: 'Name it with --service, and the tenant with --tenant where several are declared',
  });
}

/** The facts of the declared services that have no stack, of the tenant of other facts. */
export function stacklessFacts(facts: Facts, { tenants = [] }: Declared): readonly Facts[] {
  const tenant = tenants.find(({ declaration }) => declaration.tenant === facts.declaration.tenant);
  if (tenant === undefined) return [];
  return Object.keys(tenant.declaration.services)
    .map((service) => factsOf(tenant, { service }))
    .filter((own) => ['saas', 'other'].includes(serviceOf(own).kind));
}

function labelOf({ service, account }: Focus): string {
  return account === undefined ? service : `${service}.${account}`;
}

function focusOf({ service, account }: Focus): Focus {
  return account === undefined ? { service } : { service, account };
}
