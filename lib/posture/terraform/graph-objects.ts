/**
 * Objects of Microsoft Graph that are always there and whose settings are read: by URL below the version, without a slash
 * in front, and by path of what is read in them. Whatever else is written to Microsoft Graph is opaque.
 */
const OBJECTS: readonly (readonly [url: RegExp, properties: readonly string[]])[] = [
  [/^policies\/authenticationmethodspolicy$/, ['policyMigrationState', 'systemCredentialPreferences']],
  [
    /^policies\/authenticationmethodspolicy\/authenticationmethodconfigurations\/(?:microsoftauthenticator|sms|voice|email)$/,
    ['@odata.type', 'state', 'isSoftwareOathEnabled', 'includeTargets', 'excludeTargets', 'featureSettings'],
  ],
  [
    /^policies\/authorizationpolicy$/,
    [
      'allowInvitesFrom',
      'guestUserRoleId',
      ...['allowedToCreateApps', 'allowedToCreateSecurityGroups', 'allowedToCreateTenants'].map(permission),
      ...['allowedToReadBitlockerKeysForOwnedDevice', 'permissionGrantPoliciesAssigned'].map(permission),
    ],
  ],
  [
    /^policies\/adminconsentrequestpolicy$/,
    ['isEnabled', 'notifyReviewers', 'remindersEnabled', 'requestDurationInDays', 'reviewers'],
  ],
  [/^policies\/defaultappmanagementpolicy$/, ['isEnabled', 'applicationRestrictions', 'servicePrincipalRestrictions']],
  [/^policies\/identitysecuritydefaultsenforcementpolicy$/, ['isEnabled']],
  [/^policies\/crosstenantaccesspolicy\/default$/, ['inboundTrust']],
  [
    /^policies\/deviceregistrationpolicy$/,
    ['userDeviceQuota', 'multiFactorAuthConfiguration', 'azureADRegistration', 'azureADJoin', 'localAdminPassword'],
  ],
  [/^domains\/[^/]+$/, ['passwordValidityPeriodInDays', 'passwordNotificationWindowInDays']],
  [/^admin\/sharepoint\/settings$/, ['sharingCapability']],
];

function permission(name: string): string {
  return `defaultUserRolePermissions/${name}`;
}

/** The collection of Conditional Access policies. */
export const POLICIES_URL = 'identity/conditionalaccess/policies';

/** The URL as it is compared: Microsoft Graph knows no difference between capitals and small letters. */
export function graphUrl(written: string): string {
  return written.replace(/^\/+|\/+$/g, '').toLowerCase();
}

/** What is read of the object at a URL; `undefined` for one that is not read. */
export function readProperties(url: string): readonly string[] | undefined {
  return OBJECTS.find(([form]) => form.test(url))?.[1];
}
