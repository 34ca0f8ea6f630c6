import fc from 'fast-check';
import { Cidr, CidrSet, type IpFamily } from '../../lib/values';
import { refusal } from './refusal';

/**
 * The naive model: 32 leaves of 2^unit addresses each from `base` on, and a set of them as a bit mask. With `unit` 0 a
 * leaf is one address; with `unit` 27 (IPv4) or 123 (IPv6) the leaves are the whole family.
 */
interface Universe {
  family: IpFamily;
  base: bigint;
  unit: number;
}

const LEVELS = 5;
const LEAVES = 1 << LEVELS;

const universe: fc.Arbitrary<Universe> = fc.oneof(
  fc.constantFrom<Universe>(
    { family: 4, base: 0xcb007100n, unit: 0 },
    { family: 4, base: 0n, unit: 27 },
    { family: 4, base: (1n << 32n) - 32n, unit: 0 },
    { family: 6, base: 0n, unit: 123 },
    { family: 6, base: (1n << 128n) - 32n, unit: 0 },
    { family: 6, base: 0xffff_0000_0000n, unit: 3 },
  ),
  fc.tuple(fc.bigInt(0n, (1n << 128n) - 1n), fc.integer({ min: 0, max: 120 })).map(
    ([address, unit]): Universe => ({
      family: 6,
      unit,
      base: (address >> BigInt(unit + LEVELS)) << BigInt(unit + LEVELS),
    }),
  ),
);

interface Block {
  level: number;
  index: number;
}

const block: fc.Arbitrary<Block> = fc
  .integer({ min: 0, max: LEVELS })
  .chain((level) => fc.record({ level: fc.constant(level), index: fc.integer({ min: 0, max: (1 << level) - 1 }) }));

const blocks = fc.array(block, { maxLength: 7 });

function cidrOf({ family, base, unit }: Universe, { level, index }: Block): Cidr {
  const bits = family === 4 ? 32 : 128;
  return Cidr.block(family, base + (BigInt(index) << BigInt(unit + LEVELS - level)), bits - unit - LEVELS + level);
}

function setOf(where: Universe, list: readonly Block[]): CidrSet {
  return CidrSet.of(list.map((item) => cidrOf(where, item)));
}

function leavesOf(list: readonly Block[]): Set<number> {
  const leaves = new Set<number>();
  for (const { level, index } of list) {
    const width = LEAVES >> level;
    for (let leaf = index * width; leaf < (index + 1) * width; leaf += 1) leaves.add(leaf);
  }
  return leaves;
}

/** The leaves that a set's ranges cover; throws when a range covers anything else or half a leaf. */
function leavesIn({ family, base, unit }: Universe, set: CidrSet): Set<number> {
  const leaves = new Set<number>();
  const size = 1n << BigInt(unit);
  for (const range of set.cidrs) {
    expect(range.family).toBe(family);
    for (let at = range.first - base; at <= range.last - base; at += size) {
      expect(at % size).toBe(0n);
      expect(leaves.has(Number(at / size))).toBe(false);
      leaves.add(Number(at / size));
    }
  }
  return leaves;
}

/** The fewest aligned blocks, by walking the tree from its root. */
function fewest(where: Universe, leaves: ReadonlySet<number>, at: Block = { level: 0, index: 0 }): string[] {
  const mine = [...leavesOf([at])];
  if (mine.every((leaf) => leaves.has(leaf))) return [String(cidrOf(where, at))];
  if (!mine.some((leaf) => leaves.has(leaf))) return [];
  return [0, 1].flatMap((half) => fewest(where, leaves, { level: at.level + 1, index: at.index * 2 + half }));
}

const minus = (a: ReadonlySet<number>, b: ReadonlySet<number>) => new Set([...a].filter((leaf) => !b.has(leaf)));

