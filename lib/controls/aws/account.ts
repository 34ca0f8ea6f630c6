import {
  type AwsAccount,
  type AwsSettings,
  auditBucketOf,
  type DeclaredBucket,
  type Network,
  type OrganizationTrail,
  organizationTrailOf,
  subjectName,
} from '../../declaration';
import { type Entity, symbolOf } from '../../posture';
import { CidrSet } from '../../values';
import type { Situation } from '../control';

/** The account that the stack is for, as it was declared; `undefined` where nobody declared one. */
export function awsAccountOf({ facts }: Situation): AwsAccount | undefined {
  if (facts?.focus.account === undefined) return undefined;
  const service = facts.declaration.services[facts.focus.service];
  return service?.kind === 'aws' ? service.aws.accounts[facts.focus.account] : undefined;
}

/** What is declared of the AWS service that the stack is of. */
function awsSettingsOf({ facts }: Situation): AwsSettings | undefined {
  const service = facts?.declaration.services[facts.focus.service];
  return service?.kind === 'aws' ? service.aws : undefined;
}

/** Id of the account that the stack is applied in, the management account for that of an organization, as declared. */
export function accountIdOf(situation: Situation): string | undefined {
  if (situation.facts?.focus.organization) return awsSettingsOf(situation)?.organization?.managementAccount;
  return awsAccountOf(situation)?.id;
}

/** Names of the roles that are declared for emergencies, of the same name in each account of the organization. */
export function emergencyRolesOf(situation: Situation): readonly string[] {
  return awsSettingsOf(situation)?.organization?.guardrails?.breakGlassRoles ?? [];
}

/** Id of the organization that the account is declared in. */
export function organizationIdOf(situation: Situation): string | undefined {
  return awsSettingsOf(situation)?.organization?.id;
}

/** The declared trail of the organization that the account is of, whichever stack makes it. */
export function organizationTrail(situation: Situation): OrganizationTrail | undefined {
  const settings = awsSettingsOf(situation);
  return settings === undefined ? undefined : organizationTrailOf(settings);
}

/** Whether the stack is the one that the organization's trail is declared to be made in. */
export function makesTrail({ facts }: Situation, trail: OrganizationTrail): boolean {
  if (facts === undefined) return false;
  return trail.account === undefined ? facts.focus.organization === true : facts.focus.account === trail.account;
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
  const trail = organizationTrail(situation);
  const declared = [
    ...Object.values(account?.buckets ?? {}),
    account && auditBucketOf(account),
    trail !== undefined && makesTrail(situation, trail) ? trail.bucket : undefined,
  ];
  return declared.find((each) => each !== undefined && (each.name === name || each.replica?.name === name));
}
