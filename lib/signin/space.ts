import { type Atoms, allBut, includesAtom, only } from './atoms';
import { type Dimension, domainOf } from './dimension';
import { keyOf, keyPart, type Region } from './region';

/** A region of a space, never empty: for each dimension the members that it holds, as the bits of one or more words. */
export type Box = readonly number[];

/** A region and its box. */
export interface Cover {
  readonly region: Region;
  readonly box: Box;
  /** Indexes of the dimensions that it restricts. */
  readonly restricts: readonly number[];
  /** The region's key. */
  readonly key: string;
}

/** Bits to a word: what an engine holds as a small integer. */
const WORD = 30;

interface Axis {
  readonly dimension: Dimension;
  readonly members: readonly string[];
  /** An open dimension has one member more: what no region names. */
  readonly open: boolean;
  readonly from: number;
  readonly to: number;
  readonly sides: Map<string, Side>;
}

/** What a box holds of a dimension. */
interface Side {
  readonly dimension: Dimension;
  readonly atoms: Atoms;
  readonly key: string;
}

/**
 * The sign-ins, cut along the members that some regions name: each of these regions is a box here, and whatever is left of
 * one without others. Comparing boxes takes a machine operation a dimension, where regions take many.
 */
export class Space {
  private readonly axes: readonly Axis[];
  private readonly indexes: ReadonlyMap<Dimension, number>;
  /** Every sign-in. */
  readonly everything: Box;

  constructor(regions: Iterable<Region>) {
    const named = new Map<Dimension, Set<string>>();
    for (const region of regions) {
      for (const [dimension, { members }] of region) {
        const known = named.get(dimension) ?? new Set();
        for (const member of members) known.add(member);
        named.set(dimension, known);
      }
    }
    const axes: Axis[] = [];
    for (const [dimension, members] of [...named].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const domain = domainOf(dimension);
      const listed = domain ?? [...members].sort();
      const from = axes.at(-1)?.to ?? 0;
      const open = domain === undefined;
      const to = from + Math.ceil((listed.length + (open ? 1 : 0)) / WORD);
      axes.push({ dimension, members: listed, open, from, to, sides: new Map() });
    }
    this.axes = axes;
    this.indexes = new Map(axes.map(({ dimension }, index) => [dimension, index]));
    this.everything = axes.flatMap((axis) => bitsOf(axis, { except: true, members: [] }));
  }

  /** How many there are; they are told by their index, in the order of their names. */
  get dimensions(): number {
    return this.axes.length;
  }

  /** The box of a region that names no more than the space's own. */
  boxOf(region: Region): Box {
    const box = [...this.everything];
    for (const [dimension, atoms] of region) {
      const axis = this.axes[this.indexes.get(dimension) ?? -1];
      if (axis === undefined) throw new Error(`the space has no dimension ${dimension}`);
      bitsOf(axis, atoms).forEach((bits, index) => {
        box[axis.from + index] = bits;
      });
    }
    return box;
  }

  /** The box of a region, to be compared with many. */
  coverOf(region: Region): Cover {
    const box = this.boxOf(region);
    return { region, box, restricts: this.restrictedIn(box), key: keyOf(region) };
  }

  /** A box as a region, too. */
  cover(box: Box): Cover {
    const restricts = this.restrictedIn(box);
    const sides = restricts.map((index) => this.sideOf(index, box));
    const region = new Map(sides.map(({ dimension, atoms }) => [dimension, atoms]));
    return { region, box, restricts, key: sides.map(({ key }) => key).join() };
  }

  /** Indexes of the dimensions in which the box leaves something out, in the order of their names. */
  restrictedIn(box: Box): readonly number[] {
    const restricted: number[] = [];
    for (let index = 0; index < this.axes.length; index++) if (this.restricts(box, index)) restricted.push(index);
    return restricted;
  }

  restricts(box: Box, index: number): boolean {
    const { from, to } = this.axis(index);
    for (let word = from; word < to; word++) if (box[word] !== this.everything[word]) return true;
    return false;
  }

  overlap({ box: cover, restricts }: Cover, box: Box): boolean {
    for (const index of restricts) if (!this.share(index, cover, box)) return false;
    return true;
  }

  /** What the two share; `undefined` where that is nothing. */
  intersect(cover: Cover, box: Box): Box | undefined {
    return this.overlap(cover, box) ? box.map((bits, word) => bits & (cover.box[word] ?? 0)) : undefined;
  }