describe('CidrSet against a naive bit model', () => {
  const check = (law: (where: Universe, a: Block[], b: Block[]) => void) =>
    fc.assert(fc.property(universe, blocks, blocks, law), { numRuns: 300 });

  it('holds the fewest ranges that cover exactly what was given, in order', () => {
    check((where, a) => {
      const set = setOf(where, a);
      expect(leavesIn(where, set)).toEqual(new Set([...leavesOf(a)].sort((x, y) => x - y)));
      expect(set.ranges).toEqual(fewest(where, leavesOf(a)));
    });
  });

  it('counts its addresses', () => {
    check((where, a) => {
      const other = where.family === 4 ? 6 : 4;
      expect(setOf(where, a).addressCount(where.family)).toBe(BigInt(leavesOf(a).size) << BigInt(where.unit));
      expect(setOf(where, a).addressCount(other)).toBe(0n);
    });
  });

  it('contains what is all of it inside, and only that', () => {
    check((where, a, b) => {
      expect(setOf(where, a).contains(setOf(where, b))).toBe(minus(leavesOf(b), leavesOf(a)).size === 0);
    });
  });

  it('overlaps where an address is in both', () => {
    check((where, a, b) => {
      const shared = [...leavesOf(a)].some((leaf) => leavesOf(b).has(leaf));
      expect(setOf(where, a).overlaps(setOf(where, b))).toBe(shared);
    });
  });

  it('unites', () => {
    check((where, a, b) => {
      const united = setOf(where, a).union(setOf(where, b));
      expect(united.ranges).toEqual(fewest(where, leavesOf([...a, ...b])));
    });
  });

  it('subtracts', () => {
    check((where, a, b) => {
      const rest = setOf(where, a).subtract(setOf(where, b));
      expect(rest.ranges).toEqual(fewest(where, minus(leavesOf(a), leavesOf(b))));
    });
  });

  it('is equal to a set with the same addresses, however they were given', () => {
    check((where, a, b) => {
      const same = minus(leavesOf(a), leavesOf(b)).size === 0 && minus(leavesOf(b), leavesOf(a)).size === 0;
      expect(setOf(where, a).equals(setOf(where, b))).toBe(same);
      expect(setOf(where, a).equals(setOf(where, [...a, ...a].reverse()))).toBe(true);
    });
  });
});

describe('CidrSet', () => {
  it('holds both families apart, IPv4 first, by address and not by text', () => {
    const set = CidrSet.of(['2001:db8::/32', '100.0.0.0/24', '9.0.0.0/24', '2001:db7::/32']);
    expect(set.ranges).toEqual(['9.0.0.0/24', '100.0.0.0/24', '2001:db7::/32', '2001:db8::/32']);
    expect(set.ipv4).toEqual(['9.0.0.0/24', '100.0.0.0/24']);
    expect(set.ipv6).toEqual(['2001:db7::/32', '2001:db8::/32']);
    expect(String(set)).toBe('9.0.0.0/24, 100.0.0.0/24, 2001:db7::/32, 2001:db8::/32');
  });

  it('never takes one family for the other', () => {
    const all4 = CidrSet.of(['0.0.0.0/0']);
    expect(all4.contains('::/128')).toBe(false);
    expect(all4.overlaps('::/0')).toBe(false);
    expect(all4.union('::/0').subtract('0.0.0.0/0').ranges).toEqual(['::/0']);
    expect(CidrSet.of(['::/0']).contains('0.0.0.0/32')).toBe(false);
  });

  it('adds halves up to the whole', () => {
    expect(CidrSet.of(['0.0.0.0/1', '128.0.0.0/1']).ranges).toEqual(['0.0.0.0/0']);
    expect(CidrSet.of(['0.0.0.0/1', '128.0.0.0/1']).contains('0.0.0.0/0')).toBe(true);
  });

  it('takes away all that several ranges cover', () => {
    const rest = CidrSet.of(['203.0.113.0/29', '203.0.113.30/31']).subtract('203.0.113.0/24');
    expect(rest.isEmpty).toBe(true);
  });

  it('is empty when nothing is given', () => {
    expect(CidrSet.of([]).isEmpty).toBe(true);
    expect(CidrSet.empty.ranges).toEqual([]);
    expect(CidrSet.empty.contains('203.0.113.0/32')).toBe(false);
    expect(CidrSet.empty.overlaps('0.0.0.0/0')).toBe(false);
    expect(CidrSet.of(['203.0.113.0/24']).contains(CidrSet.empty)).toBe(true);
  });

  it('reads texts as strictly as a range', () => {
    expect(refusal(() => CidrSet.of(['203.0.113.0/24', '203.0.113.5/24'])).given).toBe('203.0.113.5/24');
    expect(refusal(() => CidrSet.empty.union('203.0.113.5')).given).toBe('203.0.113.5');
  });

  it('handles tens of thousands of ranges', () => {
    const apart = CidrSet.of(Array.from({ length: 20_000 }, (_, index) => Cidr.block(4, BigInt(index) << 9n, 24)));
    expect(apart.ranges).toHaveLength(20_000);
    expect(apart.contains(apart)).toBe(true);
    expect(apart.subtract('0.0.0.0/0').isEmpty).toBe(true);
  });
});
