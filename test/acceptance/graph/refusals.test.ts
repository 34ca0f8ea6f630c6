import { createPolicy, LOCATIONS, NOBODY, POLICIES, send } from './direct-request';
import type { JsonObject } from './json';
import { applications, controls, policyRequest, strength, userAction } from './policy-request';
import {
  COUNTRIES,
  MICROSOFT_GRAPH,
  OFFICE,
  OWN_KEYS,
  PRIVILEGED,
  recordedTenant,
  TENANT_ID,
  WORKLOAD,
} from './recorded-tenant';
import { Tenant } from './tenant';

const clock = () => Date.UTC(2026, 10, 22);
const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10';

let tenant: Tenant;
beforeEach(() => {
  tenant = recordedTenant(clock);
});

describe('a Conditional Access policy is refused', () => {
  it('on update as on create, and the stored policy stays as it was', () => {
    const id = String(createPolicy(tenant, {}).body?.id);
    const before = send(tenant, 'GET', `${POLICIES}/${id}`).body;
    const answer = send(tenant, 'PATCH', `${POLICIES}/${id}`, policyRequest({ conditions: { clientAppTypes: [] } }));
    expect(answer).toEqual({ status: 400, message: expect.stringMatching(/^1064/) });
    expect(send(tenant, 'GET', `${POLICIES}/${id}`).body).toEqual(before);
  });

  it('as one too many', () => {
    for (let count = 0; count < 195; count += 1) expect(createPolicy(tenant, {}).status).toBe(201);
    expect(createPolicy(tenant, {})).toEqual({ status: 400, message: expect.stringMatching(/at most 195/) });
  });

  it('while security defaults are on, when it is to be enforced', () => {
    tenant = new Tenant({ tenantId: TENANT_ID, callerId: NOBODY, clock, securityDefaults: true });
    tenant.seed.group(PRIVILEGED, 'Privileged', {});
    expect(createPolicy(tenant, {})).toEqual({
      status: 400,
      message: expect.stringMatching(/Security defaults are on/),
    });
    expect(createPolicy(tenant, { state: 'enabledForReportingButNotEnforced' }).status).toBe(201);
  });

  it('but its neighbours are taken: each rule refuses no more than it says', () => {
    const taken: JsonObject[] = [
      { conditions: applications(MICROSOFT_GRAPH, 'MicrosoftAdminPortals') },
      { conditions: { users: { includeUsers: [], includeRoles: [GLOBAL_ADMINISTRATOR] } } },
      { ...controls('AND', 'mfa', 'passwordChange'), conditions: { userRiskLevels: ['high'] } },
      {
        grantControls: { operator: 'AND', builtInControls: ['passwordChange'], ...strength },
        conditions: { userRiskLevels: ['high'] },
      },
      {
        ...controls('OR', 'compliantApplication', 'compliantDevice'),
        conditions: { platforms: { includePlatforms: ['macOS'], excludePlatforms: [] } },
      },
      { conditions: userAction('urn:user:registerdevice') },
      {
        conditions: applications('Office365'),
        sessionControls: { applicationEnforcedRestrictions: { isEnabled: true } },
      },
      { conditions: { locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted', OFFICE, COUNTRIES] } } },
    ];
    expect(taken.map((changes) => createPolicy(tenant, changes).message)).toEqual(taken.map(() => undefined));
  });
});

describe('a named location is refused', () => {
  const ip = (...addresses: string[]) => ({
    '@odata.type': '#microsoft.graph.ipNamedLocation',
    displayName: 'Office',
    isTrusted: true,
    ipRanges: addresses.map((cidrAddress) => ({ '@odata.type': '#microsoft.graph.iPv4CidrRange', cidrAddress })),
  });
  const country = (...countriesAndRegions: string[]) => ({
    '@odata.type': '#microsoft.graph.countryNamedLocation',
    displayName: 'Countries',
    countriesAndRegions,
  });

  it.each([
    ['with host bits', /203\.0\.113\.7\/24.*outside its mask/, ip('203.0.113.7/24')],
    ['with host bits of IPv6', /outside its mask/, ip('2001:db8::1/48')],
    ['with a range wider than /8', /wider than/, ip('0.0.0.0/1')],
    ['with an address without mask', /no address range/, ip('203.0.113.7')],
    ['with a mask beyond the address', /no address range/, ip('203.0.113.7/33')],
    ['without a range', /holds 0/, ip()],
    ['with too many ranges', /holds 2001/, ip(...Array<string>(2001).fill('203.0.113.0/24'))],
    ['with a country in small letters', /'ch'/, country('CH', 'ch')],
    ['without a country', /at least one/, country()],
    ['of no type', /ipNamedLocation/, { displayName: 'Office' }],
    [
      'of one type with properties of the other',
      /countriesAndRegions/,
      { ...ip('203.0.113.0/24'), countriesAndRegions: ['CH'] },
    ],
  ])('%s', (_name, message, body) => {
    expect(send(tenant, 'POST', LOCATIONS, body)).toEqual({ status: 400, message: expect.stringMatching(message) });
    expect(tenant.directory.namedLocations.size).toBe(2);
  });

  it('as deletion while it is trusted', () => {
    expect(send(tenant, 'DELETE', `${LOCATIONS}/${OFFICE}`)).toEqual({
      status: 400,
      message: expect.stringMatching(/trusted/),
    });
    send(tenant, 'PATCH', `${LOCATIONS}/${OFFICE}`, {
      '@odata.type': '#microsoft.graph.ipNamedLocation',
      isTrusted: false,
    });
    expect(send(tenant, 'DELETE', `${LOCATIONS}/${OFFICE}`).status).toBe(204);
    expect(send(tenant, 'GET', `${LOCATIONS}/${OFFICE}`).status).toBe(404);
  });

  it('as deletion while a policy uses it', () => {
    const policy = createPolicy(tenant, {
      conditions: { locations: { includeLocations: [COUNTRIES], excludeLocations: [] } },
    });
    expect(send(tenant, 'DELETE', `${LOCATIONS}/${COUNTRIES}`)).toEqual({
      status: 400,
      message: expect.stringMatching(/in use/),
    });
    send(tenant, 'DELETE', `${POLICIES}/${String(policy.body?.id)}`);
    expect(send(tenant, 'DELETE', `${LOCATIONS}/${COUNTRIES}`).status).toBe(204);
  });

  it('as an update to another kind', () => {
    expect(send(tenant, 'PATCH', `${LOCATIONS}/${OFFICE}`, country('CH')).status).toBe(400);
  });
});

describe('other resources are refused', () => {
  it.each([
    [
      'an authentication strength of an unknown method',
      'POST',
      '/policies/authenticationStrengthPolicies',
      { displayName: 'Keys', allowedCombinations: ['password,telepathy'] },
    ],
    [
      'a change of a built-in strength',
      'PATCH',
      '/policies/authenticationStrengthPolicies/00000000-0000-0000-0000-000000000004',
      { displayName: 'Mine' },
    ],
    [
      'a group without a mail nickname',
      'POST',
      '/groups',
      { displayName: 'Team', mailEnabled: false, securityEnabled: true },
    ],
    [
      'a group that is neither security nor mail enabled',
      'POST',
      '/groups',
      { displayName: 'Team', mailEnabled: false, securityEnabled: false, mailNickname: 'team' },
    ],
    [
      'a change of whether roles can be assigned to a group',
      'PATCH',
      `/groups/${PRIVILEGED}`,
      { isAssignableToRole: false },
    ],
    [
      'a role held by a group that is not made for it',
      'POST',
      '/roleManagement/directory/roleAssignments',
      {
        directoryScopeId: '/',
        principalId: '22222222-0000-0000-0000-00000000000b',
        roleDefinitionId: GLOBAL_ADMINISTRATOR,
      },
    ],
  ])('%s', (_name, method, path, body) => {
    expect(send(tenant, method, path, body).status).toBe(400);
  });

  it('the deletion of an authentication strength that a policy uses', () => {
    createPolicy(tenant, { grantControls: { builtInControls: [], ...strength } });
    expect(send(tenant, 'DELETE', `/policies/authenticationStrengthPolicies/${OWN_KEYS}`).status).toBe(400);
  });

  it('a second role of the same template, and a second assignment of the same role', () => {
    const role = { roleTemplateId: GLOBAL_ADMINISTRATOR };
    const assignment = { directoryScopeId: '/', principalId: PRIVILEGED, roleDefinitionId: GLOBAL_ADMINISTRATOR };
    for (const expected of [201, 400]) {
      expect(send(tenant, 'POST', '/directoryRoles', role).status).toBe(expected);
      expect(send(tenant, 'POST', '/roleManagement/directory/roleAssignments', assignment).status).toBe(expected);
    }
  });

  it('a member that is one already, or that does not exist', () => {
    const member = (id: string) => ({ '@odata.id': `https://localhost/beta/directoryObjects/${id}` });
    const path = `/groups/${PRIVILEGED}/members/$ref`;
    expect(send(tenant, 'POST', path, member(WORKLOAD)).status).toBe(204);
    expect(send(tenant, 'POST', path, member(WORKLOAD)).status).toBe(400);
    expect(send(tenant, 'POST', path, member(NOBODY)).status).toBe(404);
  });
});
