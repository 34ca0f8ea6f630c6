import {
  AwsAccountId,
  LOAD_BALANCING_ACCOUNTS,
  type PolicyConditions,
  type PolicyStatement,
  RESOURCE_PERIMETER_ACTIONS,
} from '../../values';
import { findingFrom } from '../findings';
import type { IResourceControl } from './guardrail';

export interface OrganizationPrincipalsOnlyProps {
  /** Id of the organization. */
  readonly organizationId: string;
  /**
   * Accounts outside the organization that may use its resources, where these let them in.
   *
   * @default - none
   */
  readonly trustedAccounts?: readonly string[];
  /**
   * Regions in use: Elastic Load Balancing writes its access logs from an account of AWS in many of them.
   *
   * @default - no log of a load balancer is let in
   */
  readonly regions?: readonly string[];
}

/**
 * Nobody outside the organization uses its buckets, keys, queues, secrets, tables, registries and roles, whatever their own
 * policies say.
 *
 * A guardrail for `ResourceControlPolicies` of two statements. One denies whoever is not of the organization
 * (`aws:PrincipalOrgID`; the anonymous caller is of none). The other denies AWS services that act for somebody else's
 * account (`aws:SourceOrgID`), who could otherwise use the trust in a service to reach what is not theirs: the confused
 * deputy. Left out are AWS services acting for the organization, `trustedAccounts`, and the accounts of AWS from which load
 * balancers write logs.
 *
 * AWS-STO-13; CIS AWS Foundations 2.21, AWS FSBP S3.6, NIST SP 800-53 AC-3; AWS whitepaper "Building a data perimeter on AWS".
 */
export class OrganizationPrincipalsOnly implements IResourceControl {
  readonly kind = 'resourceControl';
  readonly control = 'AWS-STO-13';
  readonly statements: readonly PolicyStatement[];

  /** @throws InvalidValue for what is not the id of an account. */
  constructor(props: OrganizationPrincipalsOnlyProps) {
    const { organizationId, trustedAccounts = [], regions = [] } = props;
    const [finding] = trustedAccounts.flatMap(
      (id) => findingFrom('trustedAccounts', () => AwsAccountId.parse(id)) ?? [],
    );
    if (finding !== undefined) throw finding.within('OrganizationPrincipalsOnly');
    const balancers = regions.flatMap((region) => LOAD_BALANCING_ACCOUNTS[region] ?? []);
    const request = { Effect: 'Deny', Principal: '*', Action: RESOURCE_PERIMETER_ACTIONS, Resource: '*' } as const;
    this.statements = [
      {
        Sid: 'DenyStrangers',
        ...request,
        Condition: {
          StringNotEqualsIfExists: {
            'aws:PrincipalOrgID': organizationId,
            ...listed('aws:PrincipalAccount', [...trustedAccounts, ...balancers]),
          },
          BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
        },
      },
      {
        Sid: 'DenyServicesActingForStrangers',
        ...request,
        Condition: {
          StringNotEqualsIfExists: {
            'aws:SourceOrgID': organizationId,
            ...listed('aws:SourceAccount', trustedAccounts),
          },
          Null: { 'aws:SourceAccount': 'false' },
          Bool: { 'aws:PrincipalIsAWSService': 'true' },
        },
      },
    ];
  }
}

function listed(key: string, values: readonly string[]): PolicyConditions[string] {
  return values.length === 0 ? {} : { [key]: [...new Set(values)].sort() };
}
