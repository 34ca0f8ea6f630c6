export type { DevicePlatform, EntraCloud } from '../values';
export type { RequestedAccess } from './access-on-request-rules';
export {
  AdminsFromTrustedNetworkOnly,
  type AdminsFromTrustedNetworkOnlyProps,
} from './admins-from-trusted-network-only';
export { AuthenticationStrength, type AuthenticationStrengthProps } from './authentication-strength';
export { BlockAuthenticationTransfer, type BlockAuthenticationTransferProps } from './block-authentication-transfer';
export { BlockDeviceCodeFlow, type BlockDeviceCodeFlowProps } from './block-device-code-flow';
export {
  BlockGuestsFromAdminPortals,
  type BlockGuestsFromAdminPortalsProps,
} from './block-guests-from-admin-portals';
export { BlockHighUserRisk, type BlockHighUserRiskProps } from './block-high-user-risk';
export { BlockInsiderRisk, type BlockInsiderRiskProps } from './block-insider-risk';
export { BlockLegacyAuthentication, type BlockLegacyAuthenticationProps } from './block-legacy-authentication';
export { BlockOtherCountries, type BlockOtherCountriesProps } from './block-other-countries';
export { BlockOutsidePersonas, type BlockOutsidePersonasProps } from './block-outside-personas';
export { BlockRiskyAgents, type BlockRiskyAgentsProps } from './block-risky-agents';
export { BlockRiskyServicePrincipals, type BlockRiskyServicePrincipalsProps } from './block-risky-service-principals';
export { BlockRiskySignIns, type BlockRiskySignInsProps } from './block-risky-sign-ins';
export { BlockUnknownPlatforms, type BlockUnknownPlatformsProps } from './block-unknown-platforms';
export type { IBreakGlass } from './break-glass';
export { BreakGlassGroup, type BreakGlassGroupProps } from './break-glass-group';
export { ConditionalAccessLanes, type ConditionalAccessLanesOptions } from './conditional-access-lanes';
export { ContingencyPolicies, type ContingencyPoliciesProps } from './contingency-policies';
export { CountryLocation, type CountryLocationProps } from './country-location';
export { EndAdminSessionsInOutages, type EndAdminSessionsInOutagesProps } from './end-admin-sessions-in-outages';
export type { IExclusionGroup } from './exclusion';
export { ExclusionGroup, type ExclusionGroupProps } from './exclusion-group';
export { ExistingAuthenticationStrength } from './existing-authentication-strength';
export { ExistingBreakGlassGroup, type ExistingBreakGlassGroupProps } from './existing-break-glass-group';
export { ExistingGroup, type ExistingGroupProps } from './existing-group';
export { ExistingLocation, type ExistingLocationProps, type HeldRanges } from './existing-location';
export { FederatedCredential, type FederatedCredentialProps } from './federated-credential';
export type { PartnerProps } from './guest-partners';
export { JustInTimeRole, type JustInTimeRoleProps } from './just-in-time-role';
export { LimitAdminSessions, type LimitAdminSessionsProps } from './limit-admin-sessions';
export { LimitGuestSessions, type LimitGuestSessionsProps } from './limit-guest-sessions';
export { LimitGuestsToApplications, type LimitGuestsToApplicationsProps } from './limit-guests-to-applications';
export { LimitSessions, type LimitSessionsProps } from './limit-sessions';
export {
  LimitSessionsOnUnmanagedDevices,
  type LimitSessionsOnUnmanagedDevicesProps,
} from './limit-sessions-on-unmanaged-devices';
export type { ILocation } from './location';
export { GraphProvider, type GraphProviderConfig } from './msgraph/graph-provider';
export type { TenantSetting } from './msgraph/tenant-setting-requests';
export { NamedEgress, type NamedEgressProps } from './named-egress';
export type { PolicyProps } from './policy-props';
export type { PolicyRollout, PolicyStage } from './policy-rollout';
export type { EligibleGroup } from './privileged-people';
export { ProtectEmergencyAccounts, type ProtectEmergencyAccountsProps } from './protect-emergency-accounts';
export {
  ProtectSecurityInfoRegistration,
  type ProtectSecurityInfoRegistrationProps,
} from './protect-security-info-registration';
export { RequireManagedDevice, type RequireManagedDeviceProps } from './require-managed-device';
export {
  RequireManagedDeviceForAdmins,
  type RequireManagedDeviceForAdminsProps,
} from './require-managed-device-for-admins';
export { RequireMfa, type RequireMfaProps } from './require-mfa';
export { RequireMfaForApplication, type RequireMfaForApplicationProps } from './require-mfa-for-application';
export { RequireMfaForGuests, type RequireMfaForGuestsProps } from './require-mfa-for-guests';
export { RequireMfaForManagement, type RequireMfaForManagementProps } from './require-mfa-for-management';
export { RequireMfaOnRiskySignIns, type RequireMfaOnRiskySignInsProps } from './require-mfa-on-risky-sign-ins';
export { RequireMfaToEnrollDevices, type RequireMfaToEnrollDevicesProps } from './require-mfa-to-enroll-devices';
export {
  RequireMfaToRegisterDevices,
  type RequireMfaToRegisterDevicesProps,
} from './require-mfa-to-register-devices';
export {
  RequirePasswordChangeOnUserRisk,
  type RequirePasswordChangeOnUserRiskProps,
} from './require-password-change-on-user-risk';
export { RequirePhishingResistantMfa, type RequirePhishingResistantMfaProps } from './require-phishing-resistant-mfa';
export {
  RequirePhishingResistantMfaForAllUsers,
  type RequirePhishingResistantMfaForAllUsersProps,
} from './require-phishing-resistant-mfa-for-all-users';
export {
  RequireProtectedApplications,
  type RequireProtectedApplicationsProps,
} from './require-protected-applications';
export { RequireTokenProtection, type RequireTokenProtectionProps } from './require-token-protection';
export { RestrictUnmanagedBrowsers, type RestrictUnmanagedBrowsersProps } from './restrict-unmanaged-browsers';
export {
  ServiceAccountsFromEgressOnly,
  type ServiceAccountsFromEgressOnlyProps,
} from './service-accounts-from-egress-only';
export { SharedDevices, type SharedDevicesProps } from './shared-devices';
export type { IAuthenticationStrength } from './strength';
export { TenantSettings, type TenantSettingsProps } from './tenant-settings';
export { TrustedLocation, type TrustedLocationProps } from './trusted-location';
export { WorkloadsFromEgressOnly, type WorkloadsFromEgressOnlyProps } from './workloads-from-egress-only';
