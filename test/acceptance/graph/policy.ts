import { type Fields, flag, isEmpty, isOff, mark, number, part, text, texts, whole, word, words } from './shape';

/** Guest types in the order of their flags, in which Graph gives them back whatever order they were sent in. */
export const GUEST_TYPES: readonly string[] = [
  'internalGuest',
  'b2bCollaborationGuest',
  'b2bCollaborationMember',
  'b2bDirectConnectUser',
  'otherExternalUser',
  'serviceProvider',
];

/** Transfer methods in the order of their flags. */
export const TRANSFER_METHODS: readonly string[] = ['deviceCodeFlow', 'authenticationTransfer'];

const RISK_LEVELS = words('low', 'medium', 'high', 'hidden', 'none');
const PLATFORMS = words('all', 'android', 'iOS', 'linux', 'macOS', 'windows', 'windowsPhone');
const FILTER = { mode: word('include', 'exclude'), rule: text };
const GUESTS = part({
  guestOrExternalUserTypes: text,
  externalTenants: whole({ membershipKind: word('all', 'enumerated'), members: texts }),
});

/** A Conditional Access policy as Graph's schema has it. */
export const POLICY: Fields = {
  displayName: text,
  state: word('enabled', 'disabled', 'enabledForReportingButNotEnforced'),
  conditions: part({
    userRiskLevels: RISK_LEVELS,
    signInRiskLevels: RISK_LEVELS,
    clientAppTypes: words(
      'all',
      'browser',
      'mobileAppsAndDesktopClients',
      'exchangeActiveSync',
      'easSupported',
      'other',
    ),
    servicePrincipalRiskLevels: RISK_LEVELS,
    insiderRiskLevels: word('minor', 'moderate', 'elevated'),
    platforms: part({ includePlatforms: PLATFORMS, excludePlatforms: PLATFORMS }, isEmpty),
    locations: part({ includeLocations: texts, excludeLocations: texts }, isEmpty),
    devices: part({ deviceFilter: part(FILTER) }, isEmpty),
    clientApplications: part(
      { includeServicePrincipals: texts, excludeServicePrincipals: texts, servicePrincipalFilter: part(FILTER) },
      isEmpty,
    ),
    authenticationFlows: part({ transferMethods: text }, isEmpty),
    applications: part({
      includeApplications: texts,
      excludeApplications: texts,
      includeUserActions: words('urn:user:registersecurityinfo', 'urn:user:registerdevice'),
      includeAuthenticationContextClassReferences: texts,
      applicationFilter: part(FILTER),
    }),
    users: part({
      includeUsers: texts,
      excludeUsers: texts,
      includeGroups: texts,
      excludeGroups: texts,
      includeRoles: texts,
      excludeRoles: texts,
      includeGuestsOrExternalUsers: GUESTS,
      excludeGuestsOrExternalUsers: GUESTS,
    }),
  }),
  grantControls: part({
    operator: word('AND', 'OR'),
    builtInControls: words(
      'block',
      'mfa',
      'compliantDevice',
      'domainJoinedDevice',
      'approvedApplication',
      'compliantApplication',
      'passwordChange',
    ),
    customAuthenticationFactors: texts,
    termsOfUse: texts,
    authenticationStrength: whole({ id: text }),
  }),
  sessionControls: part(
    {
      applicationEnforcedRestrictions: part({ isEnabled: flag }, isOff),
      cloudAppSecurity: part(
        { isEnabled: flag, cloudAppSecurityType: word('mcasConfigured', 'monitorOnly', 'blockDownloads') },
        isOff,
      ),
      disableResilienceDefaults: mark,
      persistentBrowser: part({ isEnabled: flag, mode: word('always', 'never') }, isOff),
      signInFrequency: part(
        {
          value: number,
          type: word('hours', 'days'),
          authenticationType: word('primaryAndSecondaryAuthentication', 'secondaryAuthentication'),
          frequencyInterval: word('timeBased', 'everyTime'),
          isEnabled: flag,
        },
        isOff,
      ),
    },
    isEmpty,
  ),
};

interface Filter {
  readonly mode: 'include' | 'exclude';
  readonly rule: string;
}

export interface Guests {
  guestOrExternalUserTypes: string | null;
  readonly externalTenants: { readonly membershipKind: 'all' | 'enumerated'; readonly members: string[] } | null;
}

export interface Users {
  readonly includeUsers: string[];
  readonly excludeUsers: string[];
  readonly includeGroups: string[];
  readonly excludeGroups: string[];
  readonly includeRoles: string[];
  readonly excludeRoles: string[];
  readonly includeGuestsOrExternalUsers: Guests | null;
  readonly excludeGuestsOrExternalUsers: Guests | null;
}

export interface Conditions {
  readonly userRiskLevels: string[];
  readonly signInRiskLevels: string[];
  readonly clientAppTypes: string[];
  readonly servicePrincipalRiskLevels: string[];
  readonly insiderRiskLevels: string | null;
  readonly platforms: { readonly includePlatforms: string[]; readonly excludePlatforms: string[] } | null;
  readonly locations: { readonly includeLocations: string[]; readonly excludeLocations: string[] } | null;
  readonly devices: { readonly deviceFilter: Filter } | null;
  readonly clientApplications: {
    readonly includeServicePrincipals: string[];
    readonly excludeServicePrincipals: string[];
    readonly servicePrincipalFilter: Filter | null;
  } | null;
  readonly authenticationFlows: { transferMethods: string } | null;
  readonly applications: {
    readonly includeApplications: string[];
    readonly excludeApplications: string[];
    readonly includeUserActions: string[];
    readonly includeAuthenticationContextClassReferences: string[];
    readonly applicationFilter: Filter | null;
  };
  readonly users: Users;
}

export interface GrantControls {
  operator: 'AND' | 'OR' | null;
  readonly builtInControls: string[];
  readonly customAuthenticationFactors: string[];
  readonly termsOfUse: string[];
  /** Kept as a reference: an answer shows the strength as it is by then. */
  readonly authenticationStrength: { readonly id: string } | null;
}

export interface SessionControls {
  readonly applicationEnforcedRestrictions: { readonly isEnabled: boolean } | null;
  readonly cloudAppSecurity: { readonly isEnabled: boolean; readonly cloudAppSecurityType: string } | null;
  readonly disableResilienceDefaults: true | null;
  readonly persistentBrowser: { readonly isEnabled: boolean; readonly mode: string } | null;
  readonly signInFrequency: {
    readonly value: number | null;
    readonly type: string | null;
    readonly frequencyInterval: string | null;
    readonly isEnabled: boolean;
  } | null;
}

/** What {@link POLICY} makes of a request, with what Graph adds. */
export interface Policy {
  readonly id: string;
  readonly displayName: string;
  readonly state: string;
  readonly conditions: Conditions;
  readonly grantControls: GrantControls | null;
  readonly sessionControls: SessionControls | null;
}
