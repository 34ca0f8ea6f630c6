import type { Mode } from './reading';
import type { Region } from './region';
import { type Box, type Cover, Space } from './space';
import { gapsOf, uncovered } from './uncovered';

/** A proof's two universes: that of `possible` may be smaller, where it is not certain who is exempt. */
export type Universe = Readonly<Record<Mode, Region>>;

/** What a search finds. */
export interface Found {
  readonly gaps: readonly Region[];
  readonly doubts: readonly Region[];
  readonly complete: boolean;
}

const NOTHING: Found = { gaps: [], doubts: [], complete: true };

/** The search for what regions leave open of a universe. */
export class Search {
  private readonly space: Space;
  private readonly everybody: Cover;
  private readonly subject: Cover;
  private readonly impossible: readonly Cover[];

  /**
   * @param regions that bear on the universe and are covered, certainly and possibly
   * @param impossible sign-ins that cannot be
   */
  constructor(
    universe: Universe,
    private readonly regions: Readonly<Record<Mode, readonly Region[]>>,
    impossible: readonly Region[],
  ) {
    const { certain, possible } = universe;
    this.space = new Space(new Set([...regions.certain, ...regions.possible, ...impossible, certain, possible]));
    this.everybody = this.space.coverOf(certain);
    this.subject = certain === possible ? this.everybody : this.space.coverOf(possible);
    this.impossible = this.coversOf(impossible);
  }

  /** @param settled whether what is possible is certain, too */
  found(settled: boolean): Found {
    const { space, everybody, subject } = this;
    const covered = this.coversOf(this.regions.certain);
    const hoped = settled ? covered : this.coversOf(this.regions.possible);
    // What certainly covers possibly does, too, so where it covers everything there is no gap to look for.
    if (!settled && this.left(everybody, covered).next().done) return NOTHING;
    const sure = gapsOf(space, (isTold) => this.left(subject, hoped, isTold), subject.box, hoped);
    if (settled) return { gaps: sure.regions, doubts: [], complete: sure.complete };
    const open = (isTold: (box: Box) => boolean) => this.unsettledIn(this.left(everybody, covered, isTold), hoped);
    const unsure = gapsOf(space, open, everybody.box, covered);
    return { gaps: sure.regions, doubts: unsure.regions, complete: sure.complete && unsure.complete };
  }

  private coversOf(regions: readonly Region[]): readonly Cover[] {
    return regions.map((region) => this.space.coverOf(region));
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
  private *unsettledIn(open: Iterable<Box | 'tooComplex'>, hoped: readonly Cover[]): Generator<Box | 'tooComplex'> {
    for (const box of open) {
      if (box === 'tooComplex') {
        yield box;
        continue;
      }
      for (const cover of hoped) {
        const both = this.space.intersect(cover, box);
        if (both !== undefined) yield both;
      }
      yield* this.space.subtract(box, this.subject);
    }
  }
}
