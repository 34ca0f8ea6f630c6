import type { Entity, Posture } from '../posture';
import { contradictions } from './contradictions';
import { isEnforced } from './enforcement';
import { policyRegions } from './policy-regions';
import type { Mode } from './reading';
import { apartIn, keyOf, overlap, product, type Region, subtract } from './region';
import { type Demand, demands } from './requirement';
import { gapsOf, uncovered } from './uncovered';

type Policy = Entity<'conditionalAccessPolicy'>;

/** Whether every sign-in of a universe has to meet a demand, by enforced policies alone or together. */
export interface Coverage {
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
 * Proves that every sign-in of the universe has to meet the demand, or tells which need not.
 *
 * The universe of `possible` may be smaller, where it is not certain who is exempt. Covered is what has no gap and no doubt,
 * and is complete.
 */
export function coverage(posture: Posture, demand: Demand, universe: Readonly<Record<Mode, Region>>): Coverage {
  const certain = covering(posture, demand, universe.certain, 'certain');
  const possible = covering(posture, demand, universe.possible, 'possible');
  const covered = certain.flatMap(({ regions }) => regions);
  const hoped = possible.flatMap(({ regions }) => regions);
  const unsettled = possible.filter((one) => !sameRegions(one, certain)).map(({ policy }) => policy);
  const settled = unsettled.length === 0 && keyOf(universe.certain) === keyOf(universe.possible);

  const sure = gapsOf(left(posture, universe.possible, hoped), universe.possible, hoped);
  const open = settled ? [] : unsettledIn(left(posture, universe.certain, covered), universe.possible, hoped);
  const unsure = gapsOf(open, universe.certain, covered);
  return {
    by: certain.map(({ policy }) => policy),
    gaps: sure.regions,
    doubts: unsure.regions,
    unsettled,
    complete: sure.complete && unsure.complete,
  };
}

/** What no region covers and what can be at all. */
function left(posture: Posture, universe: Region, regions: readonly Region[]) {
  return uncovered(universe, [...regions, ...contradictions(posture, [universe, ...regions])]);
}

/** Of what is not certainly covered, what may be: by a policy, or because whoever signs in may be exempt. */
function* unsettledIn(
  open: Iterable<Region | 'tooComplex'>,
  subject: Region,
  hoped: readonly Region[],
): Generator<Region | 'tooComplex'> {
  for (const region of open) {
    if (region === 'tooComplex') {
      yield region;
    } else {
      yield* product([region], hoped);
      yield* subtract(region, subject);
    }
  }
}

/** Why a policy that demands enough does not cover a gap: it is not enforced, or these conditions keep it away. */
export interface NearMiss {
  readonly policy: Policy;
  readonly enforced: boolean;
  readonly apartIn: readonly string[];
}

/** The policy that comes nearest to covering a gap, if any demands enough: what a person would look at first. */
export function nearestPolicy(posture: Posture, demand: Demand, gap: Region): NearMiss | undefined {
  const misses = posture.entities.conditionalAccessPolicy
    .filter((policy) => demands(policy, demand, posture, 'certain'))
    .flatMap((policy) =>
      policyRegions(policy, 'certain').map((region) => ({
        policy,
        enforced: isEnforced(policy, 'certain'),
        apartIn: apartIn(region, gap),
      })),
    );
  // One that is only not on is nearer than one that is for other sign-ins.
  const blocks = ({ policy }: NearMiss) => demand !== 'block' && demands(policy, 'block', posture, 'certain');
  const distance = (miss: NearMiss) => miss.apartIn.length + (miss.enforced ? 0 : 0.5) + (blocks(miss) ? 0.25 : 0);
  return misses.sort((a, b) => distance(a) - distance(b) || (a.policy.address < b.policy.address ? -1 : 1))[0];
}

interface Covering {
  readonly policy: Policy;
  readonly regions: readonly Region[];
}

function covering(posture: Posture, demand: Demand, universe: Region, mode: Mode): readonly Covering[] {
  return posture.entities.conditionalAccessPolicy
    .filter((policy) => isEnforced(policy, mode) && demands(policy, demand, posture, mode))
    .map((policy) => ({
      policy,
      regions: policyRegions(policy, mode).filter((region) => overlap(region, universe)),
    }))
    .filter(({ regions }) => regions.length > 0);
}

function sameRegions({ policy, regions }: Covering, others: readonly Covering[]): boolean {
  const other = others.find((candidate) => candidate.policy === policy);
  return other !== undefined && JSON.stringify(regions.map(entries)) === JSON.stringify(other.regions.map(entries));
}

function entries(region: Region) {
  return [...region];
}
