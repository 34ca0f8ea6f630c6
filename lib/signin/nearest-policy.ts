import type { Entity, Posture } from '../posture';
import { flagOf } from './dimension';
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
 * near to nothing, nor is a policy for the other kind of identity.
 */
export function nearestPolicy(posture: Posture, demand: Demand, gap: Region, universe: Region): NearMiss | undefined {
  const subject = subjectOf(universe);
  const misses = posture.entities.conditionalAccessPolicy
    .filter((policy) => demands(policy, demand, posture, 'certain'))
    .flatMap((policy) => {
      const enforced = isEnforced(policy, 'certain');
      const blocks = demands(policy, 'block', posture, 'certain');
      return policyRegions(policy, 'certain').flatMap((region) => {
        const about = subject.filter((dimension) => region.has(dimension)).length;
        const apart = apartIn(region, gap);
        const listed = isListed(region) && (apart.includes('target') || !isListed(gap));
        const aside = (blocks && apart.length > 0) || (listed && subject.length > 0);
        const elsewhere = apart.includes('identity') || (aside && about === 0);
        // One that is only not on is nearer than one that is for other sign-ins; a block, or a policy for listed resources, may
        // be meant for others.
        const occasions = apart.filter((dimension) => OCCASIONS.has(dimension) && !universe.has(dimension)).length;
        const kind = (enforced ? 0 : 0.5) + (blocks && demand !== 'block' ? 0.25 : 0) + (listed ? 0.25 : 0);
        // Of two that are as near, the one that is not for others of what the universe is about.
        const others = apart.filter((dimension) => subject.includes(dimension)).length;
        const distance = apart.length + 2 * occasions + kind + others / 16;
        return elsewhere ? [] : [{ policy, enforced, apartIn: apart, about, distance }];
      });
    });
  return misses.sort(
    (a, b) => b.about - a.about || a.distance - b.distance || (a.policy.address < b.policy.address ? -1 : 1),
  )[0];
}

/** Whether the sign-ins are to listed resources and no others. */
function isListed(region: Region): boolean {
  return region.get('target')?.except === false;
}

/** What a universe is about, besides leaving some people out: it restricts these dimensions. */
function subjectOf(universe: Region): readonly string[] {
  return [...universe.keys()].filter((dimension) => {
    const kind = flagOf(dimension)?.kind;
    return dimension !== 'identity' && kind !== 'group' && kind !== 'user';
  });
}
