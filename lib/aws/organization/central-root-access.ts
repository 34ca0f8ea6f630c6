import { IamOrganizationsFeatures } from '@cdktf/provider-aws/lib/iam-organizations-features';
import { Construct } from 'constructs';

/**
 * Accounts of the organization need no credentials of their root users: the management account takes these away and does,
 * in a short session of its own, what only a root user can.
 *
 * Renders one `aws_iam_organizations_features` with RootCredentialsManagement and RootSessions. IAM has to be a trusted
 * service of the organization; `ExistingOrganization` says where it is not. Credentials that are there have to be deleted
 * once, by hand: this makes it possible.
 *
 * AWS-MFA-04; CIS AWS Foundations 2.1.1, AWS FSBP IAM.4 and IAM.6.
 */
export class CentralRootAccess extends Construct {
  readonly features: IamOrganizationsFeatures;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.features = new IamOrganizationsFeatures(this, 'features', {
      enabledFeatures: ['RootCredentialsManagement', 'RootSessions'],
    });
  }
}
