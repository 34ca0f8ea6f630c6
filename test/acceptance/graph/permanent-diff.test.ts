import { createPolicy } from './direct-request';
import type { JsonObject } from './json';
import { applications, controls, guests, policyRequest, SESSION_BASE, strength } from './policy-request';
import { APPROVERS, COUNTRIES, OFFICE, OWN_KEYS, PRIVILEGED, recordedTenant, WORKLOAD } from './recorded-tenant';
import { applyPolicy, BLOCKS, BROWSER, diffOf, frequency, workload } from './second-plan';
import type { Tenant } from './tenant';

let tenant: Tenant;
beforeEach(() => {
  tenant = recordedTenant(() => Date.UTC(2026, 10, 22));
});

function guestPolicy(side: 'include' | 'exclude', block: JsonObject): JsonObject {
  const includeUsers = side === 'include' ? [] : ['All'];
  return { conditions: { users: { includeUsers, [`${side}GuestsOrExternalUsers`]: block } } };
}

describe('a wrong rendering shows in the second plan', () => {
  const types = 'b2bCollaborationGuest,internalGuest';
  const includeGuests = 'conditions.users.includeGuestsOrExternalUsers';
  const wrong: [string, JsonObject, string[]][] = [
    ['AND with a single control', controls('AND', 'mfa'), ['grantControls.operator']],
    [
      'AND with a single strength',
      { grantControls: { operator: 'AND', builtInControls: [], ...strength } },
      ['grantControls.operator'],
    ],
    [
      'included guests in another order',
      guestPolicy('include', guests(types)),
      [`${includeGuests}.guestOrExternalUserTypes`],
    ],
    [
      'excluded guests in another order',
      guestPolicy('exclude', guests(types)),
      ['conditions.users.excludeGuestsOrExternalUsers.guestOrExternalUserTypes'],
    ],
    [
      'guests without external tenants',
      guestPolicy('include', { guestOrExternalUserTypes: 'internalGuest' }),
      [`${includeGuests}.externalTenants`],
    ],
    ...BLOCKS.map((block): [string, JsonObject, string[]] => [
      `an empty block of ${block}`,
      { conditions: { [block]: { included: [], excluded: [] } } },
      [`conditions.${block}`],
    ]),
    ['session controls that control nothing', { sessionControls: SESSION_BASE }, ['sessionControls']],
    [
      'an empty block of locations beside a password change',
      {
        ...controls('AND', 'mfa', 'passwordChange'),
        conditions: { userRiskLevels: ['high'], locations: { includeLocations: [], excludeLocations: [] } },
      },
      ['conditions.locations'],
    ],
  ];

  it.each(wrong)('%s', (_name, changes, expected) => {
    expect(applyPolicy(tenant, changes).diff).toEqual(expected);
  });

  const right: [string, JsonObject][] = [
    ['OR with a single control', controls('OR', 'mfa')],
    ['OR with a single strength', { grantControls: { operator: 'OR', builtInControls: [], ...strength } }],
    ['AND with two controls', controls('AND', 'mfa', 'compliantDevice')],
    ['guests in the order of their flags', guestPolicy('include', guests('internalGuest,b2bCollaborationGuest'))],
    [
      'guests of one tenant',
      guestPolicy('exclude', guests('serviceProvider', { membershipKind: 'enumerated', members: [WORKLOAD] })),
    ],
    ['all client applications as all', { conditions: { clientAppTypes: ['all'] } }],
    [
      'client applications one by one',
      { conditions: { clientAppTypes: ['other', 'browser', 'exchangeActiveSync', 'mobileAppsAndDesktopClients'] } },
    ],
    [
      'transfer methods, which are a set, in any order',
      { conditions: { authenticationFlows: { transferMethods: 'authenticationTransfer,deviceCodeFlow' } } },
    ],
    ['a location', { conditions: { locations: { includeLocations: ['All'], excludeLocations: [OFFICE] } } }],
    ['session controls', { sessionControls: { ...SESSION_BASE, ...frequency(), ...BROWSER } }],
    ['a policy for a workload', { ...workload(), ...controls('OR', 'block') }],
  ];

  it.each(right)('and the right one does not: %s', (_name, changes) => {
    expect(applyPolicy(tenant, changes).diff).toEqual([]);
  });

  it('all client applications would, if the tenant spelled them out', () => {
    const spelled = { conditions: { clientAppTypes: ['browser', 'mobileAppsAndDesktopClients', 'other'] } };
    const { path: policy } = applyPolicy(tenant, spelled);
    expect(diffOf(tenant, policyRequest(), policy)).toEqual(['conditions.clientAppTypes']);
  });

  it.each([
    [
      'groups',
      'conditions.users.excludeGroups',
      (list: string[]) => ({ conditions: { users: { excludeGroups: list } } }),
      [PRIVILEGED, APPROVERS],
    ],
    [
      'applications',
      'conditions.applications.includeApplications',
      (list: string[]) => ({ conditions: applications(...list) }),
      ['Office365', 'MicrosoftAdminPortals'],
    ],
    [
      'controls',
      'grantControls.builtInControls',
      (list: string[]) => ({ grantControls: { builtInControls: list } }),
      ['mfa', 'compliantDevice'],
    ],
    [
      'risk levels',
      'conditions.signInRiskLevels',
      (list: string[]) => ({ conditions: { signInRiskLevels: list } }),
      ['high', 'medium'],
    ],
    [
      'locations',
      'conditions.locations.includeLocations',
      (list: string[]) => ({ conditions: { locations: { includeLocations: list, excludeLocations: [] } } }),
      [OFFICE, COUNTRIES],
    ],
  ])('%s whose order is another at the next synthesis', (_name, path, changes, list) => {
    const { path: policy, diff } = applyPolicy(tenant, changes(list));
    expect(diff).toEqual([]);
    expect(diffOf(tenant, policyRequest(changes([...list].reverse())), policy)).toEqual([path]);
  });
});

describe('a wrong reference fails the apply', () => {
  const locationPath = (id: string) => `/identity/conditionalAccess/namedLocations/${id}`;
  it.each([
    [
      'a location by its id for its object id',
      /^1040/,
      { conditions: { locations: { includeLocations: [locationPath(OFFICE)] } } },
    ],
    ['a location by its name', /^1040/, { conditions: { locations: { includeLocations: ['Office'] } } }],
    [
      'a strength by the path where its id belongs',
      /^authentication strength/,
      {
        grantControls: {
          builtInControls: [],
          authenticationStrength: { id: `/policies/authenticationStrengthPolicies/${OWN_KEYS}` },
        },
      },
    ],
    [
      'a location for a strength',
      /^authentication strength/,
      { grantControls: { builtInControls: [], authenticationStrength: { id: OFFICE } } },
    ],
    ['an application by its name', /^application/, { conditions: applications('Microsoft Graph') }],
    ['a role by its name', /^role/, { conditions: { users: { includeRoles: ['Global Administrator'] } } }],
  ])('%s', (_name, message, changes) => {
    expect(createPolicy(tenant, changes)).toEqual({ status: 400, message: expect.stringMatching(message) });
  });
});
