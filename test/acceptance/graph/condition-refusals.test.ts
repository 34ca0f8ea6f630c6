import { createPolicy, LOCATIONS, NOBODY } from './direct-request';
import type { JsonObject } from './json';
import { applications, controls, guests, userAction } from './policy-request';
import { OFFICE, recordedTenant, WORKLOAD } from './recorded-tenant';

const clock = () => Date.UTC(2026, 10, 22);

describe('a Conditional Access policy is refused for its conditions', () => {
  const refusals: [string, RegExp, JsonObject][] = [
    ['without a name', /displayName/, { displayName: '' }],
    ['with a state that Graph does not know', /^1007/, { state: 'on' }],
    ['with a property that Graph does not have', /Invalid property 'scope'/, { scope: 'all' }],
    ['that includes nobody', /nobody/, { conditions: { users: { includeUsers: [] } } }],
    [
      'that includes guests twice',
      /GuestsOrExternalUsers/,
      {
        conditions: {
          users: { includeUsers: ['GuestsOrExternalUsers'], includeGuestsOrExternalUsers: guests('internalGuest') },
        },
      },
    ],
    ['with the role All', /role 'All'/, { conditions: { users: { includeRoles: ['All'] } } }],
    ['with a role that is no template', /role '0f0f/, { conditions: { users: { includeRoles: [NOBODY] } } }],
    ['with a group that does not exist', /group '0f0f/, { conditions: { users: { excludeGroups: [NOBODY] } } }],
    ['with a user that does not exist', /user '0f0f/, { conditions: { users: { excludeUsers: [NOBODY] } } }],
    [
      'with a user principal name for an id',
      /user 'breakglass1@/,
      { conditions: { users: { excludeUsers: ['breakglass1@contoso.onmicrosoft.com'] } } },
    ],
    [
      'with a guest type none',
      /^1007: guest type/,
      { conditions: { users: { includeGuestsOrExternalUsers: guests('none') } } },
    ],
    [
      'with guests of enumerated tenants that are not named',
      /tenant/,
      {
        conditions: {
          users: {
            includeGuestsOrExternalUsers: guests('internalGuest', { membershipKind: 'enumerated', members: [] }),
          },
        },
      },
    ],
    ['that targets nothing', /include 'None'/, { conditions: applications() }],
    [
      'with applications and user actions',
      /^1012/,
      { conditions: { applications: { includeUserActions: ['urn:user:registerdevice'] } } },
    ],
    ['with an application that the tenant does not have', /application '0f0f/, { conditions: applications(NOBODY) }],
    ['without client app types', /^1064/, { conditions: { clientAppTypes: [] } }],
    [
      'with a platform that is unknown',
      /^1007/,
      { conditions: { platforms: { includePlatforms: ['unknownFutureValue'], excludePlatforms: [] } } },
    ],
    [
      'with platforms on a user action',
      /'platforms'/,
      {
        conditions: {
          ...userAction('urn:user:registersecurityinfo'),
          platforms: { includePlatforms: ['all'], excludePlatforms: [] },
        },
      },
    ],
    [
      'with the path of a location for its id',
      /^1040: location '\/identity/,
      { conditions: { locations: { includeLocations: ['All'], excludeLocations: [`${LOCATIONS}/${OFFICE}`] } } },
    ],
    [
      'with a location that does not exist',
      /^1040/,
      { conditions: { locations: { includeLocations: [NOBODY], excludeLocations: [] } } },
    ],
    [
      'that excludes locations from none',
      /'locations'/,
      { conditions: { locations: { includeLocations: [], excludeLocations: [OFFICE] } } },
    ],
    [
      'with a device rule that is too long',
      /3072/,
      { conditions: { devices: { deviceFilter: { mode: 'exclude', rule: 'x'.repeat(3073) } } } },
    ],
    [
      'with a transfer method that is unknown',
      /^1007/,
      { conditions: { authenticationFlows: { transferMethods: 'none' } } },
    ],
    [
      'that registers devices from a browser only',
      /clientAppTypes/,
      { conditions: { ...userAction('urn:user:registerdevice'), clientAppTypes: ['browser'] } },
    ],
    [
      'that registers devices with a device filter',
      /'devices'/,
      {
        conditions: {
          ...userAction('urn:user:registerdevice'),
          devices: { deviceFilter: { mode: 'include', rule: 'device.isCompliant -eq True' } },
        },
      },
    ],
    [
      'for workloads that also includes users',
      /'None'/,
      { ...controls('OR', 'block'), conditions: { clientApplications: { includeServicePrincipals: [WORKLOAD] } } },
    ],
    [
      'for workloads with a platform',
      /locations and service principal risk/,
      {
        ...controls('OR', 'block'),
        conditions: {
          users: { includeUsers: ['None'] },
          clientApplications: { includeServicePrincipals: [WORKLOAD] },
          platforms: { includePlatforms: ['all'], excludePlatforms: [] },
        },
      },
    ],
    [
      'for a workload of another tenant',
      /service principal 'bf2f/,
      {
        ...controls('OR', 'block'),
        conditions: {
          users: { includeUsers: ['None'] },
          clientApplications: { includeServicePrincipals: ['bf2fb05f-84d3-5ebc-9e44-57fc0fbd2c1c'] },
        },
      },
    ],
    [
      'with a workload risk but no workload',
      /clientApplications/,
      { conditions: { servicePrincipalRiskLevels: ['high'] } },
    ],
  ];

  it.each(refusals)('%s', (_name, message, changes) => {
    const tenant = recordedTenant(clock);
    expect(createPolicy(tenant, changes)).toEqual({ status: 400, message: expect.stringMatching(message) });
    expect(tenant.directory.policies.size).toBe(0);
  });
});
