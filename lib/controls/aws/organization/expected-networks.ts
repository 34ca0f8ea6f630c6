import type { Guardrails } from '../../../declaration';
import type { Statement } from '../../../posture';
import { type KeyCell, type Passing, rangesOf } from '../../../requests';
import { type CidrSet, LOAD_BALANCING_ACCOUNTS, VPC_RESIDENT_ACTIONS } from '../../../values';
import type { DeclaredSituation } from '../../control';
import { addressesOf, partitionOf } from '../account';
import { exemptRolesOf, type GuardedOrganization } from './organization';
import { requestsThat } from './requests';

export type Perimeter = NonNullable<Guardrails['perimeter']>;

/** Requests that come from within, as the declaration has it: from its networks, and through VPC endpoints that it names. */
export function fromWithin(
  { facts }: DeclaredSituation,
  { id, guardrails }: GuardedOrganization,
  networks: readonly string[],
): readonly Statement[] {
  const trusted = addressesOf(facts.declaration.networks, networks);
  const { vpcs = [], endpointAccounts = [] } = guardrails.perimeter ?? {};
  return [
    requestsThat({ IpAddress: { 'aws:SourceIp': trusted.ranges } }),
    requestsThat({ StringEquals: { 'aws:VpceOrgID': id } }),
    ...vpcs.map((vpc) =>
      requestsThat({ StringEquals: { 'aws:SourceVpc': vpc.id, 'aws:RequestedRegion': vpc.region } }),
    ),
    ...(endpointAccounts.length === 0 ? [] : [requestsThat({ StringEquals: { 'aws:VpceAccount': endpointAccounts } })]),
  ];
}

/** Requests that the declaration leaves out wherever they come from: of the exempt roles, of EC2 itself, of the exempt tag. */
export function leftOut(situation: DeclaredSituation, organization: GuardedOrganization): readonly Statement[] {
  const partition = partitionOf(situation);
  const roles = exemptRolesOf(organization, situation).map((name) => `arn:${partition}:iam::*:role/${name}`);
  const own = { StringEquals: { 'aws:PrincipalOrgID': organization.id } };
  return [
    requestsThat({ ...own, ArnLike: { 'aws:PrincipalArn': roles } }),
    requestsThat({ ArnLike: { 'aws:PrincipalArn': `arn:${partition}:iam::*:role/aws:ec2-infrastructure` } }),
    ...(organization.guardrails.perimeter?.exemptTag
      ? [requestsThat({ StringEquals: { ...own.StringEquals, 'aws:PrincipalTag/dp:exclude:network': 'true' } })]
      : []),
  ];
}

/** Requests on data planes that live in a VPC. */
export const VPC_RESIDENT: Statement = requestsThat({}, VPC_RESIDENT_ACTIONS);

/** Requests of AWS's own accounts that write logs of load balancers in the Regions in use. */
export function ofLoadBalancers({ service }: GuardedOrganization): readonly Statement[] {
  const regions = Object.values(service.aws.accounts).flatMap((account) => account.regions);
  const accounts = regions.flatMap((region) => LOAD_BALANCING_ACCOUNTS[region] ?? []);
  return accounts.length === 0 ? [] : [requestsThat({ StringEquals: { 'aws:PrincipalAccount': accounts } })];
}

/** ARNs of people: users, root users, Identity Center, and declared roles of people. */
export function peopleArns(situation: DeclaredSituation, { service }: GuardedOrganization): readonly string[] {
  const arn = `arn:${partitionOf(situation)}:iam::`;
  return [
    `${arn}*:root`,
    `${arn}*:user/*`,
    `${arn}*:role/aws-reserved/sso.amazonaws.com/*`,
    ...Object.values(service.aws.accounts).flatMap(({ id, humanRoles = [] }) =>
      humanRoles.map((name) => `${arn}${id}:role/${name}`),
    ),
  ];
}

const SOURCE = 'aws:sourceip';

/** Whence it can be reached: ranges beyond the networks, `All` where that is all there is, and no address at all. */
export function networksBeyond(trusted: CidrSet): (passing: Passing | undefined) => readonly string[] {
  return (passing) => {
    const source = passing?.keys[SOURCE];
    if (source === undefined || source.described.includes('All')) return ['All'];
    const extra = rangesOf(source.cells.flatMap(({ address }: KeyCell) => address ?? []));
    const everything = extra.union(trusted).ranges.join() === '0.0.0.0/0,::/0';
    const absent = source.cells.some(({ value }) => value === undefined);
    return [...(everything ? ['All'] : extra.ranges), ...(absent ? ['noSourceAddress'] : [])];
  };
}

/** The addresses of the declared networks that the perimeter names. */
export function trustedIn({ facts }: DeclaredSituation, { networks }: Perimeter): CidrSet {
  return addressesOf(facts.declaration.networks, networks);
}
