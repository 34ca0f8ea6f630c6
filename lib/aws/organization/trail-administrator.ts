import { CloudtrailOrganizationDelegatedAdminAccount } from '@cdktf/provider-aws/lib/cloudtrail-organization-delegated-admin-account';
import { Construct } from 'constructs';
import { AwsAccountId } from '../../values';
import { findingIn, refuse } from '../findings';

export interface TrailAdministratorProps {
  /** The account that makes the trail of the organization, 12 digits. The management account needs none of this. */
  readonly accountId: string;
}

/**
 * One account of the organization makes and keeps the trail of all of its accounts, so that nobody has to work in the
 * management account for it.
 *
 * Renders one `aws_cloudtrail_organization_delegated_admin_account`, in the stack of the management account. CloudTrail has
 * to be a trusted service of the organization; `ExistingOrganization` says where it is not. The account can change and stop
 * every trail of the organization from then on, and no other can.
 *
 * AWS-LOG-02, and AWS-IAM-03, which asks that the account is a declared one; AWS CloudTrail User Guide, "Organization
 * delegated administrator".
 */
export class TrailAdministrator extends Construct {
  readonly administrator: CloudtrailOrganizationDelegatedAdminAccount;

  /** @throws InvalidValue for what is not the id of an account. */
  constructor(scope: Construct, id: string, { accountId }: TrailAdministratorProps) {
    super(scope, id);
    refuse(this, [findingIn('accountId', accountId, AwsAccountId.parse)]);
    this.administrator = new CloudtrailOrganizationDelegatedAdminAccount(this, 'administrator', { accountId });
  }
}
