import { onceFor } from '../values';
import { ALL_ATOMS, type Atoms, areApart, complement, intersection, isAll, isNone, isWithin } from './atoms';
import { type Dimension, normalized } from './dimension';

/**
 * A box in the space of sign-ins: every sign-in whose properties lie in the given sets. A dimension that is not named is
 * not restricted. A region is never empty; where a function could make it so, it returns `undefined`.
 */
export type Region = ReadonlyMap<Dimension, Atoms>;

/** Every sign-in. */
export const EVERYTHING: Region = new Map();

/** The sign-ins with these properties, or `undefined` where there is none. */
export function regionOf(parts: Iterable<readonly [Dimension, Atoms]>): Region | undefined {
  const region = new Map<Dimension, Atoms>();
  for (const [dimension, atoms] of parts) {
    const own = region.get(dimension);
    const common = normalized(dimension, own === undefined ? atoms : intersection(own, atoms));
    if (isNone(common)) return undefined;
    if (!isAll(common)) region.set(dimension, common);
  }
  return region;
}

/** The sign-ins with this one property. */
export function where(dimension: Dimension, atoms: Atoms): Region {
  return replaced(EVERYTHING, dimension, atoms);
}

export function atomsOf(region: Region, dimension: Dimension): Atoms {
  return region.get(dimension) ?? ALL_ATOMS;
}

/** The region with a dimension set anew; `atoms` must not be empty. */
export function replaced(region: Region, dimension: Dimension, atoms: Atoms): Region {
  const parts = new Map(region);
  const set = normalized(dimension, atoms);
  if (isAll(set)) parts.delete(dimension);
  else parts.set(dimension, set);
  return parts;
}

export function narrowed(region: Region, dimension: Dimension, atoms: Atoms): Region | undefined {
  const left = normalized(dimension, intersection(atomsOf(region, dimension), atoms));
  return isNone(left) ? undefined : replaced(region, dimension, left);
}

export function intersect(a: Region, b: Region): Region | undefined {
  if (a.size === 0) return b;
  return b.size === 0 ? a : regionOf([...a, ...b]);
}

/** The dimensions in which the two have nothing in common; empty where they overlap. */
export function apartIn(a: Region, b: Region): readonly Dimension[] {
  const apart: Dimension[] = [];
  for (const [dimension, atoms] of a) {
    const other = b.get(dimension);
    if (other !== undefined && areApart(atoms, other)) apart.push(dimension);
  }
  return apart.length > 1 ? apart.sort() : apart;
}

export function overlap(a: Region, b: Region): boolean {
  for (const [dimension, atoms] of a) {
    const other = b.get(dimension);
    if (other !== undefined && areApart(atoms, other)) return false;
  }
  return true;
}

/** Whether every sign-in of `inner` is in `outer`. */
export function contains(outer: Region, inner: Region): boolean {
  for (const [dimension, atoms] of outer) if (!isWithin(atomsOf(inner, dimension), atoms)) return false;
  return true;
}

/** What is left of a region without another: disjoint regions, none where nothing is left. */
export function subtract(from: Region, hole: Region): readonly Region[] {
  if (!overlap(from, hole)) return [from];
  const pieces: Region[] = [];
  let core: Region | undefined = from;
  for (const [dimension, atoms] of inOrder(hole)) {
    const outside: Region | undefined = narrowed(core, dimension, complement(atoms));
    if (outside !== undefined) pieces.push(outside);
    core = narrowed(core, dimension, atoms);
    if (core === undefined) break;
  }
  return pieces;
}

/** What each region shares with each of the others. */
export function product(a: readonly Region[], b: readonly Region[]): readonly Region[] {
  if (isOnlyEverything(b)) return a;
  if (isOnlyEverything(a)) return b;
  return a.flatMap((left) => b.map((right) => intersect(left, right)).filter((both) => both !== undefined));
}

function isOnlyEverything(regions: readonly Region[]): boolean {
  return regions.length === 1 && regions[0]?.size === 0;
}

/** A text that is equal for equal regions, and orders them. */
export const keyOf = onceFor((region: Region): string =>
  inOrder(region)
    .map(([dimension, atoms]) => keyPart(dimension, atoms))
    .join(),
);

/** The part of a key that one restricted dimension makes. */
export function keyPart(dimension: Dimension, atoms: Atoms): string {
  return `[${JSON.stringify(dimension)},${textOf(atoms)}]`;
}

/** Most restrictions are one of a few, or asked for again. */
const textOf = onceFor((atoms: Atoms) => JSON.stringify(atoms));

function inOrder(region: Region): readonly (readonly [Dimension, Atoms])[] {
  return [...region].sort(([a], [b]) => (a < b ? -1 : 1));
}
