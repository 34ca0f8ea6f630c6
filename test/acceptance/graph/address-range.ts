import { isIP } from 'node:net';

/** An address range as it is written: its family, the length of its mask, and whether it starts where the mask says. */
export interface AddressRange {
  readonly family: 4 | 6;
  readonly prefix: number;
  /** Bits are set outside the mask: the address is a host's, not the network's. */
  readonly hasHostBits: boolean;
}

/** Reads `203.0.113.0/24` or `2001:db8::/32`; nothing where the text is neither. */
export function parseRange(cidr: string): AddressRange | undefined {
  const [address = '', mask = '', ...more] = cidr.split('/');
  const family = isIP(address);
  if ((family !== 4 && family !== 6) || more.length > 0 || !/^\d{1,3}$/.test(mask)) return undefined;
  const bits = family === 4 ? 32 : 128;
  const prefix = Number(mask);
  if (prefix > bits) return undefined;
  const value = family === 4 ? numberFrom(address.split('.').map(Number), 8n) : numberFrom(groupsOf(address), 16n);
  const outside = (1n << BigInt(bits - prefix)) - 1n;
  return { family, prefix, hasHostBits: (value & outside) !== 0n };
}

function numberFrom(parts: readonly number[], width: bigint): bigint {
  return parts.reduce((sum, part) => (sum << width) | BigInt(part), 0n);
}

/** The eight groups of an IPv6 address, `::` and a trailing IPv4 address written out. */
function groupsOf(address: string): number[] {
  // The URL parser knows every spelling and gives one back.
  const canonical = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  const [head = '', tail] = canonical.split('::');
  const [front, back] = [head, tail ?? ''].map((side) => (side === '' ? [] : side.split(':'))) as [string[], string[]];
  const zeros = Array<string>(8 - front.length - back.length).fill('0');
  return [...front, ...zeros, ...back].map((group) => Number.parseInt(group, 16));
}
