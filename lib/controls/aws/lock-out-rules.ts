import type { Entity, PolicyDocument, Val } from '../../posture';
import type { Situation } from '../control';
import { partitionOf } from './account';
import { isFor } from './bucket';
import { ON_BUCKET, ON_KEY } from './deployer-requests';
import { names } from './identity';
import { bucketArn, canonical } from './policy-texts';

/** A document that can deny a role something, and what. */
export interface LockOutRule {
  readonly address: string;
  readonly document: Val<PolicyDocument>;
  readonly actions: readonly string[];
  /** What the actions are done to. Default: anything. */
  readonly resources?: readonly string[];
  /** What has to be true for it not to be about the role. */
  readonly doubt?: string;
  /** A policy of the organization, which holds in every account below. */
  readonly fromAbove?: true;
}

/**
 * The documents of a stack that can shut a role out of mending what is made: the role's own policies (any action), policies of
 * buckets and keys (of what each is on, its policy), policies of the organization (any action; of resource control
 * policies, the policies of buckets and keys).
 *
 * @param whose the role in words: `the deployer's role`
 */
export function lockOutRules(role: string | undefined, whose: string, situation: Situation): readonly LockOutRule[] {
  return [
    ...identityRules(situation, role, whose),
    ...bucketRules(situation),
    ...keyRules(situation),
    ...organizationRules(situation),
  ];
}

function identityRules({ posture }: Situation, role: string | undefined, whose: string): LockOutRule[] {
  return posture.entities.identityPolicy.flatMap(({ address, fields }): LockOutRule[] => {
    if (fields.principalType !== 'role') return [];
    const entity = posture.entities.iamPrincipal.find(
      ({ fields: { type, name } }) => type === 'role' && name.is === 'known' && name.value === role,
    );
    const identity = {
      type: 'role' as const,
      ...(role === undefined ? {} : { name: role }),
      ...(entity && { entity }),
    };
    const isTheirs = names(fields.principal, identity, posture);
    if (isTheirs === 'no') return [];
    const rule = { address, document: fields.document, actions: ['*'] };
    return [isTheirs === 'yes' ? rule : { ...rule, doubt: `${address} is not on ${whose}` }];
  });
}

/** A bucket's policy is undone on the bucket itself; what it denies on the objects shuts nobody out of it. */
function bucketRules(situation: Situation): LockOutRule[] {
  const { entities } = situation.posture;
  const policies: readonly Entity<'bucketPolicy'>[] = entities.bucketPolicy;
  return policies.map(({ address, fields: { bucket: named, document } }): LockOutRule => {
    const bucket = entities.bucket.find((each) => isFor(named, each, situation.posture) === 'yes');
    const rule = { address, document, actions: ON_BUCKET };
    if (bucket === undefined || document.is !== 'known') return rule;
    const partition = partitionOf(situation, bucket);
    const value = canonical(document.value, situation.posture, partition);
    return { ...rule, document: { ...document, value }, resources: [bucketArn(bucket, partition)] };
  });
}

function keyRules({ posture: { entities } }: Situation): LockOutRule[] {
  const keys: readonly Entity<'kmsKey'>[] = entities.kmsKey;
  return keys.map(({ address, fields }): LockOutRule => ({ address, document: fields.policy, actions: ON_KEY }));
}

/** Policies of the organization, wherever they are attached: they may get to any account. */
function organizationRules({ posture: { entities } }: Situation): LockOutRule[] {
  return entities.organizationPolicy.flatMap(({ address, fields: { type, document } }): LockOutRule[] => {
    if (document.is === 'absent') return [];
    const isForResources = type.is === 'known' && type.value === 'RESOURCE_CONTROL_POLICY';
    return [{ address, document, actions: isForResources ? [...ON_BUCKET, ...ON_KEY] : ['*'], fromAbove: true }];
  });
}
