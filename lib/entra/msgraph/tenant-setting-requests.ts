import type { GraphBody, GraphRequest } from './graph-setting';

/** What the settings need to be told. */
export interface TenantSettingsNeeds {
  /** Domains whose passwords do not expire; none that is federated. */
  readonly domains?: readonly string[];
  /** Object id of the group that decides on requests for consent. */
  readonly consentReviewers?: string;
  /** Object id of the group that may join devices. */
  readonly deviceJoiners?: string;
  /** What is believed of every other directory about its users. */
  readonly inboundTrust?: readonly ('mfa' | 'compliantDevice' | 'hybridDevice')[];
}

type Requests = (
  needs: TenantSettingsNeeds,
) => Readonly<Record<string, Pick<GraphRequest, 'url' | 'body' | 'version' | 'method'>>>;

const EVERYBODY = { targetType: 'group', id: 'all_users' } as const;
const SHOWN = { state: 'enabled', includeTarget: EVERYBODY } as const;
const METHODS = 'policies/authenticationMethodsPolicy';
const method = (name: string, body: GraphBody) => ({
  url: `${METHODS}/authenticationMethodConfigurations/${name.charAt(0).toUpperCase()}${name.slice(1)}`,
  body: { '@odata.type': `#microsoft.graph.${name}AuthenticationMethodConfiguration`, ...body },
});
const AUTHORIZATION = 'policies/authorizationPolicy';
const permissions = (defaultUserRolePermissions: GraphBody) => ({
  url: AUTHORIZATION,
  body: { defaultUserRolePermissions },
});
/** What Microsoft Graph takes for never. */
const NEVER = 2_147_483_647;
const RESTRICTED_GUEST = '2af84b1e-32c8-42b7-82bc-daa82404023b';
/** Restrictions are by the day on which an application was made: from before there were any. */
const EVER = '2015-01-01T00:00:00Z';
const restriction = (restrictionType: string, maxLifetime: string | null = null) => ({
  restrictionType,
  maxLifetime,
  restrictForAppsCreatedAfterDateTime: EVER,
});
const RESTRICTIONS = {
  passwordCredentials: [
    restriction('passwordAddition'),
    restriction('customPasswordAddition'),
    restriction('symmetricKeyAddition'),
    restriction('passwordLifetime', 'P180D'),
  ],
  keyCredentials: [restriction('asymmetricKeyLifetime', 'P365D')],
};
const MEMBERSHIP = 'DeviceRegistrationMembership';
const registration = (who: 'all' | 'enumerated' | 'no') => `#microsoft.graph.${who}${MEMBERSHIP}`;
const joiners = (group: string | undefined): GraphBody =>
  group === undefined
    ? { '@odata.type': registration('no') }
    : { '@odata.type': registration('enumerated'), users: [], groups: [group] };

/** The requests that make each setting, by what they are called below it. */
export const TENANT_SETTING_REQUESTS = {
  authenticatorContext: () => ({
    method: method('microsoftAuthenticator', {
      state: 'enabled',
      isSoftwareOathEnabled: false,
      includeTargets: [EVERYBODY],
      featureSettings: { displayAppInformationRequiredState: SHOWN, displayLocationInformationRequiredState: SHOWN },
    }),
    preference: {
      url: METHODS,
      version: 'beta',
      body: {
        systemCredentialPreferences: { state: 'enabled', includeTargets: [EVERYBODY], excludeTargets: [] },
      },
    },
  }),
  methodMigration: () => ({ policy: { url: METHODS, body: { policyMigrationState: 'migrationComplete' } } }),
  weakMethodsOff: () => ({
    sms: method('sms', { state: 'disabled' }),
    voice: method('voice', { state: 'disabled' }),
    email: method('email', { state: 'disabled' }),
  }),
  applicationRegistration: () => ({ policy: permissions({ allowedToCreateApps: false }) }),
  userConsent: () => ({ policy: permissions({ permissionGrantPoliciesAssigned: [] }) }),
  adminConsent: ({ consentReviewers = '' }) => ({
    policy: {
      url: 'policies/adminConsentRequestPolicy',
      method: 'PUT',
      body: {
        isEnabled: true,
        notifyReviewers: true,
        remindersEnabled: true,
        requestDurationInDays: 30,
        reviewers: [
          { query: `/groups/${consentReviewers}/transitiveMembers/microsoft.graph.user`, queryType: 'MicrosoftGraph' },
        ],
      },
    },
  }),
  applicationCredentials: () => ({
    policy: {
      url: 'policies/defaultAppManagementPolicy',
      body: { isEnabled: true, applicationRestrictions: RESTRICTIONS, servicePrincipalRestrictions: RESTRICTIONS },
    },
  }),
  passwordExpiry: ({ domains = [] }) =>
    Object.fromEntries(
      domains.map((domain) => [domain, { url: `domains/${domain}`, body: { passwordValidityPeriodInDays: NEVER } }]),
    ),
  guestAccess: () => ({ policy: { url: AUTHORIZATION, body: { guestUserRoleId: RESTRICTED_GUEST } } }),
  guestInvitations: () => ({ policy: { url: AUTHORIZATION, body: { allowInvitesFrom: 'adminsAndGuestInviters' } } }),
  deviceRegistration: ({ deviceJoiners }) => ({
    policy: {
      url: 'policies/deviceRegistrationPolicy',
      method: 'PUT',
      body: {
        userDeviceQuota: 20,
        multiFactorAuthConfiguration: 'notRequired',
        azureADRegistration: {
          isAdminConfigurable: true,
          allowedToRegister: { '@odata.type': registration('all') },
        },
        azureADJoin: {
          isAdminConfigurable: true,
          allowedToJoin: joiners(deviceJoiners),
          localAdmins: {
            enableGlobalAdmins: false,
            registeringUsers: { '@odata.type': registration('no') },
          },
        },
        localAdminPassword: { isEnabled: true },
      },
    },
  }),
  anonymousLinks: () => ({
    settings: { url: 'admin/sharepoint/settings', body: { sharingCapability: 'externalUserSharingOnly' } },
  }),
  userPermissions: () => ({
    policy: permissions({ allowedToCreateTenants: false, allowedToReadBitlockerKeysForOwnedDevice: false }),
  }),
  groupCreation: () => ({ policy: permissions({ allowedToCreateSecurityGroups: false }) }),
  securityDefaults: () => ({
    policy: { url: 'policies/identitySecurityDefaultsEnforcementPolicy', body: { isEnabled: false } },
  }),
  inboundTrust: ({ inboundTrust = [] }) => ({
    policy: {
      url: 'policies/crossTenantAccessPolicy/default',
      body: {
        inboundTrust: {
          isMfaAccepted: inboundTrust.includes('mfa'),
          isCompliantDeviceAccepted: inboundTrust.includes('compliantDevice'),
          isHybridAzureADJoinedDeviceAccepted: inboundTrust.includes('hybridDevice'),
        },
      },
    },
  }),
} as const satisfies Readonly<Record<string, Requests>>;

/** A setting of the directory that azuread has no resource for. */
export type TenantSetting = keyof typeof TENANT_SETTING_REQUESTS;
