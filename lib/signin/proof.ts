import { onceFor, remembered } from '../values';
import { isSameAtoms } from './atoms';
import type { Dimension } from './dimension';
import type { Mode } from './reading';
import { atomsOf, contains, intersect, keyOf, overlap, type Region } from './region';
import { type Found, Search, type Universe } from './search';

/** The sign-ins of which one policy makes a demand. */
export type Covering = Readonly<Record<Mode, readonly Region[]>>;

/** What coverings leave open of a universe; they are told by their place among all. */
export interface Left extends Found {
  /** The universe, or one that is equal to it: the same one as long as it is remembered. */
  readonly universe: Universe;
  /** Those that certainly cover a part of the universe. */
  readonly by: readonly number[];
  /** Those that may cover more of it than they certainly do. */
  readonly unsettled: readonly number[];
}

/** Proves of a universe that coverings leave nothing open of it, or tells what. */
export type Proof = (universe: Universe) => Left;

/** How many sets of coverings, and universes of each, are remembered: those of some tenants. */
const MOST_PROOFS = 100;
const MOST_UNIVERSES = 200;

/**
 * The proof by some coverings, given what cannot be. It goes by nothing but their sign-ins, so what was found is known for
 * every control that asks for the same, and for every tenant whose policies are equal in this. Universes that differ only
 * where no covering looks (in a role that none names) are proven once.
 */
export const proofBy: (coverings: readonly Covering[], impossible: readonly Region[]) => Proof = remembered(
  MOST_PROOFS,
  (coverings, impossible) =>
    [...coverings.flatMap(({ certain, possible }) => [certain, possible]), impossible].map(textOf).join(' '),
  (coverings, impossible) => {
    const regions = [...coverings.flatMap(({ certain, possible }) => [...certain, ...possible]), ...impossible];
    const named = new Set(regions.flatMap((region) => [...region.keys()]));
    const ofCore = remembered(MOST_UNIVERSES, universeText, (core: Universe) => proven(core, coverings, impossible));
    return remembered(MOST_UNIVERSES, universeText, (universe) => {
      const core = coreOf(universe, named);
      const found = ofCore(core);
      const gaps = placed(found.gaps, core.possible, universe.possible);
      const doubts = placed(found.doubts, core.certain, universe.certain);
      return { ...found, universe, gaps, doubts };
    });
  },
);

/** Every demand that a policy makes asks for the regions of the policy. */
const textOf = onceFor((regions: readonly Region[]) => regions.map((region) => `{${keyOf(region)}}`).join(''));

/** Several demands are proven of one universe. */
const universeText = onceFor(({ certain, possible }: Universe) =>
  certain === possible ? `${keyOf(certain)} alone` : `${keyOf(certain)} ${keyOf(possible)}`,
);

function proven(
  universe: Universe,
  coverings: readonly Covering[],
  impossible: readonly Region[],
): Omit<Left, 'universe'> {
  const certain = bearing(coverings, universe, 'certain');
  const by = placesOf(certain);
  // One region that holds the universe ends the proof, and most that hold end so.
  if (certain.flat().some((region) => contains(region, universe.certain))) {
    return { by, gaps: [], doubts: [], unsettled: [], complete: true };
  }
  const possible = bearing(coverings, universe, 'possible');
  const hoped = placesOf(possible);
  const unsettled = hoped.filter((place) => !isSame(certain[place] ?? [], possible[place] ?? []));
  const settled =
    unsettled.length === 0 && hoped.length === by.length && keyOf(universe.certain) === keyOf(universe.possible);
  const sure = certain.flat();
  const regions = { certain: sure, possible: settled ? sure : possible.flat() };
  const found = new Search(universe, regions, impossible).found(settled);
  return { ...found, by, unsettled: found.doubts.length === 0 ? [] : unsettled };
}

/** Of the regions of each covering, those that bear on the universe. */
function bearing(coverings: readonly Covering[], universe: Universe, mode: Mode): readonly (readonly Region[])[] {
  return coverings.map((covering) => covering[mode].filter((region) => overlap(region, universe[mode])));
}

/** The places where there are regions. */
function placesOf(all: readonly (readonly Region[])[]): readonly number[] {
  return all.flatMap((regions, place) => (regions.length > 0 ? [place] : []));
}

function isSame(some: readonly Region[], others: readonly Region[]): boolean {
  const [these, those] = [some.map(keyOf), others.map(keyOf)];
  return these.length === those.length && these.every((key, index) => key === those[index]);
}

/** The universe without the dimensions that are not named, unless who is exempt there is not certain. */
function coreOf({ certain, possible }: Universe, named: ReadonlySet<Dimension>): Universe {
  const decides = (dimension: Dimension) =>
    named.has(dimension) || !isSameAtoms(atomsOf(certain, dimension), atomsOf(possible, dimension));
  const core = (region: Region) => new Map([...region].filter(([dimension]) => decides(dimension)));
  const sure = core(certain);
  return { certain: sure, possible: certain === possible ? sure : core(possible) };
}

/** Regions of a core as regions of the universe, in the order of their keys. */
function placed(regions: readonly Region[], core: Region, universe: Region): readonly Region[] {
  if (core.size === universe.size) return regions;
  return regions
    .map((region) => intersect(region, universe))
    .filter((region) => region !== undefined)
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
