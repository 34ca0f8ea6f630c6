import type { Control } from '../control';
import { activationApproved } from './activation-approved';
import { adminSessionsLimited } from './admin-sessions-limited';
import { approvedLocationsOnly } from './approved-locations-only';
import { authenticationTransferBlocked } from './authentication-transfer-blocked';
import { breakGlassAccounts } from './break-glass-accounts';
import { breakGlassExcluded } from './break-glass-excluded';
import { handControls } from './by-hand';
import { cloudOnlyAdministrators } from './cloud-only-administrators';
import { contingencyPolicies } from './contingency-policies';
import { deployerSignIn } from './deployer-sign-in';
import { deviceCodeFlowBlocked } from './device-code-flow-blocked';
import { emergencyAccountsProtected } from './emergency-accounts-protected';
import { exclusionsForATime } from './exclusions-for-a-time';
import { finerRoles } from './finer-roles';
import { globalAdministratorCount } from './global-administrator-count';
import { guestMfa } from './guest-mfa';
import { guestSessionsLimited } from './guest-sessions-limited';
import { guestsLimitedToApplications } from './guests-limited-to-applications';
import { guestsOffAdminPortals } from './guests-off-admin-portals';
import { highUserRiskBlocked } from './high-user-risk-blocked';
import { insiderRiskBlocked } from './insider-risk-blocked';
import { legacyAuthenticationBlocked } from './legacy-authentication-blocked';
import { managedDeviceForAdministrators } from './managed-device-for-administrators';
import { managedDeviceRequired } from './managed-device-required';
import { mfaForAllUsers } from './mfa-for-all-users';
import { mfaForManagement } from './mfa-for-management';
import { mfaOnRiskySignIns } from './mfa-on-risky-sign-ins';
import { mfaToEnrollDevices } from './mfa-to-enroll-devices';
import { mfaToRegisterDevices } from './mfa-to-register-devices';
import { noStandingPrivileges } from './no-standing-privileges';
import { noTier0Secrets } from './no-tier-0-secrets';
import { otherCountriesBlocked } from './other-countries-blocked';
import { outsidePersonasBlocked } from './outside-personas-blocked';
import { passwordChangeOnUserRisk } from './password-change-on-user-risk';
import { phishingResistantMfaForAllUsers } from './phishing-resistant-mfa-for-all-users';
import { phishingResistantMfaForPrivilegedRoles } from './phishing-resistant-mfa-for-privileged-roles';
import { policiesInForm } from './policies-in-form';
import { policyCount } from './policy-count';
import { privilegedAccessFromTrustedNetwork } from './privileged-access-from-trusted-network';
import { privilegedNotifications } from './privileged-notifications';
import { protectedPolicyGroups } from './protected-policy-groups';
import { resilienceDefaultsKept } from './resilience-defaults-kept';
import { riskyServicePrincipalsBlocked } from './risky-service-principals-blocked';
import { riskySignInsBlocked } from './risky-sign-ins-blocked';
import { securityInfoRegistrationProtected } from './security-info-registration-protected';
import { serviceAccountsFromNamedEgress } from './service-accounts-from-named-egress';
import { sessionsLimited } from './sessions-limited';
import { somebodyGetsIn } from './somebody-gets-in';
import { strengthsWithoutSentCodes } from './strengths-without-sent-codes';
import { trustedLocations } from './trusted-locations';
import { unknownPlatformsBlocked } from './unknown-platforms-blocked';
import { unmanagedDevicesLimited } from './unmanaged-devices-limited';
import { unmanagedSessionsLimited } from './unmanaged-sessions-limited';
import { workloadsFromNamedEgress } from './workloads-from-named-egress';

/** The controls of Microsoft Entra, in the order of their ids. */
export const entraControls: readonly Control[] = [
  ...handControls,
  deployerSignIn,
  legacyAuthenticationBlocked,
  mfaForAllUsers,
  phishingResistantMfaForPrivilegedRoles,
  phishingResistantMfaForAllUsers,
  mfaForManagement,
  deviceCodeFlowBlocked,
  authenticationTransferBlocked,
  securityInfoRegistrationProtected,
  strengthsWithoutSentCodes,
  breakGlassAccounts,
  breakGlassExcluded,
  emergencyAccountsProtected,
  somebodyGetsIn,
  contingencyPolicies,
  policyCount,
  managedDeviceRequired,
  mfaToRegisterDevices,
  mfaToEnrollDevices,
  managedDeviceForAdministrators,
  unknownPlatformsBlocked,
  unmanagedDevicesLimited,
  outsidePersonasBlocked,
  policiesInForm,
  guestMfa,
  guestsLimitedToApplications,
  guestsOffAdminPortals,
  guestSessionsLimited,
  trustedLocations,
  privilegedAccessFromTrustedNetwork,
  otherCountriesBlocked,
  serviceAccountsFromNamedEgress,
  approvedLocationsOnly,
  exclusionsForATime,
  globalAdministratorCount,
  finerRoles,
  noStandingPrivileges,
  activationApproved,
  privilegedNotifications,
  protectedPolicyGroups,
  cloudOnlyAdministrators,
  workloadsFromNamedEgress,
  noTier0Secrets,
  highUserRiskBlocked,
  riskySignInsBlocked,
  mfaOnRiskySignIns,
  passwordChangeOnUserRisk,
  insiderRiskBlocked,
  riskyServicePrincipalsBlocked,
  adminSessionsLimited,
  sessionsLimited,
  unmanagedSessionsLimited,
  resilienceDefaultsKept,
].sort((a, b) => (a.id < b.id ? -1 : 1));
