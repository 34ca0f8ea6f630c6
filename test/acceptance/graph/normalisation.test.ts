import { isObject, type Json, type JsonObject } from './json';
import { policyRequest, SESSION_BASE } from './policy-request';
import { OWN_KEYS, recordedTenant, WORKLOAD } from './recorded-tenant';
import type { Tenant } from './tenant';

const POLICIES = '/identity/conditionalAccess/policies';

let tenant: Tenant;
beforeEach(() => {
  tenant = recordedTenant(() => Date.UTC(2026, 10, 22));
});

function send(method: string, path: string, body?: Json): JsonObject {
  return tenant.router.answer(method, path, new URLSearchParams(), body).body ?? {};
}

/** What a policy comes back as after it was made and then updated. */
function afterUpdate(first: JsonObject, second: JsonObject): JsonObject {
  const id = String(send('POST', POLICIES, policyRequest(first)).id);
  send('PATCH', `${POLICIES}/${id}`, policyRequest(second));
  return send('GET', `${POLICIES}/${id}`);
}

function at(value: Json | undefined, ...path: string[]): Json | undefined {
  return path.reduce<Json | undefined>((found, key) => (isObject(found) ? found[key] : undefined), value);
}

const frequency = (hours: number) => ({
  authenticationType: 'primaryAndSecondaryAuthentication',
  frequencyInterval: 'timeBased',
  isEnabled: true,
  type: 'hours',
  value: hours,
});

describe('what a permanent diff would come from is given back as Graph gives it', () => {
  const rewritten: [string, string[], JsonObject, Json][] = [
    [
      'AND with a single control comes back as OR',
      ['grantControls', 'operator'],
      { grantControls: { operator: 'AND' } },
      'OR',
    ],
    [
      'AND with a single strength comes back as OR',
      ['grantControls', 'operator'],
      { grantControls: { operator: 'AND', builtInControls: [], authenticationStrength: { id: OWN_KEYS } } },
      'OR',
    ],
    [
      'AND with two controls stays',
      ['grantControls', 'operator'],
      { grantControls: { operator: 'AND', builtInControls: ['mfa', 'compliantDevice'] } },
      'AND',
    ],
    [
      'controls keep their order',
      ['grantControls', 'builtInControls'],
      { grantControls: { builtInControls: ['mfa', 'compliantDevice'] } },
      ['mfa', 'compliantDevice'],
    ],
    [
      'guest types come back in the order of their flags',
      ['conditions', 'users', 'includeGuestsOrExternalUsers', 'guestOrExternalUserTypes'],
      {
        conditions: {
          users: {
            includeUsers: [],
            includeGuestsOrExternalUsers: {
              guestOrExternalUserTypes: 'b2bCollaborationGuest,internalGuest',
              externalTenants: { membershipKind: 'all' },
            },
          },
        },
      },
      'internalGuest,b2bCollaborationGuest',
    ],
    [
      'guests without external tenants come back with none',
      ['conditions', 'users', 'includeGuestsOrExternalUsers', 'externalTenants'],
      {
        conditions: {
          users: { includeUsers: [], includeGuestsOrExternalUsers: { guestOrExternalUserTypes: 'internalGuest' } },
        },
      },
      null,
    ],
    [
      'transfer methods come back in the order of their flags',
      ['conditions', 'authenticationFlows', 'transferMethods'],
      { conditions: { authenticationFlows: { transferMethods: 'authenticationTransfer,deviceCodeFlow' } } },
      'deviceCodeFlow,authenticationTransfer',
    ],
    [
      'an empty locations block comes back as none',
      ['conditions', 'locations'],
      { conditions: { locations: { includeLocations: [], excludeLocations: [] } } },
      null,
    ],
    [
      'an empty platforms block comes back as none',
      ['conditions', 'platforms'],
      { conditions: { platforms: { includePlatforms: [], excludePlatforms: [] } } },
      null,
    ],
    ['an empty devices block comes back as none', ['conditions', 'devices'], { conditions: { devices: {} } }, null],
    [
      'empty client applications come back as none',
      ['conditions', 'clientApplications'],
      { conditions: { clientApplications: { includeServicePrincipals: [], excludeServicePrincipals: [] } } },
      null,
    ],
    [
      'session controls that are off come back as none',
      ['sessionControls'],
      { sessionControls: { ...SESSION_BASE, persistentBrowser: { isEnabled: false, mode: 'never' } } },
      null,
    ],
    [
      'lists keep their order',
      ['conditions', 'signInRiskLevels'],
      { conditions: { signInRiskLevels: ['medium', 'high'] } },
      ['medium', 'high'],
    ],
  ];

  it.each(rewritten)('%s', (_name, path, changes, expected) => {
    expect(at(send('POST', POLICIES, policyRequest(changes)), ...path)).toEqual(expected);
  });

  it('the ranges of a location keep their order and show their own family', () => {
    const ipRanges = ['2001:db8:1::/48', '198.51.100.7/32'].map((cidrAddress) => ({
      '@odata.type': '#microsoft.graph.iPv4CidrRange',
      cidrAddress,
    }));
    const body = {
      '@odata.type': '#microsoft.graph.ipNamedLocation',
      displayName: 'Office',
      isTrusted: false,
      ipRanges,
    };
    expect(send('POST', '/identity/conditionalAccess/namedLocations', body).ipRanges).toEqual([
      { '@odata.type': '#microsoft.graph.iPv6CidrRange', cidrAddress: '2001:db8:1::/48' },
      { '@odata.type': '#microsoft.graph.iPv4CidrRange', cidrAddress: '198.51.100.7/32' },
    ]);
  });
});

