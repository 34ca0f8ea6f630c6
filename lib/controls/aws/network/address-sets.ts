import type { Entity, Val } from '../../../posture';
import { rangeOf } from '../../../requests';
import { CidrSet } from '../../../values';
import type { Situation } from '../../control';

/** The addresses of a set as far as they are seen, and what is not seen, as a part of a sentence. */
export interface Addresses {
  readonly ranges: CidrSet;
  readonly doubt?: string;
}

/** The addresses of the set that a value refers to. */
export function addressesIn(set: Val<string>, { posture }: Situation): Addresses {
  const found =
    set.is === 'ref' ? posture.entities.addressSet.find(({ address }) => address === set.address) : undefined;
  if (found === undefined) return { ranges: CidrSet.of([]), doubt: 'a set of addresses that this stack does not show' };
  return addressesOfSet(found, []);
}

/** The addresses of a set, with entries that are written apart from it. */
export function addressesOfSet({ address, fields }: Entity<'addressSet'>, apart: readonly Val<string>[]): Addresses {
  const { items, open } = fields.ranges;
  const values = [...items, ...apart];
  const ranges = values.map((item) => (item.is === 'known' ? rangeOf(item.value) : undefined));
  const seen = CidrSet.of(ranges.flatMap((range) => range ?? []));
  const isWhole = open === undefined && !ranges.includes(undefined);
  return isWhole ? { ranges: seen } : { ranges: seen, doubt: `addresses of ${address} that only apply knows` };
}
