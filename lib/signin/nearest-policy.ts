import type { Entity, Posture } from '../posture';
import { type Dimension, flagOf } from './dimension';
import { isEnforced } from './enforcement';
import { policyRegions } from './policy-regions';
import { apartIn, type Region } from './region';
import { type Demand, demands } from './requirement';

type Policy = Entity<'conditionalAccessPolicy'>;

/** Why a policy that demands enough does not cover a gap: it is not enforced, or these conditions keep it away. */
export interface NearMiss {
  readonly policy: Policy;
  readonly enforced: boolean;
  readonly apartIn: readonly string[];
}

/** A policy that waits for one of these is for that occasion, and far from sign-ins on any other. */
const OCCASIONS: ReadonlySet<string> = new Set([
  'insiderRisk',
  'servicePrincipalRisk',
  'signInRisk',
  'transferMethod',
  'userRisk',
]);

/**
 * The policy that comes nearest to covering a gap of a universe, if any demands enough: what a person would look at first. It
 * is one that is for what the universe is about, and then one that little keeps away. A block that is about something else is
 * near to nothing, nor is one that is off and would do more than the demand, nor a policy for the other kind of identity, or for
 * people whom the universe leaves out.
 */
export function nearestPolicy(posture: Posture, demand: Demand, gap: Region, universe: Region): NearMiss | undefined {
  const subject = subjectOf(universe);
  let nearest: Miss | undefined;
  for (const candidate of candidatesFor(posture, demand)) {
    const miss = missOf(candidate, gap, universe, subject);
    if (miss !== undefined && (nearest === undefined || isNearer(miss, nearest))) nearest = miss;
  }
  return nearest;
}

/** A part of a policy that demands enough, were it enforced. */
interface Candidate {
  readonly policy: Policy;
  readonly enforced: boolean;
  readonly blocks: boolean;
  readonly region: Region;
  readonly listed: boolean;
  /** Part of its distance from any gap: what is only not on is nearer than what is for other sign-ins; a block may be for others. */
  readonly kind: number;
}

interface Miss extends NearMiss {
  readonly about: number;
  readonly distance: number;
}

/** Each gap asks for the same, and a posture never changes. */
const KNOWN = new WeakMap<Posture, Map<string, readonly Candidate[]>>();

function candidatesFor(posture: Posture, demand: Demand): readonly Candidate[] {
  const ofPosture = KNOWN.get(posture) ?? new Map<string, readonly Candidate[]>();
  KNOWN.set(posture, ofPosture);
  const key = JSON.stringify(demand);
  const known = ofPosture.get(key);
  if (known !== undefined) return known;
  const candidates = posture.entities.conditionalAccessPolicy
    .filter((policy) => demands(policy, demand, posture, 'certain'))
    .flatMap((policy) => {
      const enforced = isEnforced(policy, 'certain');
      const blocks = demands(policy, 'block', posture, 'certain');
      if (blocks && demand !== 'block' && !enforced) return [];
      return policyRegions(policy, 'certain').map((region): Candidate => {
        const listed = isListed(region);
        const kind = (enforced ? 0 : 0.5) + (blocks && demand !== 'block' ? 0.25 : 0);
        return { policy, enforced, blocks, region, listed, kind };
      });
    });
  ofPosture.set(key, candidates);
  return candidates;
}

function missOf(candidate: Candidate, gap: Region, universe: Region, subject: readonly string[]): Miss | undefined {
  const { policy, enforced, blocks, region, kind } = candidate;
  const apart = apartIn(region, gap);
  if (apart.includes('identity') || apartIn(region, universe).some(isOfPeople)) return undefined;
  const about = subject.filter((dimension) => region.has(dimension)).length;
  // A policy for listed resources, too, may be meant for others.
  const listed = candidate.listed && (apart.includes('target') || !isListed(gap));
  if (about === 0 && ((blocks && apart.length > 0) || (listed && subject.length > 0))) return undefined;
  const occasions = apart.filter((dimension) => OCCASIONS.has(dimension) && !universe.has(dimension)).length;
  // Of two that are as near, the one that is not for others of what the universe is about.
  const others = apart.filter((dimension) => subject.includes(dimension)).length;
  const distance = apart.length + 2 * occasions + kind + (listed ? 0.25 : 0) + others / 16;
  return { policy, enforced, apartIn: apart, about, distance };
}

function isNearer(a: Miss, b: Miss): boolean {
  if (a.about !== b.about) return a.about > b.about;
  if (a.distance !== b.distance) return a.distance < b.distance;
  return a.policy.address < b.policy.address;
}

/** Whether the sign-ins are to listed resources and no others. */
function isListed(region: Region): boolean {
  return region.get('target')?.except === false;
}

/** What a universe is about, besides leaving some people out: it restricts these dimensions. */
function subjectOf(universe: Region): readonly Dimension[] {
  return [...universe.keys()].filter((dimension) => dimension !== 'identity' && !isOfPeople(dimension));
}

/** Whether the dimension is who somebody is: in a group, or one of these users. */
function isOfPeople(dimension: Dimension): boolean {
  const kind = flagOf(dimension)?.kind;
  return kind === 'group' || kind === 'user';
}
