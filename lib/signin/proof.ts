import type { Entity } from '../posture';
import type { Mode } from './reading';
import { keyOf, type Region } from './region';
import { type Box, type Cover, Space } from './space';
import { gapsOf, uncovered } from './uncovered';

type Policy = Entity<'conditionalAccessPolicy'>;

/** A proof's two universes: that of `possible` may be smaller, where it is not certain who is exempt. */
export type Universe = Readonly<Record<Mode, Region>>;

/** A policy and the sign-ins of which it makes a demand. */
export interface Covering {
  readonly policy: Policy;
  readonly regions: readonly Region[];
}

/** What coverings leave open of a universe. */
interface Left {
  readonly gaps: readonly Region[];
  readonly doubts: readonly Region[];
  readonly unsettled: readonly Policy[];
  readonly complete: boolean;
}

/** The search for what policies leave open, for all the universes that one demand is proven of. */
export class Proof {
  private readonly impossible: readonly Cover[];
  private readonly space: Space;
  private readonly covers: ReadonlyMap<Region, Cover>;

  /**
   * @param regions of all policies that make the demand, in either mode
   * @param impossible sign-ins that cannot be
   */
  constructor(regions: readonly Region[], impossible: readonly Region[], universes: readonly Universe[]) {
    const space = new Space([...regions, ...impossible, ...universes.flatMap((each) => [each.certain, each.possible])]);
    this.space = space;
    this.impossible = impossible.map((region) => space.coverOf(region));
    this.covers = new Map(regions.map((region) => [region, space.coverOf(region)]));
  }

  /** What is left open where no single region holds the universe; of the coverings, those that bear on it. */
  of(universe: Universe, certain: readonly Covering[], possible: readonly Covering[]): Left {
    const { space } = this;
    const everybody = space.coverOf(universe.certain);
    const covered = this.coversOf(certain);
    const subject = space.coverOf(universe.possible);
    const hoped = this.coversOf(possible);
    const unsettled = possible.filter((one) => !isSame(one, certain)).map(({ policy }) => policy);
    const settled = unsettled.length === 0 && possible.length === certain.length && everybody.key === subject.key;
    // What certainly covers possibly does, too, so where it covers everything there is no gap to look for.
    if (!settled && this.left(everybody, covered).next().done) return NOTHING;
    const sure = gapsOf(space, (isTold) => this.left(subject, hoped, isTold), subject.box, hoped);
    const open = (isTold: (box: Box) => boolean) =>
      settled ? [] : this.unsettledIn(this.left(everybody, covered, isTold), subject, hoped);
    const unsure = gapsOf(space, open, everybody.box, covered);
    return { gaps: sure.regions, doubts: unsure.regions, unsettled, complete: sure.complete && unsure.complete };
  }

  private coversOf(coverings: readonly Covering[]): readonly Cover[] {
    return coverings.flatMap(({ regions }) => regions.flatMap((region) => this.covers.get(region) ?? []));
  }

  /** What is in no cover and can be at all. */
  private left(universe: Cover, covers: readonly Cover[], skip?: (box: Box) => boolean) {
    const named = new Set(['target', ...[universe, ...covers].flatMap(({ region }) => [...region.keys()])]);
    const bearing = this.impossible.filter(({ region }) =>
      [...region.keys()].every((dimension) => named.has(dimension)),
    );
    return uncovered(this.space, universe.box, [...covers, ...bearing], skip);
  }

  /** Of what is not certainly covered, what may be: by a policy, or because whoever signs in may be exempt. */
  private *unsettledIn(
    open: Iterable<Box | 'tooComplex'>,
    subject: Cover,
    hoped: readonly Cover[],
  ): Generator<Box | 'tooComplex'> {
    for (const box of open) {
      if (box === 'tooComplex') {
        yield box;
        continue;
      }
      for (const cover of hoped) {
        const both = this.space.intersect(cover, box);
        if (both !== undefined) yield both;
      }
      yield* this.space.subtract(box, subject);
    }
  }
}

const NOTHING: Left = { gaps: [], doubts: [], unsettled: [], complete: true };

function isSame({ policy, regions }: Covering, others: readonly Covering[]): boolean {
  const other = others.find((candidate) => candidate.policy === policy);
  return other !== undefined && regions.map(keyOf).join() === other.regions.map(keyOf).join();
}
