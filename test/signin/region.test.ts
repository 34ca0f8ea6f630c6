import fc from 'fast-check';
import { type Atoms, contains, domainOf, includesAtom, keyOf, overlap, type Region, regionOf } from '../../lib/signin';
import { intersect, subtract } from '../../lib/signin/region';
import { type Box, holds as boxHolds, type Cover, Space } from '../../lib/signin/space';
import { gapsOf, MOST_GAPS, uncovered } from '../../lib/signin/uncovered';

const VALUES: Readonly<Record<string, readonly string[]>> = {
  clientApp: domainOf('clientApp') ?? [],
  'group:a': ['no', 'yes'],
  'group:b': ['no', 'yes'],
  'location:c': ['no', 'yes'],
  // Open: what no region names stands for all the rest.
  target: ['one', 'two', 'any other'],
};
const DIMENSIONS = Object.keys(VALUES);

type Point = Readonly<Record<string, string>>;

function pointsOf(dimensions: readonly string[]): readonly Point[] {
  const [first, ...others] = dimensions;
  if (first === undefined) return [{}];
  return pointsOf(others).flatMap((rest) => (VALUES[first] ?? []).map((value) => ({ ...rest, [first]: value })));
}

const POINTS = pointsOf(DIMENSIONS);

function holds(region: Region, point: Point): boolean {
  return [...region].every(([dimension, atoms]) => includesAtom(atoms, point[dimension] ?? ''));
}

const atoms = (dimension: string): fc.Arbitrary<Atoms> =>
  fc.record({
    except: fc.boolean(),
    members: fc.subarray((VALUES[dimension] ?? []).filter((value) => value !== 'any other').sort()),
  });
const region = fc
  .subarray(DIMENSIONS)
  .chain((dimensions) => fc.tuple(...dimensions.map((dimension) => fc.tuple(fc.constant(dimension), atoms(dimension)))))
  .map((parts) => regionOf(parts))
  .filter((one) => one !== undefined);
const regions = fc.array(region, { maxLength: 5 });

function boxed(universe: Region, by: readonly Region[]) {
  const space = new Space([universe, ...by]);
  return { space, universe: space.boxOf(universe), by: by.map((cover) => space.coverOf(cover)) };
}

function search(universe: Region, by: readonly Region[]) {
  const { space, ...boxes } = boxed(universe, by);
  return [...uncovered(space, boxes.universe, boxes.by)].map((box) =>
    box === 'tooComplex' ? box : space.cover(box).region,
  );
}

function proven(universe: Region, by: readonly Region[]): readonly Region[] {
  return search(universe, by).map((region) => {
    if (region === 'tooComplex') throw new Error('too complex');
    return region;
  });
}

function gaps(universe: Region, by: readonly Region[]) {
  const { space, ...boxes } = boxed(universe, by);
  return gapsOf(space, (isTold) => uncovered(space, boxes.universe, boxes.by, isTold), boxes.universe, boxes.by);
}

/** All cases of "some pigeon has no hole, or two share one", with a pigeon too many: all is covered, which is long to show. */
function pigeons(holes: number): readonly Region[] {
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
  const sits = (pigeon: number, hole: number, answer: 'no' | 'yes') =>
    [`group:${pigeon}in${hole}`, { except: false, members: [answer] }] as const;
  const without = numbers(holes + 1).map((pigeon) => regionOf(numbers(holes).map((hole) => sits(pigeon, hole, 'no'))));
  const shared = numbers(holes).flatMap((hole) =>
    numbers(holes + 1).flatMap((one) =>
      numbers(one).map((other) => regionOf([sits(one, hole, 'yes'), sits(other, hole, 'yes')])),
    ),
  );
  return [...without, ...shared].filter((one) => one !== undefined);
}

/** Policies for one group each, in two places each: what is left of three times as many has no short description. */
function tangled(count: number): readonly Region[] {
  return Array.from({ length: count }, (_, index) =>
    regionOf(['a', 'b', 'c'].map((part) => [`group:${part}${index}`, { except: false, members: ['yes'] }] as const)),
  ).filter((one) => one !== undefined);
}

