import { handControls } from '../../../../lib/controls/entra/by-hand';
import type { EntraSettings } from '../../../../lib/declaration';
import { readStack } from '../../../../lib/posture';
import { findingsOf, verdictsOf } from '../../../support/outcomes';
import { situationOf } from '../../../support/posture-builder';
import { overlaid, type TerraformArguments } from '../../../support/terraform-arguments';

const TERRAFORM = { required_providers: { msgraph: { source: 'microsoft/msgraph' } } };
const ASKED: Partial<EntraSettings> = { tenantSettings: 'msgraph' };

interface Written {
  readonly url: string;
  readonly body: TerraformArguments | string;
}

function check(id: string, written: readonly Written[], entra: Partial<EntraSettings> = {}, meta: object = {}) {
  const msgraph_update_resource = Object.fromEntries(written.map((one, index) => [`s${index}`, { ...one, ...meta }]));
  const json = { terraform: TERRAFORM, resource: { msgraph_update_resource } };
  const control = handControls.find((one) => one.id === id);
  return control?.check(situationOf(readStack({ stack: 'contoso-entra', json }), { entra })) ?? [];
}

const AUTHORIZATION = 'policies/authorizationPolicy';
const DEVICES = 'policies/deviceRegistrationPolicy';
const METHODS = 'policies/authenticationMethodsPolicy';
const AUTHENTICATOR = `${METHODS}/authenticationMethodConfigurations/MicrosoftAuthenticator`;
const EVERYBODY = [{ targetType: 'group', id: 'all_users' }];
const SHOWN = { state: 'enabled', includeTarget: EVERYBODY[0] };
const permissions = (body: TerraformArguments) => ({ url: AUTHORIZATION, body: { defaultUserRolePermissions: body } });
const restriction = (restrictionType: string, maxLifetime: string | null = null) => ({ restrictionType, maxLifetime });
const RESTRICTIONS = {
  passwordCredentials: [
    ...['passwordAddition', 'customPasswordAddition', 'symmetricKeyAddition'].map((type) => restriction(type)),
    restriction('passwordLifetime', 'P180D'),
  ],
  keyCredentials: [restriction('asymmetricKeyLifetime', 'P365D')],
};

