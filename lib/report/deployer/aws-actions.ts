import { accountActions } from './aws-account-actions';
import { auditActions } from './aws-audit-actions';
import { networkActions } from './aws-network-actions';
import { storageActions } from './aws-storage-actions';

/** The IAM actions by which a resource is kept, and what they are on. */
export interface AwsActions {
  /**
   * What they are on: an ARN in which `{bucket}` stands for the argument of that name, and `{partition}`, `{region}` and
   * `{account}` for those of the provider. An action of {@link TAKES_NO_RESOURCE} is on everything all the same.
   */
  readonly on: string;
  /** A second ARN that AWS asks of the same actions. */
  readonly alsoOn?: string;
  readonly create?: readonly string[];
  readonly read?: readonly string[];
  readonly update?: readonly string[];
  /** Needed unless the resource has `prevent_destroy`. */
  readonly delete?: readonly string[];
  /** Needed where tags are written. */
  readonly tag?: readonly string[];
  readonly besides?: readonly AwsGrant[];
}

/** Actions on something else than the resource itself. */
export interface AwsGrant {
  readonly on: string;
  readonly actions: readonly string[];
  /** The AWS service that is given the role, where the action is `iam:PassRole`. */
  readonly passedTo?: string;
}

/** Actions that are not restricted to a resource. */
export const TAKES_NO_RESOURCE: ReadonlySet<string> = new Set([
  'cloudtrail:DeregisterOrganizationDelegatedAdmin',
  'cloudtrail:DescribeTrails',
  'cloudtrail:RegisterOrganizationDelegatedAdmin',
  'ec2:DescribeManagedPrefixLists',
  'ec2:DescribeSecurityGroupRules',
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeVpcBlockPublicAccessExclusions',
  'ec2:DescribeVpcBlockPublicAccessOptions',
  'ec2:DescribeVpcEndpoints',
  'ec2:DescribeVpcs',
  'kms:CreateKey',
  'kms:ListAliases',
  'logs:DescribeLogGroups',
  'organizations:CreatePolicy',
  'organizations:ListDelegatedAdministrators',
  'sns:GetSubscriptionAttributes',
  'sns:SetSubscriptionAttributes',
  'sns:Unsubscribe',
]);

/**
 * What the AWS provider calls to make, read, change and delete a resource, by its type. `type.argument` says what it calls
 * besides where the argument is set.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const awsActions: Readonly<Record<string, AwsActions>> = {
  ...accountActions,
  ...auditActions,
  ...networkActions,
  ...storageActions,
};