  /** What is left of a box without the cover: disjoint boxes. */
  subtract(box: Box, cover: Cover): readonly Box[] {
    if (!this.overlap(cover, box)) return [box];
    const pieces: Box[] = [];
    const core = [...box];
    for (const index of cover.restricts) {
      const { from, to } = this.axis(index);
      let outside: number[] | undefined;
      for (let word = from; word < to; word++) {
        const beyond = (core[word] ?? 0) & ~(cover.box[word] ?? 0);
        if (beyond !== 0) outside ??= emptied(core, from, to);
        if (outside !== undefined) outside[word] = beyond;
      }
      if (outside !== undefined) pieces.push(outside);
      for (let word = from; word < to; word++) core[word] = (core[word] ?? 0) & (cover.box[word] ?? 0);
    }
    return pieces;
  }

  /** The dimensions in which the two have nothing in common. */
  apartIn({ box: cover, restricts }: Cover, box: Box): readonly number[] {
    return restricts.filter((index) => !this.share(index, cover, box));
  }

  /**
   * The box with what the universe holds of a dimension and the bounds do not; an open dimension is not named by what it
   * holds, so there it is all of the universe or nothing more.
   */
  widened(box: Box, index: number, universe: Box, bounds: readonly Box[]): Box {
    const { open, from, to } = this.axis(index);
    if (open && bounds.some((bound) => this.share(index, bound, universe))) return box;
    const wide = [...box];
    for (let word = from; word < to; word++) {
      const bounded = bounds.reduce((bits, bound) => bits | (bound[word] ?? 0), 0);
      wide[word] = (wide[word] ?? 0) | ((universe[word] ?? 0) & ~bounded);
    }
    return wide;
  }

  /** What is in either of two boxes that differ in this dimension alone. */
  union(a: Box, b: Box): Box {
    return a.map((bits, word) => bits | (b[word] ?? 0));
  }

  /** Whether two boxes are equal in every other dimension. */
  differOnlyIn(index: number, a: Box, b: Box): boolean {
    const { from, to } = this.axis(index);
    for (let word = 0; word < a.length; word++) {
      if ((word < from || word >= to) && a[word] !== b[word]) return false;
    }
    return true;
  }

  private share(index: number, a: Box, b: Box): boolean {
    const { from, to } = this.axis(index);
    for (let word = from; word < to; word++) if (((a[word] ?? 0) & (b[word] ?? 0)) !== 0) return true;
    return false;
  }

  /** What a box holds of one dimension; most boxes of a search share theirs. */
  private sideOf(index: number, box: Box): Side {
    const axis = this.axis(index);
    const bits = box.slice(axis.from, axis.to).join();
    const known = axis.sides.get(bits);
    if (known !== undefined) return known;
    const { dimension } = axis;
    const atoms = atomsOf(axis, box);
    const side = { dimension, atoms, key: keyPart(dimension, atoms) };
    axis.sides.set(bits, side);
    return side;
  }

  private axis(index: number): Axis {
    const axis = this.axes[index];
    if (axis === undefined) throw new Error(`the space has no dimension ${index}`);
    return axis;
  }
}

/** Whether every sign-in of `inner` is in `outer`. */
export function holds(outer: Box, inner: Box): boolean {
  for (let word = 0; word < inner.length; word++) if (((inner[word] ?? 0) & ~(outer[word] ?? 0)) !== 0) return false;
  return true;
}

function emptied(box: readonly number[], from: number, to: number): number[] {
  return box.map((bits, word) => (word >= from && word < to ? 0 : bits));
}

function bitsOf({ members, open, from, to }: Axis, atoms: Atoms): number[] {
  const words = new Array<number>(to - from).fill(0);
  const set = (member: number) => {
    const word = Math.floor(member / WORD);
    words[word] = (words[word] ?? 0) | (1 << (member % WORD));
  };
  members.forEach((member, index) => {
    if (includesAtom(atoms, member)) set(index);
  });
  if (open && atoms.except) set(members.length);
  return words;
}

function atomsOf({ members, open, from }: Axis, box: Box): Atoms {
  const has = (member: number) => (((box[from + Math.floor(member / WORD)] ?? 0) >> (member % WORD)) & 1) === 1;
  const rest = open && has(members.length);
  const named = members.filter((_, index) => has(index) !== rest);
  return rest ? allBut(named) : only(named);
}
