import { type SpecialUse, type SpecialUseBlock, specialUseBlock } from './address-space';
import { Cidr, type IpFamily } from './cidr';
import { InvalidValue } from './invalid-value';

/**
 * The widest range that this project takes for somebody's egress: a /16 of IPv4 (65,536 addresses), a /32 of IPv6 (what
 * a registry hands to a whole provider). Its own bounds, wider than any office needs: what goes beyond them is an
 * address plan, not a place.
 */
export const WIDEST_EGRESS: Readonly<Record<IpFamily, number>> = { 4: 16, 6: 32 };

/** What an allow-list's range is judged by. */
export interface EgressOptions {
  /** Accept documentation addresses (RFC 5737, 3849, 9637): only for a declaration marked `example: true`. */
  readonly documentation: boolean;
  /** The control that asks, named in the refusal. */
  readonly control?: string;
}

const MEANING: Readonly<Record<SpecialUse, string>> = {
  unspecified: 'unspecified addresses',
  loopback: 'loopback addresses',
  private: 'private addresses',
  carrierGradeNat: 'carrier-grade NAT addresses, which many customers share',
  linkLocal: 'link-local addresses',
  uniqueLocal: 'unique local addresses',
  multicast: 'multicast addresses',
  documentation: 'documentation addresses',
  benchmarking: 'benchmarking addresses',
  transition: 'IPv4/IPv6 transition addresses',
  protocol: 'addresses reserved for protocols',
  reserved: 'reserved addresses',
};

/**
 * Reads a range that may stand in an allow-list: public addresses that sign-ins and requests really come from, and few
 * enough to be a place.
 *
 * @throws InvalidValue for a malformed range, for one that touches special-use space, and for one that is broader than
 * {@link WIDEST_EGRESS}.
 */
export function parseEgress(text: string, options: EgressOptions): Cidr {
  const range = Cidr.parse(text);
  const problem = egressProblem(range, options);
  if (problem) throw problem;
  return range;
}

/** Why a range may not stand in an allow-list of egress addresses; `undefined` when it may. */
export function egressProblem(range: Cidr, options: EgressOptions): InvalidValue | undefined {
  const special = specialUseBlock(range);
  const inside = special?.block.contains(range) === true;
  const allowed = inside && special.use === 'documentation' && options.documentation;
  // The reason that tells most: what a range is wholly made of, else its breadth, else what it takes in beside others.
  if (special && inside && !allowed) return setAside(range, special, options);
  if (range.prefix < WIDEST_EGRESS[range.family]) return tooBroad(range, options);
  return special && !inside ? setAside(range, special, options) : undefined;
}

function tooBroad(range: Cidr, { control }: EgressOptions): InvalidValue {
  return new InvalidValue({
    problem: 'the range is too broad for an egress',
    given: range.toString(),
    allowed: `an IPv${range.family} egress range is /${WIDEST_EGRESS[range.family]} or narrower`,
    remedy: 'List the ranges that sign-ins really come from',
    control,
  });
}

function setAside(range: Cidr, { use, block, source }: SpecialUseBlock, { control }: EgressOptions): InvalidValue {
  const example = use === 'documentation' && block.contains(range);
  return new InvalidValue({
    problem: `the range holds ${MEANING[use]} (${block}, ${source})`,
    given: range.toString(),
    allowed: 'an egress range holds only public addresses, as the service sees them',
    remedy: example
      ? 'Write the real range, or mark the declaration "example: true"'
      : 'Write the public address that the network leaves by',
    control,
  });
}
