import type { Judgment } from '../controls';

/** The judgments of each tenant, tenants in the order in which they are met first; of what nobody declared under `''`. */
export function byTenant(judgments: readonly Judgment[]): ReadonlyMap<string, readonly Judgment[]> {
  const tenants = new Map<string, Judgment[]>();
  for (const judgment of judgments) {
    const tenant = judgment.tenant ?? '';
    const own = tenants.get(tenant);
    if (own === undefined) tenants.set(tenant, [judgment]);
    else own.push(judgment);
  }
  return tenants;
}
