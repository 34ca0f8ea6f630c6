import type { OrganizationsPolicy } from '@cdktf/provider-aws/lib/organizations-policy';
import type { OrganizationsPolicyAttachment } from '@cdktf/provider-aws/lib/organizations-policy-attachment';
import { Construct } from 'constructs';
import type { IResourceControl } from './guardrail';
import { type OrganizationPolicyProps, organizationPolicies } from './organization-policies';

export interface ResourceControlPoliciesProps extends OrganizationPolicyProps {
  /** What nobody can do to resources of the accounts, in the order in which it is written. */
  readonly guardrails: readonly IResourceControl[];
}

/**
 * Whatever the policy of a bucket, a key, a queue, a secret or a role allows, nobody does to it what the guardrails deny,
 * strangers included.
 *
 * Renders `aws_organizations_policy` of type RESOURCE_CONTROL_POLICY, as few as hold all statements, and an
 * `aws_organizations_policy_attachment` for each of them and each target. A statement is never split; Sids stay as long as
 * there is room. Each has the form that AWS takes: `"Principal": "*"`, named actions of services that these policies reach,
 * and only denies.
 *
 * Resource control policies never touch resources of the management account and service-linked roles. Apply fails where the
 * organization has not enabled them: `ExistingOrganization` says so beforehand.
 *
 * AWS-NET-02, AWS-NET-03, AWS-STO-05, AWS-STO-06, AWS-STO-08, AWS-STO-13, AWS-STO-14, by the guardrails that are in;
 * AWS-POL-06 for their form, AWS-POL-07 for their size.
 */
export class ResourceControlPolicies extends Construct {
  readonly policies: readonly OrganizationsPolicy[];
  readonly attachments: readonly OrganizationsPolicyAttachment[];

  /**
   * @throws InvalidValue for no guardrail, no target, a target that is none, and where the statements do not fit, with the
   * count, the limit and the ways out.
   */
  constructor(scope: Construct, id: string, props: ResourceControlPoliciesProps) {
    super(scope, id);
    const { policies, attachments } = organizationPolicies(this, 'resourceControl', props.guardrails, props);
    this.policies = policies;
    this.attachments = attachments;
  }
}
