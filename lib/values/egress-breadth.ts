import { ADDRESS_BITS, type Cidr, type IpFamily } from './cidr';
import type { CidrSet } from './cidr-set';
import { WIDEST_EGRESS } from './egress-range';
import { InvalidValue } from './invalid-value';

/** The part of a family's addresses that all ranges of an allow-list may make up: one in so many. */
export const WIDEST_SHARE = 256n;

/** One way in which a set of ranges is too much for an allow-list. */
export interface BreadthProblem {
  /** The aggregated range that is too broad; absent when it is the number of addresses in all. */
  readonly range?: Cidr;
  readonly error: InvalidValue;
}

const REMEDY = 'List the ranges that sign-ins really come from';

/**
 * What is too broad about a set of egress ranges as a whole: an aggregated range beyond {@link WIDEST_EGRESS}, such as
 * halves that add up to the Internet or 131,072 single addresses in a row, or more than 1/256 of a family's addresses
 * in all. Empty when nothing is. The bounds are this project's own.
 */
export function breadthProblems(set: CidrSet): readonly BreadthProblem[] {
  const families: readonly IpFamily[] = [4, 6];
  return [
    ...set.cidrs
      .filter(({ family, prefix }) => prefix < WIDEST_EGRESS[family])
      .map((range) => ({ range, error: tooBroad(range) })),
    ...families.filter((family) => set.addressCount(family) > most(family)).map((family) => tooMany(set, family)),
  ];
}

function tooBroad(range: Cidr): InvalidValue {
  return new InvalidValue({
    problem: 'the ranges together amount to one too broad for an egress',
    given: range.toString(),
    allowed: `together they amount to ranges of /${WIDEST_EGRESS[range.family]} or narrower for IPv${range.family}`,
    remedy: REMEDY,
  });
}

function tooMany(set: CidrSet, family: IpFamily): BreadthProblem {
  const error = new InvalidValue({
    problem: `the ranges hold too much of the IPv${family} address space`,
    given: `${set.addressCount(family)} addresses`,
    allowed: `together they hold at most 1/${WIDEST_SHARE} of it, ${most(family)} addresses`,
    remedy: REMEDY,
  });
  return { error };
}

function most(family: IpFamily): bigint {
  return (1n << BigInt(ADDRESS_BITS[family])) / WIDEST_SHARE;
}
