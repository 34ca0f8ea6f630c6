import type { OrganizationsPolicy } from '@cdktf/provider-aws/lib/organizations-policy';
import type { OrganizationsPolicyAttachment } from '@cdktf/provider-aws/lib/organizations-policy-attachment';
import { Construct } from 'constructs';
import type { IServiceControl } from './guardrail';
import { type OrganizationPolicyProps, organizationPolicies } from './organization-policies';

export interface ServiceControlPoliciesProps extends OrganizationPolicyProps {
  /** What nobody in the accounts can do, in the order in which it is written. */
  readonly guardrails: readonly IServiceControl[];
}

/**
 * Whatever the policies of an account allow, nobody in it does what the guardrails deny.
 *
 * Renders `aws_organizations_policy` of type SERVICE_CONTROL_POLICY, as few as hold all statements, and an
 * `aws_organizations_policy_attachment` for each of them and each target. A statement is never split; Sids stay as long as
 * there is room. The policies only deny: what allows stays with the one that AWS attaches everywhere by itself.
 *
 * Service control policies never touch the management account, AWS services and service-linked roles. Apply fails where the
 * organization has not enabled them: `ExistingOrganization` says so beforehand.
 *
 * AWS-MFA-03, AWS-MFA-04, AWS-MFA-05, AWS-NET-01, AWS-NET-08, AWS-IAM-03, by the guardrails that are in; AWS-POL-07 for their size.
 */
export class ServiceControlPolicies extends Construct {
  readonly policies: readonly OrganizationsPolicy[];
  readonly attachments: readonly OrganizationsPolicyAttachment[];

  /**
   * @throws InvalidValue for no guardrail, no target, a target that is none, and where the statements do not fit, with the
   * count, the limit and the ways out.
   */
  constructor(scope: Construct, id: string, props: ServiceControlPoliciesProps) {
    super(scope, id);
    const { policies, attachments } = organizationPolicies(this, 'serviceControl', props.guardrails, props);
    this.policies = policies;
    this.attachments = attachments;
  }
}
