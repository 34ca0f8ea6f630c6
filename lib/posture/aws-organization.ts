import type { PolicyDocument } from './policy-document';
import type { SetOf, Val } from './value';

/** What stands above the accounts of an AWS organization. */
export interface AwsOrganizationFields {
  /** `aws_iam_organizations_features`: what the organization's management does with root users of its accounts. */
  centralRootAccess: { readonly features: SetOf<string> };
  /** `aws_organizations_delegated_administrator`: an account that manages a service for the organization. */
  delegatedAdministrator: { readonly account: Val<string>; readonly service: Val<string> };
  /** `aws_organizations_organization`. */
  organization: {
    readonly featureSet: Val<string>;
    readonly policyTypes: SetOf<string>;
    readonly trustedServices: SetOf<string>;
  };
  /** `aws_organizations_resource_policy`: who else may manage the organization's policies. */
  organizationDelegation: { readonly document: Val<PolicyDocument> };
  /** `aws_organizations_policy`: service and resource control policies have a document, all others have settings. */
  organizationPolicy: {
    readonly type: Val<string>;
    readonly document: Val<PolicyDocument>;
    readonly settings: Val<PolicySettings>;
  };
  /**
   * `aws_organizations_policy_attachment`. `policy` is the policy's id; `target` that of a unit or account, or of the
   * root: `r-…`, or a reference to `roots[0].id` of the organization or of its look-up.
   */
  organizationPolicyAttachment: { readonly policy: Val<string>; readonly target: Val<string> };
  /** `aws_organizations_organizational_unit`. */
  organizationalUnit: { readonly parent: Val<string> };
}

/**
 * What a management policy of an organization sets, by path: `ec2_attributes.serial_console_access.status` -> `disabled`.
 * The operator `@@assign` is left out of the path, every other stands in it.
 */
export type PolicySettings = Readonly<Record<string, string>>;
