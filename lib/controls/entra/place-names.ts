import type { Network } from '../../declaration';
import type { Entity } from '../../posture';
import { locationSymbol } from '../../signin';
import { CidrSet, onceFor } from '../../values';
import type { Situation } from '../control';
import { rangesOf } from './location-ranges';

type Location = Entity<'namedLocation'>;
type Networks = Readonly<Record<string, Network>>;

/**
 * What named locations are called by what they hold: the declared networks that they are, or their countries. One that holds
 * something else, or cannot be read, has no such name.
 */
export function placeNames({ posture, facts }: Situation): ReadonlyMap<string, string> {
  return namesOf(posture.entities.namedLocation)(facts?.declaration.networks ?? NO_NETWORKS);
}

const NO_NETWORKS: Networks = {};

/** Each finding asks for them, and neither a posture nor a declaration changes. */
const namesOf = onceFor((locations: readonly Location[]) =>
  onceFor((networks: Networks): ReadonlyMap<string, string> => {
    const all = Object.entries(networks);
    return new Map(
      locations.flatMap((location): [string, string][] => {
        const name = networksName(location, all) ?? countriesName(location);
        return name === undefined ? [] : [[locationSymbol(location), name]];
      }),
    );
  }),
);

function networksName(location: Location, networks: readonly (readonly [string, Network])[]): string | undefined {
  const ranges = rangesOf(location);
  if (ranges === undefined || ranges.isEmpty) return undefined;
  const within = networks.filter(([, { cidrs }]) => ranges.contains(CidrSet.of(cidrs)));
  const all = CidrSet.of(within.flatMap(([, { cidrs }]) => cidrs));
  return all.contains(ranges) ? within.map(([id]) => `network:${id}`).join('|') : undefined;
}

function countriesName({ fields: { countries, unknownCountries } }: Location): string | undefined {
  const codes = countries.items.flatMap((item) => (item.is === 'known' ? [item.value] : []));
  const unread = countries.open !== undefined || codes.length < countries.items.length;
  if (codes.length === 0 || unread || unknownCountries.is === 'unknown') return undefined;
  const others = unknownCountries.is === 'known' && unknownCountries.value ? ['unknown'] : [];
  return `country:${[...codes.sort(), ...others].join('|')}`;
}
