import type { Cidr } from './cidr';
import { CidrSet } from './cidr-set';
import { breadthProblems } from './egress-breadth';
import { parseEgress } from './egress-range';
import { InvalidValue, quoted } from './invalid-value';
import { didYouMean } from './suggestion';

/** The public addresses that one network leaves by. */
export interface NetworkRanges {
  /** Egress ranges, IPv4 and IPv6. */
  readonly cidrs: readonly string[];
  /** Says that the network has no IPv6 egress; without it an IPv6 range is asked for. */
  readonly ipv6?: 'none';
}

/** What an allow-list may hold. */
export interface TrustedNetworkOptions {
  /**
   * Accept documentation addresses, as a declaration marked `example: true` does.
   *
   * @default false
   */
  readonly example?: boolean;
}

/** One thing wrong with the networks, and where: `['hq', 'cidrs', 0]`. */
export interface TrustedNetworkProblem {
  readonly path: (string | number)[];
  readonly error: InvalidValue;
}

/**
 * The one allow-list from which every consumer renders (Entra named locations, IAM policies, bucket policies, a
 * vendor's own form), so that no two of them can differ.
 *
 * Every range in it is public, an egress, and narrow; what all of them amount to is judged too, so that halves of the
 * Internet cannot be put together. IPv6 is either listed or said to be absent: an allow-list that forgets it shuts
 * people out or is got round, depending on who reads it. For `ENT-NW-01` and `AWS-NET-01`.
 */
export class TrustedNetwork {
  /** All addresses of all networks, aggregated. */
  readonly set: CidrSet;
  /** The networks' ids in plain text order. */
  readonly ids: readonly string[];

  private constructor(private readonly networks: ReadonlyMap<string, CidrSet>) {
    this.ids = [...networks.keys()].sort();
    this.set = CidrSet.of([...networks.values()].flatMap(({ cidrs }) => cidrs));
  }

  /**
   * The allow-list of these networks.
   *
   * @throws InvalidValue that names every problem which {@link TrustedNetwork.problems} finds.
   */
  static of(networks: Readonly<Record<string, NetworkRanges>>, options: TrustedNetworkOptions = {}): TrustedNetwork {
    const problems = TrustedNetwork.problems(networks, options);
    const [first] = problems;
    if (first) throw problems.length === 1 ? first.error : together(problems);
    return new TrustedNetwork(new Map(Object.entries(networks).map(([id, { cidrs }]) => [id, CidrSet.of(cidrs)])));
  }

  /**
   * Everything that is wrong with the networks, in the order in which they are written; empty when nothing is.
   *
   * The path leads from `networks` to the value: `['hq', 'cidrs', 0]` for a range, `['hq', 'ipv6']` for the IPv6
   * answer, `[]` for what several networks amount to together.
   */
  static problems(
    networks: Readonly<Record<string, NetworkRanges>>,
    options: TrustedNetworkOptions = {},
  ): TrustedNetworkProblem[] {
    const entries = Object.entries(networks);
    if (entries.length === 0) return [{ path: [], error: nothing('there is no network', '{}') }];
    const problems: TrustedNetworkProblem[] = [];
    const sets = new Map<string, CidrSet>();
    for (const [id, network] of entries) {
      const read = readNetwork(network, options);
      sets.set(id, CidrSet.of(read.ranges));
      for (const { path, error } of read.problems) {
        problems.push({ path: [id, ...path], error: error.within(`network ${quoted(id)}`) });
      }
    }
    return [...problems, ...amountsToTooMuch(sets)];
  }

  /** The aggregated ranges of all networks, IPv4 before IPv6. */
  get ranges(): readonly string[] {
    return this.set.ranges;
  }

  get ipv4(): readonly string[] {
    return this.set.ipv4;
  }

  get ipv6(): readonly string[] {
    return this.set.ipv6;
  }

  /**
   * The allow-list of some of the networks.
   *
   * @throws InvalidValue for an id that is not one of ours, and for no id at all.
   */
  only(ids: readonly string[]): TrustedNetwork {
    if (ids.length === 0) throw nothing('no network is named', '[]');
    return new TrustedNetwork(new Map(ids.map((id) => [id, this.networkOf(id)])));
  }

