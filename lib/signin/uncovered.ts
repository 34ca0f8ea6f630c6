import type { Region } from './region';
import { type Box, type Cover, holds, type Space } from './space';

/** How many boxes a search takes apart before it gives up. */
export const MOST_STEPS = 20_000;
/** How many gaps are told. */
export const MOST_GAPS = 50;

/**
 * The part of the universe that none of the covers holds, as disjoint boxes, one after another as they are found, in an
 * order that does not depend on that of `by`; none where all of it is covered. `'tooComplex'` comes last where the search
 * was given up: there may be more.
 *
 * @param skip boxes of which nothing has to be found
 */
export function* uncovered(
  space: Space,
  universe: Box,
  by: readonly Cover[],
  skip: (box: Box) => boolean = () => false,
): Generator<Box | 'tooComplex'> {
  // What restricts least leaves the fewest pieces, so it goes first.
  const overlapping = by.filter((cover) => space.overlap(cover, universe));
  const covers = [...widest(overlapping)].sort((a, b) => a.restricts.length - b.restricts.length);
  const open: { readonly box: Box; readonly from: number }[] = [{ box: universe, from: 0 }];
  let steps = 0;
  for (let top = open.pop(); top !== undefined; top = open.pop()) {
    const { box, from } = top;
    if (skip(box)) continue;
    let next = from;
    let cover = covers[next];
    while (cover !== undefined && !space.overlap(cover, box)) cover = covers[++next];
    if (cover === undefined) {
      yield box;
      continue;
    }
    steps += 1;
    if (steps > MOST_STEPS) {
      yield 'tooComplex';
      return;
    }
    open.push(...space.subtract(box, cover).map((piece) => ({ box: piece, from: next + 1 })));
  }
}

/** The covers in the order of their keys, without those that another holds. */
function widest(covers: readonly Cover[]): readonly Cover[] {
  const each = [...new Map(covers.map((cover) => [cover.key, cover])).values()].sort((a, b) =>
    a.key < b.key ? -1 : 1,
  );
  return each.filter((cover) => !each.some((other) => other !== cover && holds(other.box, cover.box)));
}

/** Sign-ins of a universe that are not covered. */
export interface Gaps {
  /** As wide and few regions as can be told, in a fixed order. They may overlap; none holds a covered sign-in. */
  readonly regions: readonly Region[];
  /** There are no others. */
  readonly complete: boolean;
}

/**
 * Grows what is left of a universe as far as it stays clear of all that covers, until too much is found to be told.
 *
 * @param left finds it, without what is in the gaps so far
 */
export function gapsOf(
  space: Space,
  left: (isTold: (box: Box) => boolean) => Iterable<Box | 'tooComplex'>,
  universe: Box,
  by: readonly Cover[],
): Gaps {
  const found: Box[] = [];
  const isTold = (box: Box) => found.some((gap) => holds(gap, box));
  for (const piece of left(isTold)) {
    if (piece !== 'tooComplex' && isTold(piece)) continue;
    if (piece === 'tooComplex' || found.length === MOST_GAPS) return { regions: told(space, found), complete: false };
    found.push(widened(space, piece, universe, by));
  }
  return { regions: told(space, found), complete: true };
}

/** The box with one dimension after the other widened to what the covers leave of the universe there. */
function widened(space: Space, box: Box, universe: Box, by: readonly Cover[]): Box {
  let wide = box;
  let apart = by.map((cover) => ({ cover, dimensions: space.apartIn(cover, box) }));
  for (const index of space.restrictedIn(box)) {
    // Only those bound a dimension that the box keeps clear of there and nowhere else.
    const bounds = apart.filter(({ dimensions }) => dimensions.length === 1 && dimensions[0] === index);
    wide = space.widened(
      wide,
      index,
      universe,
      bounds.map(({ cover }) => cover.box),
    );
    apart = apart.map(({ cover, dimensions }) =>
      dimensions.includes(index) ? { cover, dimensions: space.apartIn(cover, wide) } : { cover, dimensions },
    );
  }
  return wide;
}

/** The same sign-ins in fewer boxes: two that differ in one dimension alone become one. */
function merged(space: Space, boxes: readonly Box[]): readonly Box[] {
  let rest = boxes;
  for (let before = Number.POSITIVE_INFINITY; rest.length < before; ) {
    before = rest.length;
    for (let index = 0; index < space.dimensions; index++) rest = mergedIn(space, index, rest);
  }
  return rest;
}

function mergedIn(space: Space, index: number, boxes: readonly Box[]): readonly Box[] {
  const others: Box[] = [];
  const joined: Box[] = [];
  for (const box of boxes) {
    if (!space.restricts(box, index)) {
      others.push(box);
      continue;
    }
    const twin = joined.findIndex((other) => space.differOnlyIn(index, box, other));
    const known = joined[twin];
    if (known === undefined) joined.push(box);
    else joined[twin] = space.union(known, box);
  }
  return others.length === boxes.length ? boxes : [...others, ...joined];
}

/** As regions in a fixed order, without those that another holds. */
function told(space: Space, found: readonly Box[]): readonly Region[] {
  return widest(merged(space, found).map((box) => space.cover(box))).map(({ region }) => region);
}
