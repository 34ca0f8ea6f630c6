import { ALL_ATOMS, type Atoms, areApart, complement, intersection, isAll, isNone, isWithin, union } from './atoms';
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
  let region: Region | undefined = EVERYTHING;
  for (const [dimension, atoms] of parts) {
    if (region === undefined) return undefined;
    region = narrowed(region, dimension, atoms);
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
  return regionOf([...a, ...b]);
}

/** The dimensions in which the two have nothing in common; empty where they overlap. */
export function apartIn(a: Region, b: Region): readonly Dimension[] {
  const apart: Dimension[] = [];
  for (const [dimension, atoms] of a) {
    const other = b.get(dimension);
    if (other !== undefined && areApart(atoms, other)) apart.push(dimension);
  }
  return apart.sort();
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
  return [...outer].every(([dimension, atoms]) => isWithin(atomsOf(inner, dimension), atoms));
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
  return a.flatMap((left) => b.map((right) => intersect(left, right)).filter((both) => both !== undefined));
}

/** A text that is equal for equal regions, and orders them. */
export function keyOf(region: Region): string {
  return keyWithout(region);
}

/** The regions in a fixed order, without those that another holds. */
export function distinct(regions: readonly Region[]): readonly Region[] {
  const each = sorted(regions);
  return each.filter((region) => !each.some((other) => other !== region && contains(other, region)));
}

/** The same sign-ins in fewer regions: two that differ in one dimension alone become one. */
export function merged(regions: readonly Region[]): readonly Region[] {
  let rest = regions;
  for (let before = Number.POSITIVE_INFINITY; rest.length < before; ) {
    before = rest.length;
    for (const dimension of [...new Set(rest.flatMap((region) => [...region.keys()]))].sort()) {
      rest = mergedIn(dimension, rest);
    }
  }
  return sorted(rest);
}

function mergedIn(dimension: Dimension, regions: readonly Region[]): readonly Region[] {
  const others = regions.filter((region) => !region.has(dimension));
  const joined = new Map<string, Region>();
  for (const region of regions) {
    if (!region.has(dimension)) continue;
    const key = keyWithout(region, dimension);
    const twin = joined.get(key);
    const both = twin && union(atomsOf(twin, dimension), atomsOf(region, dimension));
    joined.set(key, both === undefined ? region : replaced(region, dimension, both));
  }
  return [...others, ...joined.values()];
}

/** The regions in a fixed order, each once. */
export function sorted(regions: readonly Region[]): readonly Region[] {
  return [...new Map(regions.map((region) => [keyOf(region), region]))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, region]) => region);
}

function inOrder(region: Region): readonly (readonly [Dimension, Atoms])[] {
  return [...region].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Regions never change, so the texts that keys are made of are made once. */
const texts = new WeakMap<Region, readonly (readonly [Dimension, string])[]>();

function keyWithout(region: Region, left?: Dimension): string {
  const known = texts.get(region);
  const parts =
    known ?? inOrder(region).map(([dimension, atoms]) => [dimension, JSON.stringify([dimension, atoms])] as const);
  if (known === undefined) texts.set(region, parts);
  return parts.flatMap(([dimension, text]) => (dimension === left ? [] : [text])).join();
}