/** A control, settings that meet it, and changes of the last of them each of which does not. */
const SETTINGS: readonly (readonly [id: string, met: readonly Written[], broken: readonly TerraformArguments[]])[] = [
  [
    'ENT-TS-01',
    [
      {
        url: METHODS,
        body: { systemCredentialPreferences: { state: 'enabled', includeTargets: EVERYBODY, excludeTargets: [] } },
      },
      {
        url: AUTHENTICATOR,
        body: {
          state: 'enabled',
          isSoftwareOathEnabled: false,
          includeTargets: EVERYBODY,
          featureSettings: {
            displayAppInformationRequiredState: SHOWN,
            displayLocationInformationRequiredState: SHOWN,
          },
        },
      },
    ],
    [
      { state: 'disabled' },
      { isSoftwareOathEnabled: true },
      { includeTargets: [{ targetType: 'group', id: '6f1e2d3c-2222-4a2b-8c3d-000000000001' }] },
      { includeTargets: [] },
      { featureSettings: { displayAppInformationRequiredState: { state: 'default' } } },
      { featureSettings: { displayLocationInformationRequiredState: { includeTarget: { id: 'none' } } } },
    ],
  ],
  [
    'ENT-TS-02',
    [{ url: METHODS, body: { policyMigrationState: 'migrationComplete' } }],
    [{ policyMigrationState: 'migrationInProgress' }],
  ],
  [
    'ENT-TS-03',
    ['Sms', 'Voice', 'Email'].map((name) => ({
      url: `${METHODS}/authenticationMethodConfigurations/${name}`,
      body: { state: 'disabled' },
    })),
    [{ state: 'enabled' }],
  ],
  [
    'ENT-TS-04',
    [permissions({ allowedToCreateApps: false })],
    [{ defaultUserRolePermissions: { allowedToCreateApps: true } }],
  ],
  [
    'ENT-TS-05',
    [permissions({ permissionGrantPoliciesAssigned: ['managePermissionGrantsForOwnedResource.team'] })],
    ['ManagePermissionGrantsForSelf.microsoft-user-default-low', 'managePermissionGrantsForSelf.own'].map((policy) => ({
      defaultUserRolePermissions: { permissionGrantPoliciesAssigned: [policy] },
    })),
  ],
  [
    'ENT-TS-06',
    [{ url: 'policies/adminConsentRequestPolicy', body: { isEnabled: true, reviewers: [{ query: '/groups/1' }] } }],
    [{ isEnabled: false }, { reviewers: [] }],
  ],
  [
    'ENT-TS-07',
    [
      {
        url: 'policies/defaultAppManagementPolicy',
        body: { isEnabled: true, applicationRestrictions: RESTRICTIONS, servicePrincipalRestrictions: RESTRICTIONS },
      },
    ],
    [
      { isEnabled: false },
      { applicationRestrictions: { passwordCredentials: RESTRICTIONS.passwordCredentials.slice(1) } },
      { servicePrincipalRestrictions: { keyCredentials: [] } },
      { applicationRestrictions: { keyCredentials: [restriction('asymmetricKeyLifetime', 'P366D')] } },
      {
        applicationRestrictions: {
          keyCredentials: [{ ...restriction('asymmetricKeyLifetime', 'P9D'), state: 'disabled' }],
        },
      },
      { applicationRestrictions: { keyCredentials: [restriction('asymmetricKeyLifetime', 'a year')] } },
      {
        applicationRestrictions: {
          keyCredentials: [
            {
              ...restriction('asymmetricKeyLifetime', 'P9D'),
              restrictForAppsCreatedAfterDateTime: '2026-01-01T00:00:00Z',
            },
          ],
        },
      },
    ],
  ],
  [
    'ENT-TS-08',
    [{ url: 'domains/contoso.onmicrosoft.com', body: { passwordValidityPeriodInDays: 2147483647 } }],
    [{ passwordValidityPeriodInDays: 90 }],
  ],
  [
    'ENT-TS-09',
    [{ url: AUTHORIZATION, body: { guestUserRoleId: '2af84b1e-32c8-42b7-82bc-daa82404023b' } }],
    [{ guestUserRoleId: 'a0b1b346-4d3e-4e8b-98f8-753987be4970' }],
  ],
  ['ENT-TS-10', [{ url: AUTHORIZATION, body: { allowInvitesFrom: 'none' } }], [{ allowInvitesFrom: 'everyone' }]],
  [
    'ENT-TS-12',
    [
      {
        url: DEVICES,
        body: {
          userDeviceQuota: 20,
          multiFactorAuthConfiguration: 'notRequired',
          azureADJoin: {
            allowedToJoin: {
              '@odata.type': '#microsoft.graph.enumeratedDeviceRegistrationMembership',
              groups: ['g'],
              users: [],
            },
            localAdmins: {
              enableGlobalAdmins: false,
              registeringUsers: { '@odata.type': '#microsoft.graph.noDeviceRegistrationMembership' },
            },
          },
          localAdminPassword: { isEnabled: true },
        },
      },
    ],
    [
      { userDeviceQuota: 21 },
      { userDeviceQuota: 'many' },
      { multiFactorAuthConfiguration: 'required' },
      { azureADJoin: { allowedToJoin: { '@odata.type': '#microsoft.graph.allDeviceRegistrationMembership' } } },
      { azureADJoin: { allowedToJoin: { users: ['u'] } } },
      { azureADJoin: { localAdmins: { enableGlobalAdmins: true } } },
      {
        azureADJoin: {
          localAdmins: { registeringUsers: { '@odata.type': '#microsoft.graph.allDeviceRegistrationMembership' } },
        },
      },
      { localAdminPassword: { isEnabled: false } },
    ],
  ],
  [
    'ENT-TS-17',
    [{ url: 'admin/sharepoint/settings', body: { sharingCapability: 'existingExternalUserSharingOnly' } }],
    [{ sharingCapability: 'externalUserAndGuestSharing' }],
  ],
  [
    'ENT-TS-18',
    [permissions({ allowedToCreateTenants: false, allowedToReadBitlockerKeysForOwnedDevice: false })],
    ['allowedToCreateTenants', 'allowedToReadBitlockerKeysForOwnedDevice'].map((name) => ({
      defaultUserRolePermissions: { [name]: true },
    })),
  ],
  [
    'ENT-TS-21',
    [permissions({ allowedToCreateSecurityGroups: false })],
    [{ defaultUserRolePermissions: { allowedToCreateSecurityGroups: true } }],
  ],
  [
    'ENT-BG-05',
    [{ url: 'policies/identitySecurityDefaultsEnforcementPolicy', body: { isEnabled: false } }],
    [{ isEnabled: true }],
  ],
  [
    'ENT-GU-05',
    [
      {
        url: 'policies/crossTenantAccessPolicy/default',
        body: {
          inboundTrust: {
            isMfaAccepted: false,
            isCompliantDeviceAccepted: false,
            isHybridAzureADJoinedDeviceAccepted: false,
          },
        },
      },
    ],
    ['isMfaAccepted', 'isCompliantDeviceAccepted', 'isHybridAzureADJoinedDeviceAccepted'].map((name) => ({
      inboundTrust: { [name]: true },
    })),
  ],
];

