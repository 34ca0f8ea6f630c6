import ipaddr from 'ipaddr.js';
import { InvalidValue } from './invalid-value';
import { onceFor } from './once-for';
import { remembered } from './remembered';

/** Internet Protocol version: 4 or 6. */
export type IpFamily = 4 | 6;

/** How many bits an address of a family has. */
export const ADDRESS_BITS: Readonly<Record<IpFamily, number>> = { 4: 32, 6: 128 };

const ALLOWED = 'an address range is written as its first address, a slash and the prefix length';
const PREFIX = /^(?:0|[1-9]\d{0,2})$/;
const MOST_RANGES = 1_000;
const IPV4_MAPPED = { first: 0xffff_0000_0000n, last: 0xffff_ffff_ffffn };

/**
 * One address range in CIDR notation: an aligned block of IPv4 or IPv6 addresses.
 *
 * Only one spelling of a range is accepted beside the freedom that RFC 5952 leaves to IPv6 text, so that what a person
 * reads in a declaration is what an allow-list does.
 */
export class Cidr {
  private constructor(
    readonly family: IpFamily,
    /** Prefix length in bits, 0 to 32 or 0 to 128. */
    readonly prefix: number,
    /** First address, as a number. */
    readonly first: bigint,
    /** Last address, as a number. */
    readonly last: bigint,
  ) {}

  /**
   * Reads `203.0.113.0/26` or `2001:db8::/48`.
   *
   * @throws InvalidValue for anything else: host bits, no prefix length, leading zeros, an IPv4-mapped IPv6 address, a
   * zone id, white space, a network mask. The message carries the correction where there is one.
   */
  static parse(text: string): Cidr {
    return known(text);
  }

  /** The block with this prefix length that holds `address`, a number of the family's size. */
  static block(family: IpFamily, address: bigint, prefix: number): Cidr {
    const size = 1n << BigInt(ADDRESS_BITS[family] - prefix);
    const first = address - (address % size);
    return new Cidr(family, prefix, first, first + size - 1n);
  }

  /** Whether every address of `other` is in this range. */
  contains(other: Cidr): boolean {
    return this.family === other.family && this.first <= other.first && other.last <= this.last;
  }

  /** Whether some address is in both ranges. */
  overlaps(other: Cidr): boolean {
    return this.family === other.family && this.first <= other.last && other.first <= this.last;
  }

  /** The range twice as wide that holds this one; `undefined` for a whole family. */
  parent(): Cidr | undefined {
    return this.prefix === 0 ? undefined : Cidr.block(this.family, this.first, this.prefix - 1);
  }

  /** The lower and the upper half of this range. A single address has none. */
  halves(): readonly Cidr[] {
    if (this.prefix === ADDRESS_BITS[this.family]) return [];
    return [this.first, this.last].map((address) => Cidr.block(this.family, address, this.prefix + 1));
  }

  equals(other: Cidr): boolean {
    return this.family === other.family && this.prefix === other.prefix && this.first === other.first;
  }

  /** The canonical spelling; IPv6 as RFC 5952 has it, lower case and compressed. */
  toString(): string {
    return spelling(this);
  }

  /** Order for sorting: IPv4 before IPv6, then by first address, then the wider range first. */
  static compare(a: Cidr, b: Cidr): number {
    if (a.family !== b.family) return a.family - b.family;
    if (a.first !== b.first) return a.first < b.first ? -1 : 1;
    return a.prefix - b.prefix;
  }
}

/** The networks of a declaration are asked for by each control. */
const known = remembered(MOST_RANGES, (text: string) => text, parsed);
const spelling = onceFor(({ family, first, prefix }: Cidr) => `${addressOf(family, first)}/${prefix}`);

