import { OrganizationsPolicy } from '@cdktf/provider-aws/lib/organizations-policy';
import type { OrganizationsPolicyAttachment } from '@cdktf/provider-aws/lib/organizations-policy-attachment';
import { Construct } from 'constructs';
import { refuse } from '../findings';
import { attached } from './organization-policies';
import { targetFinding } from './target';

export interface OrganizationPublicAccessBlockProps {
  /** Where the policy stands, by a name that is part of addresses in the state: ids of the root, of units or of accounts. */
  readonly targets: Readonly<Record<string, string>>;
  /**
   * Beginning of the policy's name, which is unique in an organization.
   *
   * @default 'tenant-guard'
   */
  readonly name?: string;
}

/**
 * No bucket of any account below can be public, and nobody in an account can change that.
 *
 * Renders `aws_organizations_policy` of type S3_POLICY with all four settings of the public access block, and an
 * `aws_organizations_policy_attachment` for each target. It overrides what accounts have set, and counts for
 * `AccountPublicAccessBlock` in each of them. Providers know the type from version 6.26 on: state a `providerVersion`.
 *
 * AWS-STO-03; AWS FSBP S3.1.
 */
export class OrganizationPublicAccessBlock extends Construct {
  readonly policy: OrganizationsPolicy;
  readonly attachments: readonly OrganizationsPolicyAttachment[];

  /** @throws InvalidValue for a target that is none. */
  constructor(scope: Construct, id: string, props: OrganizationPublicAccessBlockProps) {
    super(scope, id);
    const { targets, name = 'tenant-guard' } = props;
    refuse(
      this,
      Object.entries(targets).map(([target, targetId]) => targetFinding(target, targetId)),
    );
    this.policy = new OrganizationsPolicy(this, 'policy', {
      name: `${name}-s3`,
      type: 'S3_POLICY',
      content: JSON.stringify({ s3_attributes: { public_access_block_configuration: { '@@assign': 'all' } } }),
    });
    this.attachments = attached(this, this.policy, 1, targets);
  }
}
