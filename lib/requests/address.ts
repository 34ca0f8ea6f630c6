import { ADDRESS_BITS, Cidr, InvalidValue, remembered } from '../values';

const MOST_RANGES = 1_000;

/**
 * Reads what an IP condition holds: an address or a range. Bits beyond the prefix length are ignored, as AWS does.
 * `undefined` for anything else.
 */
export const rangeOf = remembered(MOST_RANGES, (text: string) => text, parsed);

function parsed(text: string): Cidr | undefined {
  const [address, prefix, more] = text.trim().split('/');
  if (address === undefined || more !== undefined) return undefined;
  const bits = address.includes(':') ? ADDRESS_BITS[6] : ADDRESS_BITS[4];
  const length = prefix === undefined ? bits : /^\d{1,3}$/.test(prefix) ? Number(prefix) : Number.NaN;
  if (!(length <= bits)) return undefined;
  try {
    const single = Cidr.parse(`${address}/${bits}`);
    return Cidr.block(single.family, single.first, length);
  } catch (error) {
    if (error instanceof InvalidValue) return undefined;
    throw error;
  }
}
