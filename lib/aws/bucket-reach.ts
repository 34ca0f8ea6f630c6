import { Token } from 'cdktf';
import { type AwsPartition, IamName, InvalidValue } from '../values';
import type { BucketReach } from './bucket-policy';
import { findingIn } from './findings';
import type { BucketReachProps } from './private-bucket';

interface ReachOwner {
  readonly accountId: string;
  readonly partition: AwsPartition;
  readonly serviceRoles: readonly string[];
}

/** What may reach a bucket, as its policy needs it. */
export function reachOf(props: BucketReachProps, { accountId, partition, serviceRoles }: ReachOwner): BucketReach {
  return {
    network: props.network,
    vpcEndpointIds: props.vpcEndpointIds ?? [],
    serviceRoles,
    mending: [props.deployerRole, ...(props.emergencyRoles ?? [])].map(
      (role) => `arn:${partition}:iam::${accountId}:role/${role}`,
    ),
  };
}

export function reachFindings({
  deployerRole,
  emergencyRoles = [],
  vpcEndpointIds = [],
}: BucketReachProps): (InvalidValue | undefined)[] {
  return [
    findingIn('reach.deployerRole', deployerRole, (text) => IamName.parse(text, 'role')),
    ...emergencyRoles.map((role, index) =>
      findingIn(`reach.emergencyRoles[${index}]`, role, (text) => IamName.parse(text, 'role')),
    ),
    ...vpcEndpointIds.map(endpointFinding),
  ];
}

function endpointFinding(id: string, index: number): InvalidValue | undefined {
  if (Token.isUnresolved(id) || /^vpce-[0-9a-f]{8,17}$/.test(id)) return undefined;
  return new InvalidValue({
    problem: `reach.vpcEndpointIds[${index}]: this is not the id of a VPC endpoint`,
    given: id,
    allowed: 'it is written vpce- and hexadecimal digits',
    control: 'AWS-STO-12',
  });
}
