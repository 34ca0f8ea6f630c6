import type { Entity, Posture } from '../../posture';
import { flag, locationSymbol, NO, read, type Unread } from '../../signin';
import { CidrSet, isGuid } from '../../values';
import type { Situation } from '../control';
import { rangesOf } from './location-ranges';
import type { SignInCase } from './sign-in-rule';

type Location = Entity<'namedLocation'>;

/** Whether a named location lies within the addresses of the declared networks, all of it. */
export function withinNetworks({ facts }: Situation, networks: readonly string[]): (location: Location) => boolean {
  const all = facts?.declaration.networks ?? {};
  const own = CidrSet.of(networks.flatMap((network) => all[network]?.cidrs ?? []));
  return (location) => {
    const ranges = rangesOf(location);
    return ranges !== undefined && !ranges.isEmpty && own.contains(ranges);
  };
}

/** Whether a named location is of these countries alone, and of no address that is in none. */
export function withinCountries(countries: readonly string[]): (location: Location) => boolean {
  return ({ fields: { countries: named, unknownCountries } }) => {
    if (named.open !== undefined || named.items.length === 0) return false;
    const others = unknownCountries.is !== 'absent' && !isFalse(unknownCountries);
    return !others && named.items.every((item) => item.is === 'known' && countries.includes(item.value));
  };
}

/**
 * Sign-ins from elsewhere: from none of the named locations that are allowed. Those of which it is not seen what they hold may
 * be allowed, too.
 */
export function elsewhere(
  situation: Situation,
  isAllowed: (location: Location) => boolean,
): Required<Pick<SignInCase, 'parts' | 'possibly'>> {
  const { namedLocation } = situation.posture.entities;
  const trusted = namedLocation.filter(({ fields }) => fields.trusted.is !== 'absent' && !isFalse(fields.trusted));
  const hidden = unreadLocations(situation);
  return {
    parts: [
      ...namedLocation.filter(isAllowed).map((location) => [flag('location', locationSymbol(location)), NO] as const),
      ...(trusted.length > 0 && trusted.every(isAllowed) ? [[flag('location', 'AllTrusted'), NO] as const] : []),
    ],
    possibly: {
      parts: hidden.map(({ symbol }) => [flag('location', symbol), NO] as const),
      unread: hidden.map(({ unread }) => unread),
    },
  };
}

/** Whether a policy goes by a location that is there already, and that apply alone can look at. */
export function goesByLookUp(
  { fields: { locations } }: Entity<'conditionalAccessPolicy'>,
  { entities }: Posture,
): boolean {
  const lookedUp = entities.namedLocation.filter(({ fields }) => fields.objectId !== undefined).map(locationSymbol);
  if (lookedUp.length === 0) return false;
  const named = [locations.included, locations.excluded].flatMap((set) => read(set).symbols);
  return named.some((symbol) => lookedUp.includes(symbol));
}

/** Locations of which it is not seen what they hold: that cannot be read, or they are not made here. */
function unreadLocations({ posture }: Situation): readonly { readonly symbol: string; readonly unread: Unread }[] {
  const { namedLocation, conditionalAccessPolicy } = posture.entities;
  const made = new Set(namedLocation.map(locationSymbol));
  const named = conditionalAccessPolicy.flatMap(({ fields: { locations } }) =>
    locations.excluded.items.flatMap((item) =>
      read({ items: [item], at: item.at }).symbols.map(
        (symbol) => [symbol, { at: item.at, why: 'data' as const }] as const,
      ),
    ),
  );
  const foreign = new Map(named.filter(([symbol]) => !made.has(symbol) && (isGuid(symbol) || symbol.startsWith('${'))));
  return [
    ...namedLocation.flatMap((location) => {
      const unread = unreadIn(location);
      return unread === undefined ? [] : [{ symbol: locationSymbol(location), unread }];
    }),
    ...[...foreign].map(([symbol, unread]) => ({ symbol, unread })),
  ];
}

function unreadIn({ fields: { ranges, countries, unknownCountries } }: Location): Unread | undefined {
  const sets = [ranges, countries].flatMap(({ open, items, at }): readonly Unread[] => {
    const why = open ?? items.find((item) => item.is === 'unknown')?.why;
    return why === undefined || why === 'ignored' ? [] : [{ at, why }];
  });
  const { is, at } = unknownCountries;
  const unsaid = is === 'unknown' && unknownCountries.why !== 'ignored' ? [{ at, why: unknownCountries.why }] : [];
  return [...sets, ...unsaid][0];
}

function isFalse(value: Location['fields']['trusted']): boolean {
  return value.is === 'known' && !value.value;
}
