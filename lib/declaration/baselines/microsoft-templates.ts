import { type Baseline, required } from './baseline';

/** Conditional Access templates of Microsoft's category "Secure foundation", by their titles. */
const SECURE_FOUNDATION = [
  required('require-mfa-for-admins', 'ENT-AU-03'),
  required('securing-security-info-registration', 'ENT-AU-08'),
  required('block-legacy-authentication', 'ENT-AU-01'),
  required('require-mfa-for-admin-portals', 'ENT-AU-05'),
  required('require-mfa-for-all-users', 'ENT-AU-02'),
  required('require-mfa-for-azure-management', 'ENT-AU-05'),
  required('require-managed-device-or-mfa-for-all-users', 'ENT-AU-02'),
  required('require-compliant-device', 'ENT-DV-01'),
];

/** What the category "Zero Trust" has besides those. */
const ZERO_TRUST = [
  required('require-mfa-for-guests', 'ENT-GU-01'),
  required('require-mfa-for-risky-sign-ins', 'ENT-RK-03'),
  required('require-password-change-for-high-risk-users', 'ENT-RK-04'),
  required('block-unknown-or-unsupported-platforms', 'ENT-DV-05'),
  required('no-persistent-browser-session', 'ENT-SS-03'),
  required('require-approved-app-or-app-protection', 'ENT-DV-06'),
  required('block-insider-risk', 'ENT-RK-05'),
];

/** Microsoft's templates of the category "Secure foundation". */
export const microsoftSecureFoundation: Baseline = {
  id: 'microsoft-secure-foundation',
  title: 'Microsoft Conditional Access templates, Secure foundation',
  cloud: 'entra',
  entries: SECURE_FOUNDATION,
};

/** Microsoft's templates of the category "Zero Trust", which holds those of "Secure foundation". */
export const microsoftZeroTrust: Baseline = {
  id: 'microsoft-zero-trust',
  title: 'Microsoft Conditional Access templates, Zero Trust',
  cloud: 'entra',
  entries: [...SECURE_FOUNDATION, ...ZERO_TRUST],
};
