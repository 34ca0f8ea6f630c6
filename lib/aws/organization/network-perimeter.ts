import type { PolicyConditions, PolicyStatement, TrustedNetwork } from '../../values';
import { butExempt, type ExemptRoles, exemptArns } from './guardrail';

/** A VPC, which has its id to itself within its Region alone. */
export interface PerimeterVpc {
  /** Id of the VPC. */
  readonly id: string;
  /** The Region that it is in. */
  readonly region: string;
}

/** What each part of the perimeter is made from: from where the organization may be used, and whom that holds. */
export interface NetworkPerimeterProps extends ExemptRoles {
  /** Where requests may come from. */
  readonly network: TrustedNetwork;
  /** Id of the organization: requests through VPC endpoints of its accounts are from within. */
  readonly organizationId: string;
  /**
   * Who is held to the networks: `people` (IAM users, root users, Identity Center, `humanRoles`); `everyone`, the roles of
   * workloads too; `tagged`, for a roll-out: only principals with the tag `dp:include:network` = `true`.
   */
  readonly holds: 'people' | 'tagged' | 'everyone';
  /**
   * ARNs of further roles that people assume.
   *
   * @default - users, root users and roles of Identity Center
   */
  readonly humanRoles?: readonly string[];
  /**
   * VPCs whose endpoints are from within, whatever service is called through them.
   *
   * @default - endpoints of the organization alone, for services that tell it
   */
  readonly vpcs?: readonly PerimeterVpc[];
  /**
   * Accounts outside the organization whose VPC endpoints are from within.
   *
   * @default - none
   */
  readonly endpointAccounts?: readonly string[];
  /**
   * Lets principals with the tag `dp:exclude:network` = `true` come from anywhere.
   *
   * @default false
   */
  readonly exemptTag?: boolean;
}

/** Roles by which EC2 itself acts on volumes and keys: they come from AWS. */
const EC2_INFRASTRUCTURE = 'role/aws:ec2-infrastructure';

/** Conditions of a request that comes from elsewhere; each is one of those that all have to be met. */
export function fromElsewhere(perimeter: NetworkPerimeterProps): PolicyConditions {
  const { network, organizationId, vpcs = [], endpointAccounts = [], exemptTag = false, partition = 'aws' } = perimeter;
  return {
    NotIpAddressIfExists: { 'aws:SourceIp': network.ranges },
    StringNotEqualsIfExists: {
      'aws:VpceOrgID': organizationId,
      ...(vpcs.length === 0 ? {} : { 'aws:SourceVpc': [...new Set(vpcs.map(({ id }) => id))].sort() }),
      ...(endpointAccounts.length === 0 ? {} : { 'aws:VpceAccount': [...endpointAccounts].sort() }),
      ...(exemptTag ? { 'aws:PrincipalTag/dp:exclude:network': 'true' } : {}),
    },
    ArnNotLikeIfExists: {
      'aws:PrincipalArn': [...exemptArns(perimeter), `arn:${partition}:iam::*:${EC2_INFRASTRUCTURE}`],
    },
  };
}

/** Conditions of the principals that are held to the networks. `strangers`: callers without an ARN are held, too. */
export function whoIsHeld(perimeter: NetworkPerimeterProps, strangers: boolean): PolicyConditions {
  const { holds, humanRoles = [], partition = 'aws' } = perimeter;
  if (holds === 'everyone') return {};
  if (holds === 'tagged') return { StringEquals: { 'aws:PrincipalTag/dp:include:network': 'true' } };
  const people = [
    `arn:${partition}:iam::*:root`,
    `arn:${partition}:iam::*:user/*`,
    `arn:${partition}:iam::*:role/aws-reserved/sso.amazonaws.com/*`,
    ...[...humanRoles].sort(),
  ];
  return { [strangers ? 'ArnLikeIfExists' : 'ArnLike']: { 'aws:PrincipalArn': people } };
}

/**
 * What is denied from a VPC of the perimeter's list in another Region than its own: there it is somebody else's VPC. One
 * statement for each Region.
 */
export function fromNamesakes(
  perimeter: NetworkPerimeterProps,
  statement: Pick<PolicyStatement, 'Principal' | 'Action' | 'NotAction'>,
  besides: PolicyConditions,
): PolicyStatement[] {
  const { vpcs = [], organizationId } = perimeter;
  const regions = [...new Set(vpcs.map(({ region }) => region))].sort();
  return regions.map((region) => ({
    Sid: `DenyNamesakesOfVpcsIn${region.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    Effect: 'Deny',
    ...statement,
    Resource: '*',
    Condition: merged(
      {
        StringEquals: { 'aws:SourceVpc': vpcs.filter((vpc) => vpc.region === region).map(({ id }) => id) },
        StringNotEqualsIfExists: { 'aws:RequestedRegion': region, 'aws:VpceOrgID': organizationId },
      },
      butExempt(perimeter),
      besides,
    ),
  }));
}

/** Both sets of conditions; an operator that is in both keeps the keys of both. */
export function merged(...all: readonly PolicyConditions[]): PolicyConditions {
  const result: Record<string, PolicyConditions[string]> = {};
  for (const conditions of all) {
    for (const [operator, keys] of Object.entries(conditions)) {
      result[operator] = { ...result[operator], ...keys };
    }
  }
  return result;
}
