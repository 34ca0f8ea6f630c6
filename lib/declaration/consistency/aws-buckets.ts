import { quoted } from '../../values';
import type { Fault } from '../fault';
import type { Path } from '../location';
import type { AwsAccount } from '../schema/aws';
import type { DeclaredBucket } from '../schema/aws-bucket';

/** Buckets and replicas are in regions of their account, a replica in another than its bucket; endpoints need networks. */
export function bucketFaults(path: Path, { buckets = {}, regions }: AwsAccount): Fault[] {
  return Object.entries(buckets).flatMap(([id, bucket]) => [
    ...regionFault([...path, id, 'region'], bucket.region, regions),
    ...replicaFaults([...path, id, 'replica', 'region'], bucket, regions),
    ...(bucket.vpcEndpoints !== undefined && bucket.networks === undefined ? [endpointsAlone([...path, id])] : []),
  ]);
}

export function regionFault(path: Path, region: string | undefined, regions: readonly string[]): Fault[] {
  if (region === undefined || regions.includes(region)) return [];
  return [
    {
      path,
      problem: 'the account does not use this region',
      given: quoted(region),
      allowed: regions.join(', '),
      suggestion: 'Choose one of them, or add the region to the account',
    },
  ];
}

function replicaFaults(path: Path, { region, replica }: DeclaredBucket, regions: readonly string[]): Fault[] {
  if (replica === undefined) return [];
  if (replica.region !== (region ?? regions[0])) return regionFault(path, replica.region, regions);
  return [
    {
      path,
      problem: 'the replica is in the region of its bucket, and is lost with it',
      given: quoted(replica.region),
      allowed: 'another region of the account',
      control: 'AWS-STO-15',
    },
  ];
}

function endpointsAlone(path: Path): Fault {
  return {
    path: [...path, 'vpcEndpoints'],
    problem: 'endpoints are named, but no networks: the bucket is not held to any place',
    allowed: 'vpcEndpoints beside networks',
    suggestion: 'Add "networks: [...]", or remove the endpoints',
    control: 'AWS-STO-12',
  };
}
