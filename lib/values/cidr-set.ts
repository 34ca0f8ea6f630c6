import { ADDRESS_BITS, Cidr, type IpFamily } from './cidr';

/**
 * A set of addresses, held as the fewest ranges that make it up: aggregated, without overlap, IPv4 before IPv6, by
 * address. Two sets with the same addresses are equal and print the same, however they were written.
 *
 * The empty set is contained in every set; where that would pass for an answer, ask {@link CidrSet.isEmpty} first.
 */
export class CidrSet {
  /** The set without any address. */
  static readonly empty = new CidrSet([]);

  private constructor(
    /** The aggregated ranges, IPv4 before IPv6, by address. */
    readonly cidrs: readonly Cidr[],
  ) {}

  /**
   * The set of all addresses in `items`.
   *
   * @throws InvalidValue for a text that {@link Cidr.parse} refuses.
   */
  static of(items: Iterable<Cidr | string>): CidrSet {
    const ranges = Array.from(items, (item) => (typeof item === 'string' ? Cidr.parse(item) : item));
    return new CidrSet(aggregated(ranges));
  }

  /** The aggregated ranges in canonical spelling. */
  get ranges(): readonly string[] {
    return this.cidrs.map(String);
  }

  /** The aggregated IPv4 ranges in canonical spelling. */
  get ipv4(): readonly string[] {
    return this.cidrs.filter(({ family }) => family === 4).map(String);
  }

  /** The aggregated IPv6 ranges in canonical spelling. */
  get ipv6(): readonly string[] {
    return this.cidrs.filter(({ family }) => family === 6).map(String);
  }

  /** Whether there is no address in it. */
  get isEmpty(): boolean {
    return this.cidrs.length === 0;
  }

  /** How many addresses of the family are in the set. */
  addressCount(family: IpFamily): bigint {
    return this.cidrs
      .filter((range) => range.family === family)
      .reduce((sum, { prefix }) => sum + (1n << BigInt(ADDRESS_BITS[family] - prefix)), 0n);
  }

  /** Whether every address of `other` is in this set, be it in one range or across several. */
  contains(other: CidrSet | Cidr | string): boolean {
    // Both are aggregated and aligned blocks nest or are apart, so each range has to lie within a single one of ours.
    return asSet(other).cidrs.every((range) => this.near(range)?.contains(range) ?? false);
  }

  /** Whether some address is in both. */
  overlaps(other: CidrSet | Cidr | string): boolean {
    const their = asSet(other);
    return (
      their.cidrs.some((range) => this.near(range)?.overlaps(range)) ||
      this.cidrs.some((range) => their.near(range)?.overlaps(range))
    );
  }

  /** The addresses that are in either. */
  union(other: CidrSet | Cidr | string): CidrSet {
    return CidrSet.of([...this.cidrs, ...asSet(other).cidrs]);
  }

  /** The addresses that are in this set and not in `other`. */
  subtract(other: CidrSet | Cidr | string): CidrSet {
    const their = asSet(other);
    const rest = (range: Cidr): readonly Cidr[] => {
      if (!their.overlaps(range)) return [range];
      return their.contains(range) ? [] : range.halves().flatMap(rest);
    };
    return CidrSet.of(this.cidrs.flatMap(rest));
  }

  equals(other: CidrSet): boolean {
    return this.toString() === other.toString();
  }

  /** The aggregated ranges, with a comma and a space between. */
  toString(): string {
    return this.ranges.join(', ');
  }

  /** The last of our ranges that does not start after `range`: the only one that can hold all of it. */
  private near(range: Cidr): Cidr | undefined {
    let low = 0;
    let high = this.cidrs.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const at = this.cidrs[middle];
      if (at && startsAfter(at, range)) high = middle;
      else low = middle + 1;
    }
    return this.cidrs[low - 1];
  }
}

function startsAfter(at: Cidr, range: Cidr): boolean {
  return at.family === range.family ? at.first > range.first : at.family > range.family;
}

function asSet(other: CidrSet | Cidr | string): CidrSet {
  return other instanceof CidrSet ? other : CidrSet.of([other]);
}

// fast-cidr-tools 0.3.4 is not used: its `exclude` leaves addresses in (it skips the range after each one it removes),
// and it misreads IPv6 text that ends in a single zero group written as `::`, which it writes itself.
function aggregated(ranges: readonly Cidr[]): readonly Cidr[] {
  const done: Cidr[] = [];
  for (const range of [...ranges].sort(Cidr.compare)) {
    if (done.at(-1)?.contains(range)) continue;
    let joined = range;
    for (let parent = joined.parent(); parent && isLowerHalf(done.at(-1), parent); parent = joined.parent()) {
      done.pop();
      joined = parent;
    }
    done.push(joined);
  }
  return done;
}

function isLowerHalf(range: Cidr | undefined, of: Cidr): boolean {
  return range !== undefined && range.prefix === of.prefix + 1 && of.contains(range);
}
