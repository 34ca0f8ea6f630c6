import { AwsAccountId, awsOwnedResources, foreignResource, type PolicyStatement } from '../../values';
import { findingFrom } from '../findings';
import { type ExemptRoles, exemptArns, type IServiceControl, refuseExemptRoles } from './guardrail';

export interface OrganizationResourcesOnlyProps extends ExemptRoles {
  /** Id of the organization. */
  readonly organizationId: string;
  /**
   * Accounts outside the organization whose resources may be used.
   *
   * @default - none
   */
  readonly accounts?: readonly string[];
  /**
   * ARNs, or patterns, of further resources of others that may be used: registries in which AWS keeps images, buckets of packages.
   *
   * @default - what belongs to AWS and to no account
   */
  readonly shared?: readonly string[];
  /**
   * Lets principals with the tag `dp:exclude:resource` = `true` use anybody's.
   *
   * @default false
   */
  readonly exemptTag?: boolean;
}

const CONTROL = 'AWS-NET-08';

/**
 * Identities of the accounts below use resources of the organization and nobody else's: no data goes to a stranger's bucket,
 * and no stranger's image, layer or role comes in, whatever allows it.
 *
 * A guardrail for `ServiceControlPolicies` of one statement, which denies every action on a resource that is not of the
 * organization (`aws:ResourceOrgID`). Left out are what belongs to AWS itself (`NotResource`, and machine images by
 * `ec2:Owner`), `accounts`, `shared`, the exempt roles and, with `exemptTag`, principals of that tag.
 *
 * A policy of this kind never touches the management account, service-linked roles and AWS services.
 *
 * AWS-NET-08; NIST SP 800-53 AC-4, SC-7; AWS whitepaper "Building a data perimeter on AWS".
 */
export class OrganizationResourcesOnly implements IServiceControl {
  readonly kind = 'serviceControl';
  readonly control = CONTROL;
  readonly statements: readonly PolicyStatement[];

  /** @throws InvalidValue where no role is left out, and for what is not the name of a role, an account or a resource of one owner. */
  constructor(props: OrganizationResourcesOnlyProps) {
    const { organizationId, accounts = [], shared = [], exemptTag = false, partition = 'aws' } = props;
    refuseExemptRoles('OrganizationResourcesOnly', props, CONTROL);
    const [finding] = [
      ...accounts.flatMap((id) => findingFrom('accounts', () => AwsAccountId.parse(id)) ?? []),
      ...shared.flatMap((arn) => findingFrom('shared', () => foreignResource(arn)) ?? []),
    ];
    if (finding !== undefined) throw finding.within('OrganizationResourcesOnly');
    this.statements = [
      {
        Sid: 'DenyResourcesOfStrangers',
        Effect: 'Deny',
        Action: '*',
        NotResource: [...new Set([...awsOwnedResources(partition), ...shared])].sort(),
        Condition: {
          StringNotEqualsIfExists: {
            'aws:ResourceOrgID': organizationId,
            ...(accounts.length === 0 ? {} : { 'aws:ResourceAccount': [...new Set(accounts)].sort() }),
            'ec2:Owner': 'amazon',
            ...(exemptTag ? { 'aws:PrincipalTag/dp:exclude:resource': 'true' } : {}),
          },
          ArnNotLikeIfExists: { 'aws:PrincipalArn': exemptArns(props) },
        },
      },
    ];
  }
}
