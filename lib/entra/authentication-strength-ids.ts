/** Paths of the strengths that Microsoft builds into every directory. */
export const MFA_STRENGTH = '/policies/authenticationStrengthPolicies/00000000-0000-0000-0000-000000000002';
export const PASSWORDLESS_STRENGTH = '/policies/authenticationStrengthPolicies/00000000-0000-0000-0000-000000000003';
export const PHISHING_RESISTANT_STRENGTH =
  '/policies/authenticationStrengthPolicies/00000000-0000-0000-0000-000000000004';
