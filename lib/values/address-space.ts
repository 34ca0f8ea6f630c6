import { Cidr } from './cidr';
import { CidrSet } from './cidr-set';

/** Why a block of addresses is never somebody's public address. */
export type SpecialUse =
  | 'unspecified'
  | 'loopback'
  | 'private'
  | 'carrierGradeNat'
  | 'linkLocal'
  | 'uniqueLocal'
  | 'multicast'
  | 'documentation'
  | 'benchmarking'
  | 'transition'
  | 'protocol'
  | 'reserved';

/** A block that is set aside, and the standard that did so. */
export interface SpecialUseBlock {
  readonly use: SpecialUse;
  readonly block: Cidr;
  readonly source: string;
}

/**
 * IANA IPv4 and IPv6 Special-Purpose Address Registries, with multicast and the space outside IPv6 global unicast from
 * the IANA address space registries. `transition` is the IPv4-in-IPv6 machinery (mapped, NAT64, Teredo, 6to4);
 * `protocol` is what protocols use among themselves (AS112, AMT, ORCHID, discard, segment routing).
 */
const REGISTRY = [
  ['unspecified', '0.0.0.0/8', 'RFC 791'],
  ['private', '10.0.0.0/8', 'RFC 1918'],
  ['carrierGradeNat', '100.64.0.0/10', 'RFC 6598'],
  ['loopback', '127.0.0.0/8', 'RFC 1122'],
  ['linkLocal', '169.254.0.0/16', 'RFC 3927'],
  ['private', '172.16.0.0/12', 'RFC 1918'],
  ['protocol', '192.0.0.0/24', 'RFC 6890'],
  ['documentation', '192.0.2.0/24', 'RFC 5737'],
  ['protocol', '192.31.196.0/24', 'RFC 7535'],
  ['protocol', '192.52.193.0/24', 'RFC 7450'],
  ['transition', '192.88.99.0/24', 'RFC 7526'],
  ['private', '192.168.0.0/16', 'RFC 1918'],
  ['protocol', '192.175.48.0/24', 'RFC 7534'],
  ['benchmarking', '198.18.0.0/15', 'RFC 2544'],
  ['documentation', '198.51.100.0/24', 'RFC 5737'],
  ['documentation', '203.0.113.0/24', 'RFC 5737'],
  ['multicast', '224.0.0.0/4', 'RFC 5771'],
  ['reserved', '240.0.0.0/4', 'RFC 1112'],
  ['unspecified', '::/128', 'RFC 4291'],
  ['loopback', '::1/128', 'RFC 4291'],
  ['transition', '64:ff9b::/96', 'RFC 6052'],
  ['transition', '64:ff9b:1::/48', 'RFC 8215'],
  ['protocol', '100::/64', 'RFC 6666'],
  ['protocol', '100:0:0:1::/64', 'RFC 9780'],
  ['protocol', '2001::/23', 'RFC 2928'],
  ['transition', '2001::/32', 'RFC 4380'],
  ['benchmarking', '2001:2::/48', 'RFC 5180'],
  ['documentation', '2001:db8::/32', 'RFC 3849'],
  ['transition', '2002::/16', 'RFC 3056'],
  ['protocol', '2620:4f:8000::/48', 'RFC 7534'],
  ['documentation', '3fff::/20', 'RFC 9637'],
  ['protocol', '5f00::/16', 'RFC 9602'],
  ['uniqueLocal', 'fc00::/7', 'RFC 4193'],
  ['linkLocal', 'fe80::/10', 'RFC 4291'],
  ['multicast', 'ff00::/8', 'RFC 4291'],
  ['reserved', '::/3', 'RFC 4291'],
  ['reserved', '4000::/2', 'RFC 4291'],
  ['reserved', '8000::/1', 'RFC 4291'],
] as const satisfies readonly (readonly [SpecialUse, string, string])[];

let known: readonly SpecialUseBlock[] | undefined;

/** The registry, read when it is asked for: most programs that load this never do. */
function registry(): readonly SpecialUseBlock[] {
  known ??= REGISTRY.map(([use, block, source]) => ({ use, block: Cidr.parse(block), source }));
  return known;
}

/**
 * The special-use block that a range touches, or `undefined` when every address of the range is ordinary public space.
 *
 * Touching is enough: `172.0.0.0/8` is not private as a whole, yet it would let private addresses in. Where the range
 * lies inside a block, that block is returned (the smallest, where they nest); else the first that it overlaps.
 */
export function specialUseBlock(range: Cidr): SpecialUseBlock | undefined {
  const around = registry()
    .filter(({ block }) => block.contains(range))
    .sort((a, b) => b.block.prefix - a.block.prefix);
  return around[0] ?? registry().find(({ block }) => block.overlaps(range));
}

/** What the range, or a part of it, is set aside for; `undefined` for ordinary public space. */
export function specialUse(range: Cidr): SpecialUse | undefined {
  return specialUseBlock(range)?.use;
}

const LOCAL: readonly SpecialUse[] = ['private', 'carrierGradeNat', 'loopback', 'linkLocal', 'uniqueLocal'];
let local: CidrSet | undefined;

/** Addresses that are within somebody's network and that no router of the Internet knows the way to. */
export function localAddresses(): CidrSet {
  local ??= CidrSet.of(
    registry()
      .filter(({ use }) => LOCAL.includes(use))
      .map(({ block }) => block),
  );
  return local;
}
