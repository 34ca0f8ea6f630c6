/** An authentication strength that a policy can demand: one made here, or one that is there already. */
export interface IAuthenticationStrength {
  /** Full path, as Microsoft Graph wants it in a policy: `/policies/authenticationStrengthPolicies/<id>`. */
  readonly policyId: string;
}