const withLast = (written: readonly Written[], change: (last: Written) => Written) => [
  ...written.slice(0, -1),
  ...written.slice(-1).map(change),
];
const REST = ['ENT-TS-18', 'ENT-TS-21'];
const expected = (id: string, verdict: string) => [verdict, ...(REST.includes(id) ? ['outOfReach'] : [])];

describe.each(SETTINGS)('%s, where the msgraph provider writes the setting', (id, met, broken) => {
  it('is met by what is written, whether the declaration asks for it or not', () => {
    const by = met.map((_, index) => `msgraph_update_resource.s${index}`);
    for (const entra of [{}, ASKED]) {
      const outcomes = check(id, met, entra);
      expect(verdictsOf(outcomes)).toEqual(expected(id, 'met'));
      expect(outcomes[0]).toEqual({ verdict: 'met', by });
    }
  });

  it.each(broken.map((change) => [JSON.stringify(change), change] as const))('is unmet with %s', (_, change) => {
    const weak = withLast(met, ({ url, body }) => ({ url, body: overlaid(Object(body), change) }));
    const outcomes = check(id, weak);
    expect(new Set(verdictsOf(outcomes))).toEqual(new Set(expected(id, 'unmet')));
    const [finding] = findingsOf(outcomes);
    expect(finding?.subject).toBe(`msgraph_update_resource.s${met.length - 1}`);
    expect(finding?.origins[0]?.pointer).toMatch(/^\/body\//);
    expect(finding?.meaning.settings).toHaveLength(1);
  });

  it('is unmet where the declaration asks for it and nothing writes it', () => {
    const outcomes = check(id, [], ASKED);
    expect(new Set(verdictsOf(outcomes))).toEqual(new Set(expected(id, 'unmet')));
    expect(findingsOf(outcomes)[0]?.given).toContain('entra.tenantSettings is msgraph, and nothing writes');
  });

  it('is out of reach where nobody asks for it and nothing writes it', () => {
    expect(verdictsOf(check(id, []))).toEqual(['outOfReach']);
  });

  it('is unknown where only apply knows what is written', () => {
    const hidden = withLast(met, ({ url }) => ({ url, body: '${var.body}' }));
    expect(new Set(verdictsOf(check(id, hidden)))).toEqual(new Set(expected(id, 'unknown')));
  });

  it('is unmet where ignore_changes covers what is written', () => {
    const outcomes = check(id, met, {}, { lifecycle: { ignore_changes: ['body'] } });
    expect(new Set(verdictsOf(outcomes))).toEqual(new Set(expected(id, 'unmet')));
  });

  it('is unknown where only apply knows whether it is written', () => {
    expect(verdictsOf(check(id, met, {}, { count: '${var.count}' }))[0]).toBe('unknown');
  });

  it('does not count what is not made', () => {
    expect(verdictsOf(check(id, met, {}, { count: 0 }))).toEqual(['outOfReach']);
  });

  it('is unmet where a second resource writes the same otherwise', () => {
    const [change = {}] = broken;
    const second = met.slice(-1).map(({ url, body }) => ({ url, body: overlaid(Object(body), change) }));
    expect(verdictsOf(check(id, [...met, ...second]))[0]).toBe('unmet');
  });
});

describe('a setting of which msgraph writes a part', () => {
  it('stays out of reach for the rest, where nobody asks for it', () => {
    const part = [{ url: `${METHODS}/authenticationMethodConfigurations/Sms`, body: { state: 'disabled' } }];
    expect(verdictsOf(check('ENT-TS-03', part))).toEqual(['met', 'outOfReach']);
    expect(verdictsOf(check('ENT-TS-03', part, ASKED))).toEqual(['unmet', 'unmet']);
  });
});

describe('an object that Microsoft Graph takes whole', () => {
  const url = 'policies/adminConsentRequestPolicy';
  const reviewers = [{ query: '/groups/1' }];

  it('is unmet where two resources write a part each: the last one resets what the first wrote', () => {
    const outcomes = check('ENT-TS-06', [
      { url, body: { isEnabled: true } },
      { url, body: { reviewers } },
    ]);
    expect(findingsOf(outcomes).map(({ subject, given }) => [subject, given])).toEqual([
      ['msgraph_update_resource.s1', expect.stringContaining('without isEnabled')],
      ['msgraph_update_resource.s0', expect.stringContaining('without reviewers')],
    ]);
  });

  it('is met where both write all of it', () => {
    const whole = { url, body: { isEnabled: true, reviewers } };
    expect(verdictsOf(check('ENT-TS-06', [whole, whole]))).toEqual(['met']);
  });
});

describe('ENT-TS-08', () => {
  it('asks for each declared domain, and for the initial one', () => {
    const never = (domain: string) => ({
      url: `domains/${domain}`,
      body: { passwordValidityPeriodInDays: 2147483647 },
    });
    const entra = { ...ASKED, domains: ['contoso.com'] };
    expect(verdictsOf(check('ENT-TS-08', [never('contoso.onmicrosoft.com')], entra))).toEqual(['unmet']);
    const both = [never('contoso.com'), never('contoso.onmicrosoft.com')];
    expect(verdictsOf(check('ENT-TS-08', both, entra))).toEqual(['met']);
  });
});

describe('a setting that the declaration names a group for', () => {
  const REVIEWERS = '6f1e2d3c-1111-4a2b-8c3d-0000000000e3';

  it('is for that group (ENT-TS-06)', () => {
    const reviewing = (id: string) => ({
      url: 'policies/adminConsentRequestPolicy',
      body: { isEnabled: true, reviewers: [{ query: `/groups/${id}/transitiveMembers` }] },
    });
    const entra = { ...ASKED, consentReviewers: REVIEWERS };
    expect(verdictsOf(check('ENT-TS-06', [reviewing(REVIEWERS)], entra))).toEqual(['met']);
    expect(verdictsOf(check('ENT-TS-06', [reviewing('another')], entra))).toEqual(['unmet']);
  });

  it('is for that group (ENT-TS-12)', () => {
    const [, met = []] = SETTINGS.find(([id]) => id === 'ENT-TS-12') ?? [];
    expect(verdictsOf(check('ENT-TS-12', met, { ...ASKED, deviceJoiners: 'g' }))).toEqual(['met']);
    expect(verdictsOf(check('ENT-TS-12', met, { ...ASKED, deviceJoiners: REVIEWERS }))).toEqual(['unmet']);
  });
});

describe('ENT-GU-05', () => {
  it('lets other directories vouch for what the declaration says', () => {
    const inboundTrust = {
      isMfaAccepted: true,
      isCompliantDeviceAccepted: false,
      isHybridAzureADJoinedDeviceAccepted: false,
    };
    const written = [{ url: 'policies/crossTenantAccessPolicy/default', body: { inboundTrust } }];
    expect(verdictsOf(check('ENT-GU-05', written, { ...ASKED, inboundTrust: ['mfa'] }))).toEqual(['met']);
    expect(verdictsOf(check('ENT-GU-05', written, { ...ASKED, inboundTrust: ['compliantDevice'] }))).toEqual(['unmet']);
  });
});
