import { ADDRESS_BITS, Cidr, CidrSet, type IpFamily } from '../values';

/** A run of addresses that no range at hand tells apart, by its first one. */
export interface AddressCell {
  readonly value: string;
  readonly span: { readonly family: IpFamily; readonly first: bigint; readonly last: bigint };
}

/**
 * Both address families, cut where a range begins or ends: every address lies in a run with its representative, and in
 * the same ranges as it. `within` leaves only those runs that lie in it.
 */
export function addressCells(ranges: readonly Cidr[], within?: CidrSet): AddressCell[] {
  const cuts = [...ranges, ...(within?.cidrs ?? [])];
  const families: readonly IpFamily[] = [4, 6];
  return families.flatMap((family) => {
    const end = 1n << BigInt(ADDRESS_BITS[family]);
    const starts = new Set([0n, end]);
    for (const range of cuts) {
      if (range.family !== family) continue;
      starts.add(range.first);
      starts.add(range.last + 1n);
    }
    const points = [...starts].sort((a, b) => (a < b ? -1 : 1));
    return points.slice(0, -1).flatMap((first, index): AddressCell[] => {
      const single = Cidr.block(family, first, ADDRESS_BITS[family]);
      if (within !== undefined && !within.contains(single)) return [];
      const value = single.toString().replace(/\/\d+$/, '');
      return [{ value, span: { family, first, last: (points[index + 1] ?? end) - 1n } }];
    });
  });
}

/** The addresses of the runs, as the fewest ranges. */
export function rangesOf(cells: readonly AddressCell[]): CidrSet {
  return CidrSet.of(cells.flatMap(({ span }) => blocks(span.family, span.first, span.last)));
}

function blocks(family: IpFamily, first: bigint, last: bigint): Cidr[] {
  const result: Cidr[] = [];
  for (let at = first; at <= last; ) {
    let prefix = ADDRESS_BITS[family];
    while (prefix > 0) {
      const wider = Cidr.block(family, at, prefix - 1);
      if (wider.first !== at || wider.last > last) break;
      prefix -= 1;
    }
    const block = Cidr.block(family, at, prefix);
    result.push(block);
    at = block.last + 1n;
  }
  return result;
}
