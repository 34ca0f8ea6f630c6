import { type AwsAccount, auditBucketOf, type DeclaredBucket, type Network, subjectName } from '../../declaration';
import { type Entity, symbolOf } from '../../posture';
import { CidrSet } from '../../values';
import type { Situation } from '../control';

/** The account that the stack is for, as it was declared; `undefined` where nobody declared one. */
export function awsAccountOf({ facts }: Situation): AwsAccount | undefined {
  if (facts?.focus.account === undefined) return undefined;
  const service = facts.declaration.services[facts.focus.service];
  return service?.kind === 'aws' ? service.aws.accounts[facts.focus.account] : undefined;
}

/** What a finding is about where no resource is there: `service.account`, `service.organization`, the service, or AWS. */
export function placeOf({ facts }: Situation): string {
  return facts === undefined ? 'aws' : subjectName(facts.focus);
}

/** The partition of ARNs: as declared, else by the entity's region. Default `aws`. */
export function partitionOf({ facts }: Situation, entity?: Entity): string {
  const service = facts?.declaration.services[facts.focus.service];
  if (service?.kind === 'aws') return service.aws.partition ?? 'aws';
  const region = entity?.scope.region ?? '';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return region.startsWith('cn-') ? 'aws-cn' : 'aws';
}

/** All addresses of the declared networks. */
export function addressesOf(networks: Readonly<Record<string, Network>>, ids: readonly string[]): CidrSet {
  return CidrSet.of(ids.flatMap((id) => networks[id]?.cidrs ?? []));
}

/** A bucket of the stack as it was declared, or the one that it is a replica of; by its name. */
export function declaredBucket(situation: Situation, bucket: Entity<'bucket'>): DeclaredBucket | undefined {
  const name = symbolOf(bucket.fields.name);
  const account = awsAccountOf(situation);
  if (account === undefined) return undefined;
  const declared = [...Object.values(account.buckets ?? {}), auditBucketOf(account)];
  return declared.find((each) => each !== undefined && (each.name === name || each.replica?.name === name));
}
