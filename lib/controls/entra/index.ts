import type { Control } from '../control';
import { breakGlassAccounts } from './break-glass-accounts';
import { breakGlassExcluded } from './break-glass-excluded';
import { deployerSignIn } from './deployer-sign-in';
import { legacyAuthenticationBlocked } from './legacy-authentication-blocked';
import { mfaForAllUsers } from './mfa-for-all-users';
import { phishingResistantMfaForPrivilegedRoles } from './phishing-resistant-mfa-for-privileged-roles';
import { policiesInForm } from './policies-in-form';
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
];
