import type { PolicyDocument } from './policy-document';
import type { SetOf, Val } from './value';

/** Who acts in an AWS account, and who vouches for them. */
export interface AwsIdentityFields {
  /** `aws_iam_group`, `aws_iam_role`, `aws_iam_user`: who may act. `trust` is a role's alone. */
  iamPrincipal: {
    readonly type: 'group' | 'role' | 'user';
    readonly name: Val<string>;
    readonly trust: Val<PolicyDocument>;
    /** Of a role: seconds after which a session ends at the latest. */
    readonly session?: Val<string>;
  };
  /** Somebody who vouches for who people or workloads are. */
  federationProvider: {
    readonly type: 'saml' | 'openId';
    readonly name: Val<string>;
    /** Who signs: `https://sts.windows.net/<tenant id>/`. */
    readonly issuer: Val<string>;
  };
  /**
   * A policy that applies to a principal, inline or attached, one entity an attachment. `principal` is its name; `inline`
   * is set where the policy is the principal's own, and shares its room.
   */
  identityPolicy: {
    readonly inline?: true;
    readonly principalType: 'group' | 'role' | 'user';
    readonly principal: Val<string>;
    readonly document: Val<PolicyDocument>;
  };
  /** `aws_iam_policy`: it says nothing until it is attached, and is an `identityPolicy` then. */
  managedPolicy: { readonly document: Val<PolicyDocument> };
  /** `aws_iam_user_group_membership`, `aws_iam_group_membership`: users' group names. */
  iamMembership: { readonly users: SetOf<string>; readonly groups: SetOf<string> };
}
