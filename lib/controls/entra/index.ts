import type { Control } from '../control';
import { breakGlassAccounts } from './break-glass-accounts';
import { breakGlassExcluded } from './break-glass-excluded';
import { deployerSignIn } from './deployer-sign-in';
import { highUserRiskBlocked } from './high-user-risk-blocked';
import { insiderRiskBlocked } from './insider-risk-blocked';
import { legacyAuthenticationBlocked } from './legacy-authentication-blocked';
import { mfaForAllUsers } from './mfa-for-all-users';
import { mfaOnRiskySignIns } from './mfa-on-risky-sign-ins';
import { passwordChangeOnUserRisk } from './password-change-on-user-risk';
import { phishingResistantMfaForPrivilegedRoles } from './phishing-resistant-mfa-for-privileged-roles';
import { policiesInForm } from './policies-in-form';
import { riskyServicePrincipalsBlocked } from './risky-service-principals-blocked';
import { riskySignInsBlocked } from './risky-sign-ins-blocked';
import { trustedLocations } from './trusted-locations';

/** The controls of Microsoft Entra, in the order of their ids. */
export const entraControls: readonly Control[] = [
  deployerSignIn,
  legacyAuthenticationBlocked,
  mfaForAllUsers,
  phishingResistantMfaForPrivilegedRoles,
  breakGlassAccounts,
  breakGlassExcluded,
  policiesInForm,
  trustedLocations,
  highUserRiskBlocked,
  riskySignInsBlocked,
  mfaOnRiskySignIns,
  passwordChangeOnUserRisk,
  insiderRiskBlocked,
  riskyServicePrincipalsBlocked,
];
