import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EntraRole } from '../../../lib/values';
import { exampleTenant, guardedApp, removeFolders } from '../../support/guarded-app';
import { POLICIES, send } from './direct-request';
import type { JsonObject } from './json';
import { planDiff } from './plan-diff';
import { providerRequest } from './provider-request';
import { OFFICE, OWN_KEYS, PRIVILEGED, recordedTenant } from './recorded-tenant';
import type { Tenant } from './tenant';

afterAll(removeFolders);

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What stands in for the resources of the stack: one group, one location, one strength. */
function idOf(expression: string): string {
  if (expression.includes('azuread_named_location')) return OFFICE;
  return expression.includes('azuread_authentication_strength_policy') ? OWN_KEYS : PRIVILEGED;
}

/** The policies that an example renders, by the name of the resource. */
function policiesOf(id: 'adatum' | 'contoso'): readonly (readonly [string, JsonObject])[] {
  const { app } = guardedApp(exampleTenant(id));
  const told = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  app.synth();
  told.mockRestore();
  const { resource } = JSON.parse(readFileSync(join(app.outdir, `stacks/${id}-entra/cdk.tf.json`), 'utf8'));
  return Object.entries<JsonObject>(resource.azuread_conditional_access_policy);
}

/** A directory that has whatever a policy names by id, and each built-in role. */
function directoryFor(request: JsonObject): Tenant {
  const tenant = recordedTenant(() => 0);
  tenant.seed.roleTemplates(EntraRole.all.map(({ templateId, name }) => ({ id: templateId, displayName: name })));
  const conditions = request.conditions as Record<string, Record<string, string[]>>;
  const named = (block: string, keys: readonly string[]) =>
    keys.flatMap((key) => conditions[block]?.[key] ?? []).filter((id) => GUID.test(id));
  for (const id of named('users', ['includeGroups', 'excludeGroups'])) tenant.seed.group(id, id, {});
  for (const id of named('users', ['includeUsers', 'excludeUsers'])) tenant.seed.user(id, `${id}@example.com`, id);
  for (const id of named('applications', ['includeApplications', 'excludeApplications'])) {
    tenant.seed.servicePrincipal(id, id, id);
  }
  for (const id of named('clientApplications', ['includeServicePrincipals', 'excludeServicePrincipals'])) {
    tenant.seed.servicePrincipal(id, id, id);
  }
  return tenant;
}

describe.each(['adatum', 'contoso'] as const)('every policy of %s', (id) => {
  it.each(policiesOf(id))('%s is taken by Graph, and comes back as it was sent', (_, policy) => {
    const request = providerRequest(policy, idOf);
    const tenant = directoryFor(request);
    const { message, body } = send(tenant, 'POST', POLICIES, request);
    expect(message).toBeUndefined();
    const kept = send(tenant, 'GET', `${POLICIES}/${String(body?.id)}`).body;
    expect(planDiff(request, kept ?? {})).toEqual([]);
  });
});
