import type { Entity, Posture } from '../posture';
import { onceFor } from '../values';
import { contradictions } from './contradictions';
import { isEnforced } from './enforcement';
import { policyRegions } from './policy-regions';
import { type Proof, proofBy } from './proof';
import type { Mode } from './reading';
import type { Region } from './region';
import { type Demand, demands } from './requirement';
import type { Universe } from './search';

type Policy = Entity<'conditionalAccessPolicy'>;

/** Whether every sign-in of a universe has to meet a demand, by enforced policies alone or together. */
export interface Coverage {
  /** The universe, or an equal one. */
  readonly universe: Universe;
  /** The enforced policies that certainly demand it of a part of the universe. */
  readonly by: readonly Policy[];
  /** Sign-ins that get in without it, whatever the values that cannot be read turn out to be. */
  readonly gaps: readonly Region[];
  /** Sign-ins of which the readable values do not settle it, and perhaps some of the gaps. */
  readonly doubts: readonly Region[];
  /** The policies that would settle the doubts, were their unread values as strong as can be. */
  readonly unsettled: readonly Policy[];
  /** False where the search was given up: there may be gaps and doubts that are not told. */
  readonly complete: boolean;
}

/**
 * Proves of each universe that every one of its sign-ins has to meet the demand, or tells which need not. Covered is what
 * has no gap and no doubt, and is complete.
 */
export function coverage(posture: Posture, demand: Demand, universes: readonly Universe[]): readonly Coverage[] {
  const { policies, proof } = makingOf(posture, demand);
  const at = (places: readonly number[]) => places.flatMap((place) => policies[place] ?? []);
  return universes.map((universe) => {
    const left = proof(universe);
    const { gaps, doubts, complete } = left;
    return { universe: left.universe, by: at(left.by), gaps, doubts, unsettled: at(left.unsettled), complete };
  });
}

/** The policies of a posture that may make a demand, and what is proven by them. */
interface Making {
  readonly policies: readonly Policy[];
  readonly proof: Proof;
}

/** Several controls, and several services of a tenant, ask for the same; a posture never changes. */
const knownIn = onceFor((_: Posture) => new Map<string, Making>());

function makingOf(posture: Posture, demand: Demand): Making {
  const known = knownIn(posture);
  const key = JSON.stringify(demand);
  const making = known.get(key) ?? makingIn(posture, demand);
  known.set(key, making);
  return making;
}

function makingIn(posture: Posture, demand: Demand): Making {
  const enforcing = (policy: Policy, mode: Mode) => isEnforced(policy, mode) && demands(policy, demand, posture, mode);
  // What certainly makes the demand possibly does, too.
  const policies = posture.entities.conditionalAccessPolicy.filter((policy) => enforcing(policy, 'possible'));
  const coverings = policies.map((policy) => ({
    certain: enforcing(policy, 'certain') ? policyRegions(policy, 'certain') : [],
    possible: policyRegions(policy, 'possible'),
  }));
  return { policies, proof: proofBy(coverings, contradictions(posture)) };
}
