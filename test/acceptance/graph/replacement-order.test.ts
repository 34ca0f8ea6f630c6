import { LOCATIONS, send } from './direct-request';
import type { JsonObject } from './json';
import { policyRequest, strength } from './policy-request';
import { COUNTRIES, OFFICE, OWN_KEYS, recordedTenant } from './recorded-tenant';
import { applyPolicy, diffOf } from './second-plan';
import type { Tenant } from './tenant';

let tenant: Tenant;
beforeEach(() => {
  tenant = recordedTenant(() => Date.UTC(2026, 10, 22));
});

describe('a named location or a strength that is wrongly rendered', () => {
  const ip = (...addresses: string[]): JsonObject => ({
    '@odata.type': '#microsoft.graph.ipNamedLocation',
    displayName: 'Offices',
    isTrusted: true,
    ipRanges: addresses.map((cidrAddress) => ({ '@odata.type': '#microsoft.graph.iPv4CidrRange', cidrAddress })),
  });
  const country = (...countriesAndRegions: string[]): JsonObject => ({
    '@odata.type': '#microsoft.graph.countryNamedLocation',
    displayName: 'Countries',
    countriesAndRegions,
    includeUnknownCountriesAndRegions: false,
  });

  it.each([
    ['ranges', ip('203.0.113.0/24', '198.51.100.0/24'), ip('198.51.100.0/24', '203.0.113.0/24'), ['ipRanges']],
    ['countries', country('NO', 'CH'), country('CH', 'NO'), ['countriesAndRegions']],
  ])('shows %s whose order is another at the next synthesis', (_name, first, second, expected) => {
    const id = String(send(tenant, 'POST', LOCATIONS, first).body?.id);
    expect(diffOf(tenant, first, `${LOCATIONS}/${id}`)).toEqual([]);
    expect(diffOf(tenant, second, `${LOCATIONS}/${id}`)).toEqual(expected);
  });

  it('fails where an address has host bits or a country small letters', () => {
    expect(send(tenant, 'POST', LOCATIONS, ip('203.0.113.7/24')).status).toBe(400);
    expect(send(tenant, 'POST', LOCATIONS, country('ch')).status).toBe(400);
  });

  it('fails where Terraform deletes a used location before the policy: it is left in the tenant, untrusted', () => {
    applyPolicy(tenant, { conditions: { locations: { includeLocations: ['All'], excludeLocations: [OFFICE] } } });
    const untrusted = { '@odata.type': '#microsoft.graph.ipNamedLocation', isTrusted: false };
    expect(send(tenant, 'DELETE', `${LOCATIONS}/${OFFICE}`)).toEqual({
      status: 400,
      message: expect.stringMatching(/is trusted/),
    });
    expect(send(tenant, 'PATCH', `${LOCATIONS}/${OFFICE}`, untrusted)).toMatchObject({ status: 204 });
    expect(send(tenant, 'DELETE', `${LOCATIONS}/${OFFICE}`)).toEqual({
      status: 400,
      message: expect.stringMatching(/in use/),
    });
    expect(send(tenant, 'GET', `${LOCATIONS}/${OFFICE}`).body).toMatchObject({ isTrusted: false });
  });

  it('passes where the new one is made, and the policy turned to it, before the old one goes', () => {
    const { path: policy } = applyPolicy(tenant, {
      conditions: { locations: { includeLocations: [COUNTRIES], excludeLocations: [] } },
    });
    const next = String(send(tenant, 'POST', LOCATIONS, country('CH', 'NO')).body?.id);
    const turned = policyRequest({ conditions: { locations: { includeLocations: [next], excludeLocations: [] } } });
    expect(send(tenant, 'PATCH', policy, turned).status).toBe(204);
    expect(send(tenant, 'DELETE', `${LOCATIONS}/${COUNTRIES}`).status).toBe(204);
  });

  it('fails where a used strength goes, and shows no order of its combinations, which are a set', () => {
    const { path: policy } = applyPolicy(tenant, { grantControls: { builtInControls: [], ...strength } });
    const path = '/policies/authenticationStrengthPolicies';
    expect(send(tenant, 'DELETE', `${path}/${OWN_KEYS}`).status).toBe(400);
    send(tenant, 'DELETE', policy);
    expect(send(tenant, 'DELETE', `${path}/${OWN_KEYS}`).status).toBe(204);
    const made = { displayName: 'Keys', description: '', allowedCombinations: ['fido2', 'windowsHelloForBusiness'] };
    const own = String(send(tenant, 'POST', path, made).body?.id);
    const turned = { ...made, allowedCombinations: [...made.allowedCombinations].reverse() };
    expect(diffOf(tenant, turned, `${path}/${own}`)).toEqual([]);
  });
});
