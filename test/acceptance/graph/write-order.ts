import { isObject, type Json, stringsOf } from './json';
import type { Exchange } from './server';

const POLICIES = '/identity/conditionalAccess/policies';

/**
 * What is not safe about the order in which a run wrote: a policy that came before the members of a group that it names
 * (until they are in, an exclusion excludes nobody), or a group that went while a policy still named it. Empty: whenever
 * the run had stopped, nobody would have been shut out or let in by its order.
 */
export function unsafeOrder(log: readonly Exchange[]): string[] {
  const accepted = log.filter(({ method, status }) => method !== 'GET' && status < 300);
  return accepted.flatMap((exchange, position) => {
    if (exchange.method === 'POST' && exchange.path === POLICIES) {
      return groupsOf(exchange.request)
        .filter((group) => accepted.slice(position + 1).some(({ path }) => path === `/groups/${group}/members/$ref`))
        .map((group) => `policy '${nameOf(exchange.request)}' was made before all members were in group ${group}`);
    }
    const group = exchange.method === 'DELETE' ? /^\/groups\/([^/]+)$/.exec(exchange.path)?.[1] : undefined;
    if (group === undefined) return [];
    return policiesAt(accepted.slice(0, position))
      .filter((policy) => groupsOf(policy).includes(group))
      .map((policy) => `group ${group} was deleted while policy '${nameOf(policy)}' named it`);
  });
}

/** The policies that are there after some writes, as they were last written. */
function policiesAt(writes: readonly Exchange[]): Json[] {
  const policies = new Map<string, Json>();
  for (const { method, path, request = null, response } of writes) {
    if (method === 'POST' && path === POLICIES) policies.set(String(response?.id), request);
    const id = path.startsWith(`${POLICIES}/`) ? path.slice(POLICIES.length + 1) : '';
    if (method === 'PATCH' && policies.has(id)) policies.set(id, request);
    if (method === 'DELETE') policies.delete(id);
  }
  return [...policies.values()];
}

function groupsOf(policy: Json | undefined): string[] {
  const conditions = isObject(policy) ? policy.conditions : undefined;
  const users = isObject(conditions) ? conditions.users : undefined;
  return isObject(users) ? [...stringsOf(users.includeGroups), ...stringsOf(users.excludeGroups)] : [];
}

function nameOf(policy: Json | undefined): string {
  return isObject(policy) ? String(policy.displayName) : '';
}