  /** Whether every address of `other` is allowed. */
  contains(other: TrustedNetwork | CidrSet | Cidr | string): boolean {
    return this.set.contains(other instanceof TrustedNetwork ? other.set : other);
  }

  /**
   * The aggregated ranges in lists of at most `max`, in order, for a consumer with a limit (an Entra named location
   * holds 2,000 ranges).
   */
  inChunksOf(max: number): readonly (readonly string[])[] {
    if (!Number.isInteger(max) || max < 1) {
      throw new InvalidValue({
        problem: 'the size of a chunk is not usable',
        given: String(max),
        allowed: 'it is a whole number from 1',
      });
    }
    const { ranges } = this;
    const count = Math.ceil(ranges.length / max);
    return Array.from({ length: count }, (_, index) => ranges.slice(index * max, (index + 1) * max));
  }

  private networkOf(id: string): CidrSet {
    const network = this.networks.get(id);
    if (network) return network;
    const near = didYouMean(id, this.ids);
    throw new InvalidValue({
      problem: 'there is no such network',
      given: id,
      allowed: `the networks are ${this.ids.join(', ')}`,
      remedy: near === undefined ? undefined : `Did you mean ${quoted(near)}?`,
    });
  }
}

function readNetwork(network: NetworkRanges, options: TrustedNetworkOptions) {
  const problems: TrustedNetworkProblem[] = [];
  const ranges: Cidr[] = [];
  network.cidrs.forEach((text, index) => {
    try {
      ranges.push(parseEgress(text, { documentation: options.example === true }));
    } catch (error) {
      if (!(error instanceof InvalidValue)) throw error;
      problems.push({ path: ['cidrs', index], error });
    }
  });
  if (network.cidrs.length === 0) {
    problems.push({ path: ['cidrs'], error: nothing('the network has no address range', '[]') });
  } else {
    // A range that could not be read may have been the IPv6 one: then the reader has an error to mend already.
    const listed = network.cidrs.some((text) => text.includes(':'));
    if (!listed && network.ipv6 !== 'none') problems.push({ path: ['ipv6'], error: ipv6Missing(network) });
    if (listed && network.ipv6 === 'none') problems.push({ path: ['ipv6'], error: ipv6Denied() });
  }
  return { ranges, problems };
}

function amountsToTooMuch(sets: ReadonlyMap<string, CidrSet>): TrustedNetworkProblem[] {
  const whole = CidrSet.of([...sets.values()].flatMap(({ cidrs }) => cidrs));
  return breadthProblems(whole).map(({ range, error }) => {
    if (!range) return { path: [], error };
    const from = [...sets].filter(([, set]) => set.overlaps(range)).map(([id]) => id);
    const [only] = from;
    if (only !== undefined && from.length === 1) {
      return { path: [only, 'cidrs'], error: error.within(`network ${quoted(only)}`) };
    }
    return { path: [], error: error.within(`networks ${from.map(quoted).join(', ')}`) };
  });
}

function nothing(problem: string, given: string): InvalidValue {
  return new InvalidValue({
    problem,
    given,
    allowed: 'an allow-list names at least one network with at least one range',
    remedy: 'List the ranges that sign-ins come from: an empty allow-list shuts out everyone or no one',
  });
}

function ipv6Missing(network: NetworkRanges): InvalidValue {
  return new InvalidValue({
    problem: 'nothing is said about IPv6',
    given: network.cidrs.join(', '),
    allowed: 'a network lists an IPv6 range or says "ipv6: none"',
    remedy: 'Add the IPv6 egress range, or "ipv6: none" where the network has no IPv6 egress',
  });
}

function ipv6Denied(): InvalidValue {
  return new InvalidValue({
    problem: 'the network lists an IPv6 range and says that it has none',
    given: 'none',
    allowed: 'a network lists an IPv6 range or says "ipv6: none"',
    remedy: 'Remove one of the two',
  });
}

function together(problems: readonly TrustedNetworkProblem[]): InvalidValue {
  const places = new Set(problems.map(({ path }) => String(path[0] ?? 'all networks')));
  return new InvalidValue({
    problem: `${problems.length} problems in the networks`,
    given: [...places].join(', '),
    allowed: 'each has to be put right',
    remedy: ['They are:', ...problems.map(({ error }) => `  - ${error.message}`)].join('\n'),
  });
}