function parsed(text: string): Cidr {
  if (/\s/.test(text)) refuse(text, 'an address range holds no white space', corrected(text.replace(/\s+/g, '')));
  const slash = text.indexOf('/');
  const address = slash === -1 ? text : text.slice(0, slash);
  const family = familyOf(address, text);
  const bits = ADDRESS_BITS[family];
  const prefix = slash === -1 ? bits : prefixOf(text.slice(slash + 1), family, text);
  const host = numberOf(address);
  const range = Cidr.block(family, host, prefix);
  const single = Cidr.block(family, host, bits);
  if (family === 6 && range.first >= IPV4_MAPPED.first && range.last <= IPV4_MAPPED.last) {
    const mapped = Cidr.block(4, host - IPV4_MAPPED.first, prefix - 96);
    refuse(text, 'an IPv4 address is written as IPv6', `Write the IPv4 range: "${mapped}"`);
  }
  if (slash === -1) refuse(text, 'the address range has no prefix length', `Did you mean "${single}"?`);
  if (range.first !== host) {
    refuse(
      text,
      'the address range has bits set beyond its prefix length',
      `Write "${range}", or "${single}" if a single host is meant`,
    );
  }
  return range;
}

function numberOf(address: string): bigint {
  return BigInt(`0x${Buffer.from(ipaddr.parse(address).toByteArray()).toString('hex')}`);
}

function addressOf(family: IpFamily, number: bigint): string {
  const hex = number.toString(16).padStart(ADDRESS_BITS[family] / 4, '0');
  return ipaddr.fromByteArray([...Buffer.from(hex, 'hex')]).toString();
}

function familyOf(address: string, text: string): IpFamily {
  if (!address.includes(':') && ipaddr.IPv4.isValidFourPartDecimal(address)) return 4;
  if (address.includes('%')) {
    refuse(text, 'an address range has no zone id', corrected(text.replace(/%[^/]*/, '')));
  }
  if (/^\d+(?:\.\d+){3}$/.test(address) && /(?:^|\.)0\d/.test(address)) {
    refuse(
      text,
      'an octet has a leading zero, which some tools read as octal',
      corrected(text.replace(/(^|\.)0+(?=\d)/g, '$1')),
    );
  }
  if (address.includes(':') && address.includes('.') && ipaddr.IPv6.isValid(address)) {
    // ipaddr.js takes `::192.0.2.1` for the mapped `::ffff:192.0.2.1`, so a dotted tail is never handed on.
    const [, dotted] = /^(?:::|(?:0{1,4}:){5})ffff:([\d.]+)$/i.exec(address) ?? [];
    const prefix = /\/(\d+)$/.exec(text)?.[1] ?? '128';
    refuse(
      text,
      'an IPv6 address has an IPv4 address inside',
      dotted === undefined ? 'Write IPv6 in hexadecimal groups only' : corrected(`${dotted}/${Number(prefix) - 96}`),
    );
  }
  if (address.includes(':') && ipaddr.IPv6.isValid(address)) return 6;
  return refuse(text, 'this is not an address range', 'Write it like "203.0.113.0/26" or "2001:db8::/48"');
}

function prefixOf(written: string, family: IpFamily, text: string): number {
  const bits = ADDRESS_BITS[family];
  const address = text.slice(0, text.indexOf('/'));
  if (family === 4 && ipaddr.IPv4.isValidFourPartDecimal(written)) {
    const length = ipaddr.IPv4.parse(written).prefixLengthFromSubnetMask();
    refuse(
      text,
      'the address range has a network mask for a prefix length',
      length === null ? undefined : corrected(`${address}/${length}`),
    );
  }
  if (!PREFIX.test(written)) {
    refuse(
      text,
      'the prefix length is not a plain decimal number',
      /^0\d+$/.test(written) ? corrected(`${address}/${Number(written)}`) : undefined,
    );
  }
  const prefix = Number(written);
  if (prefix > bits) {
    refuse(text, 'the prefix length is out of range', `Write a prefix length from 0 to ${bits} for IPv${family}`);
  }
  return prefix;
}

/** The remedy that names a spelling, where that spelling would be accepted. */
function corrected(candidate: string): string | undefined {
  try {
    return `Write "${Cidr.parse(candidate)}"`;
  } catch {
    return undefined;
  }
}

function refuse(given: string, problem: string, remedy?: string): never {
  throw new InvalidValue({ problem, given, allowed: ALLOWED, remedy });
}
