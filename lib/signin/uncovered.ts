import { includesAtom, only, union } from './atoms';
import { type Dimension, domainOf } from './dimension';
import { atomsOf, contains, distinct, merged, overlap, type Region, replaced, subtract } from './region';

/** How many regions a search takes apart before it gives up. */
export const MOST_STEPS = 20_000;
/** How many gaps are told. */
export const MOST_GAPS = 50;

/**
 * The part of the universe that none of the regions covers, as disjoint regions, one after another as they are found, in
 * an order that does not depend on that of `by`; none where all of it is covered. `'tooComplex'` comes last where the
 * search was given up: there may be more.
 */
export function* uncovered(universe: Region, by: readonly Region[]): Generator<Region | 'tooComplex'> {
  // What restricts least leaves the fewest pieces, so it goes first.
  const covers = [...distinct(by.filter((region) => overlap(region, universe)))].sort((a, b) => a.size - b.size);
  const open: { readonly region: Region; readonly from: number }[] = [{ region: universe, from: 0 }];
  let steps = 0;
  for (let top = open.pop(); top !== undefined; top = open.pop()) {
    const { region, from } = top;
    const next = covers.findIndex((cover, index) => index >= from && overlap(cover, region));
    const cover = covers[next];
    if (cover === undefined) {
      yield region;
      continue;
    }
    steps += 1;
    if (steps > MOST_STEPS) {
      yield 'tooComplex';
      return;
    }
    open.push(...subtract(region, cover).map((piece) => ({ region: piece, from: next + 1 })));
  }
}

/** Sign-ins of a universe that are not covered. */
export interface Gaps {
  /** As wide and few regions as can be told. They may overlap; none holds a covered sign-in. */
  readonly regions: readonly Region[];
  /** There are no others. */
  readonly complete: boolean;
}

/** Grows what is left of a universe as far as it stays clear of all that covers, until too much is found to be told. */
export function gapsOf(left: Iterable<Region | 'tooComplex'>, universe: Region, by: readonly Region[]): Gaps {
  const clear = (region: Region) => !by.some((cover) => overlap(cover, region));
  const found: Region[] = [];
  for (const piece of left) {
    if (piece === 'tooComplex') return { regions: told(found), complete: false };
    if (found.some((gap) => contains(gap, piece))) continue;
    if (found.length === MOST_GAPS) return { regions: told(found), complete: false };
    found.push([...piece.keys()].sort().reduce((wide, dimension) => widened(wide, dimension, universe, clear), piece));
  }
  return { regions: told(found), complete: true };
}

function told(found: readonly Region[]): readonly Region[] {
  return distinct(merged(found));
}

function widened(region: Region, dimension: Dimension, universe: Region, clear: (region: Region) => boolean): Region {
  const bound = atomsOf(universe, dimension);
  const free = replaced(region, dimension, bound);
  if (clear(free)) return free;
  const more = (domainOf(dimension) ?? []).filter((member) => includesAtom(bound, member));
  return more.reduce((wide, member) => {
    const wider = replaced(wide, dimension, union(atomsOf(wide, dimension), only([member])));
    return clear(wider) ? wider : wide;
  }, region);
}