describe('a space', () => {
  /** More targets than a word has bits, so that boxes of several words are compared, too. */
  const many = Array.from({ length: 70 }, (_, index) => `target${String(index).padStart(2, '0')}`);
  const wide = regionOf([['target', { except: false, members: many }]]) ?? new Map();
  const spaceOf = (...regions: readonly Region[]) => new Space([wide, ...regions]);
  const box = (space: Space, one: Region): [Box, Cover] => [space.boxOf(one), space.coverOf(one)];
  const target = fc
    .tuple(region, fc.subarray(many), fc.boolean())
    .map(([one, members, except]) => intersect(one, regionOf([['target', { except, members }]]) ?? new Map()))
    .filter((one) => one !== undefined);
  const any = fc.oneof(region, target);

  it('tells each region apart, and gives it back', () => {
    fc.assert(
      fc.property(any, (one) => {
        const { region: back, key } = spaceOf(one).coverOf(one);
        expect([keyOf(back), key]).toEqual([keyOf(one), keyOf(one)]);
      }),
    );
  });

  it('compares boxes as regions are compared', () => {
    fc.assert(
      fc.property(any, any, (one, other) => {
        const space = spaceOf(one, other);
        const [[a], [b, cover]] = [box(space, one), box(space, other)];
        expect(space.overlap(cover, a)).toBe(overlap(one, other));
        expect(boxHolds(b, a)).toBe(contains(other, one));
        expect(space.subtract(a, cover).map((left) => space.cover(left).key)).toEqual(subtract(one, other).map(keyOf));
        const both = space.intersect(cover, a);
        const common = intersect(one, other);
        expect(both && space.cover(both).key).toBe(common && keyOf(common));
      }),
    );
  });
});

describe('uncovered', () => {
  it('is the universe without what covers it, sign-in by sign-in', () => {
    fc.assert(
      fc.property(region, regions, (universe, by) => {
        const rest = proven(universe, by);
        for (const point of POINTS) {
          const expected = holds(universe, point) && !by.some((cover) => holds(cover, point));
          expect(rest.some((one) => holds(one, point))).toBe(expected);
        }
      }),
    );
  });

  it('gives regions that have nothing in common', () => {
    fc.assert(
      fc.property(region, regions, (universe, by) => {
        const rest = proven(universe, by);
        for (const one of rest) for (const other of rest) if (one !== other) expect(overlap(one, other)).toBe(false);
      }),
    );
  });

  it('does not depend on the order of what covers', () => {
    fc.assert(
      fc.property(region, regions, (universe, by) => {
        expect(proven(universe, [...by].reverse()).map(keyOf)).toEqual(proven(universe, by).map(keyOf));
      }),
    );
  });

  it('gives up, and does not say covered, where the search grows beyond its bound', () => {
    expect(search(new Map(), pigeons(5))).toEqual([]);
    expect(search(new Map(), pigeons(10))).toEqual(['tooComplex']);
  });
});

describe('gapsOf', () => {
  it('tells the same sign-ins and no covered one', () => {
    fc.assert(
      fc.property(region, regions, (universe, by) => {
        const rest = proven(universe, by);
        const { regions: wide, complete } = gaps(universe, by);
        expect(complete).toBe(true);
        for (const point of POINTS) {
          expect(wide.some((one) => holds(one, point))).toBe(rest.some((one) => holds(one, point)));
        }
        expect(wide.length).toBeLessThanOrEqual(rest.length);
      }),
    );
  });

  it('says an open dimension only where it has to', () => {
    const [one, yes] = [
      { except: false, members: ['one'] },
      { except: false, members: ['yes'] },
    ];
    const by = [
      regionOf([
        ['target', one],
        ['user:b', yes],
      ] as const),
    ].filter((cover) => cover !== undefined);
    expect(gaps(new Map(), by).regions.map((region) => [...region.keys()])).toEqual([['target'], ['user:b']]);
  });

  it('is not complete where the search was given up', () => {
    expect(gaps(new Map(), pigeons(10))).toEqual({ regions: [], complete: false });
  });

  it('tells so many and no more, and says that there are others', () => {
    const { regions: some, complete } = gaps(new Map(), tangled(5));
    expect(some).toHaveLength(MOST_GAPS);
    expect(complete).toBe(false);
  });

  it('says one excluded group as that group alone, not as what is left beside the others', () => {
    const no = (id: string) => [`group:${id}`, { except: false, members: ['no'] }] as const;
    const by = [regionOf([no('a'), no('b'), no('c')])].filter((one) => one !== undefined);
    const universe: Region = new Map();
    expect(gaps(universe, by).regions.map((one) => [...one.keys()])).toEqual([['group:a'], ['group:b'], ['group:c']]);
  });
});