describe('an update merges, so that what the provider leaves out stays behind', () => {
  const keys = { authenticationStrength: { id: OWN_KEYS } };

  it('a strength stays beside the managed device that was to replace it', () => {
    const first = { grantControls: { builtInControls: [], ...keys } };
    const answer = afterUpdate(first, { grantControls: { builtInControls: ['compliantDevice'] } });
    expect(at(answer, 'grantControls', 'authenticationStrength', 'id')).toBe(OWN_KEYS);
    expect(at(answer, 'grantControls', 'builtInControls')).toEqual(['compliantDevice']);
  });

  it.each([
    ['MFA', 'mfa', /^1108/],
    ['block', 'block', /^1032/],
  ])('a strength that is to become %s is refused', (_name, control, message) => {
    const first = { grantControls: { builtInControls: [], ...keys } };
    expect(() => afterUpdate(first, { grantControls: { builtInControls: [control] } })).toThrow(message);
  });

  it('a strength gives way where it is sent as null', () => {
    const first = { grantControls: { builtInControls: [], ...keys } };
    const answer = afterUpdate(first, { grantControls: { builtInControls: ['mfa'], authenticationStrength: null } });
    expect(at(answer, 'grantControls', 'authenticationStrength')).toBeNull();
  });

  it('client applications stay', () => {
    const workload = {
      conditions: { users: { includeUsers: ['None'] }, clientApplications: { includeServicePrincipals: [WORKLOAD] } },
      grantControls: { builtInControls: ['block'] },
    };
    const answer = afterUpdate(workload, { ...workload, conditions: { users: { includeUsers: ['None'] } } });
    expect(at(answer, 'conditions', 'clientApplications', 'includeServicePrincipals')).toEqual([WORKLOAD]);
  });

  it('an insider risk stays', () => {
    const answer = afterUpdate({ conditions: { insiderRiskLevels: 'elevated' } }, {});
    expect(at(answer, 'conditions', 'insiderRiskLevels')).toBe('elevated');
  });

  it('a sign-in frequency and a persistent browser that are taken out alone stay', () => {
    const browser = { isEnabled: true, mode: 'never' };
    const both = { sessionControls: { ...SESSION_BASE, signInFrequency: frequency(4), persistentBrowser: browser } };
    expect(
      at(
        afterUpdate(both, { sessionControls: { ...SESSION_BASE, persistentBrowser: browser } }),
        'sessionControls',
        'signInFrequency',
        'value',
      ),
    ).toBe(4);
    expect(
      at(
        afterUpdate(both, { sessionControls: { ...SESSION_BASE, signInFrequency: frequency(8) } }),
        'sessionControls',
        'persistentBrowser',
        'mode',
      ),
    ).toBe('never');
  });

  it('session controls that are all taken out go', () => {
    const answer = afterUpdate({ sessionControls: { ...SESSION_BASE, signInFrequency: frequency(4) } }, {});
    expect(answer.sessionControls).toBeNull();
  });

  it('hours that are to become every time are refused', () => {
    const every = {
      isEnabled: true,
      frequencyInterval: 'everyTime',
      authenticationType: 'primaryAndSecondaryAuthentication',
    };
    const first = { sessionControls: { ...SESSION_BASE, signInFrequency: frequency(4) } };
    expect(() => afterUpdate(first, { sessionControls: { signInFrequency: every } })).toThrow(/every time/);
  });

  it('external tenants that were enumerated become all', () => {
    const guests = (externalTenants: JsonObject) => ({
      conditions: {
        users: {
          includeUsers: [],
          includeGuestsOrExternalUsers: { guestOrExternalUserTypes: 'internalGuest', externalTenants },
        },
      },
    });
    const enumerated = guests({ membershipKind: 'enumerated', members: ['66666666-0000-0000-0000-000000000001'] });
    const answer = afterUpdate(enumerated, guests({ membershipKind: 'all' }));
    expect(at(answer, 'conditions', 'users', 'includeGuestsOrExternalUsers', 'externalTenants')).toEqual({
      '@odata.type': '#microsoft.graph.conditionalAccessAllExternalTenants',
      membershipKind: 'all',
    });
  });
});
