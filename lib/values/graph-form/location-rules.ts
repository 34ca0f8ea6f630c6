import { Cidr } from '../cidr';
import { InvalidValue } from '../invalid-value';
import { type Breach, type FormRule, when, wrongMembers } from './form-rule';
import { all, areMoreThan, hasBlock, hasMembers, is, not, some, type Truth } from './truth';
import type { Arguments, Written, WrittenList } from './written';

/** A named location as it is written. */
export interface WrittenLocation {
  /** Whether the blocks `ip` and `country` are written. */
  readonly ip: Truth;
  readonly country: Truth;
  readonly ranges: WrittenList;
  readonly countries: WrittenList;
  readonly createBeforeDestroy: Written<boolean>;
}

/** Reads the arguments of an `azuread_named_location`. */
export function writtenLocation(location: Arguments, createBeforeDestroy: Written<boolean>): WrittenLocation {
  return {
    ip: hasBlock(location.blocks('ip')),
    country: hasBlock(location.blocks('country')),
    ranges: location.block('ip').set('ip_ranges'),
    countries: location.block('country').set('countries_and_regions'),
    createBeforeDestroy,
  };
}

/** What one named location holds, and the widest range in it: Microsoft Entra's limits. */
const MOST_RANGES = 2000;
const SHORTEST_PREFIX = 8;
const RANGES = 'ip.ip_ranges';
const COUNTRIES = 'country.countries_and_regions';

/** Named locations: where a sign-in comes from. */
export const LOCATION_RULES: readonly FormRule<WrittenLocation>[] = [
  {
    id: 'location-kind',
    about: ['ip', 'country'],
    problem: 'the location is not one of addresses or of countries, which the provider refuses',
    allowed: 'a location has the block ip or the block country',
    remedy: 'Write one of the two',
    breach: ({ ip, country }) => when(some(all(ip, country), not(some(ip, country))), () => (ip ? 'both' : 'neither')),
  },
  {
    id: 'no-ranges',
    about: [RANGES],
    problem: 'a location of addresses holds none, which Microsoft Graph refuses',
    allowed: `it holds 1 to ${MOST_RANGES.toLocaleString('en-US')} ranges`,
    remedy: 'Write the ranges, or leave the location out',
    breach: ({ ip, ranges }) => when(all(ip, not(hasMembers(ranges))), () => 'nothing'),
  },
  {
    id: 'too-many-ranges',
    about: [RANGES],
    problem: 'a location holds too many ranges, which Microsoft Graph refuses',
    allowed: `it holds at most ${MOST_RANGES.toLocaleString('en-US')}`,
    remedy: 'Split the ranges over several locations',
    breach: ({ ranges: { items, open } }) =>
      when(
        areMoreThan(MOST_RANGES, [...items.map(() => true), ...(open === undefined ? [] : manyMore())]),
        () => `${items.length} ranges`,
      ),
  },
  {
    id: 'range',
    about: [RANGES],
    problem: 'this is not a range that Microsoft Graph takes',
    allowed: `a range is a network address without host bits and a prefix of /${SHORTEST_PREFIX} or longer`,
    remedy: 'Write it like 203.0.113.0/26 or 2001:db8::/48',
    breach: ({ ranges }) => wrongRanges(ranges),
  },
  {
    id: 'no-country',
    about: [COUNTRIES],
    problem: 'a location of countries names none, which Microsoft Graph refuses',
    allowed: 'it names one country or more',
    remedy: 'Write the countries, or leave the location out',
    breach: ({ country, countries }) => when(all(country, not(hasMembers(countries))), () => 'nothing'),
  },
  {
    id: 'country-code',
    about: [COUNTRIES],
    problem: 'this is not a country as Microsoft Graph takes it',
    allowed: 'a country is its two letters of ISO 3166-1 in capitals',
    remedy: 'Write it like CH',
    breach: ({ countries }) =>
      wrongMembers(countries, (item) => (item.is === 'known' ? !/^[A-Z]{2}$/.test(item.value) : undefined)),
  },
  {
    id: 'location-life-cycle',
    about: ['lifecycle.create_before_destroy'],
    problem:
      'a location that goes would be deleted while a policy still uses it, which Microsoft Graph refuses at every apply',
    allowed: 'lifecycle has create_before_destroy = true',
    remedy: 'Write lifecycle { create_before_destroy = true }',
    breach: ({ createBeforeDestroy }) => when(not(is(createBeforeDestroy, true)), () => 'no create_before_destroy'),
  },
];

function manyMore(): readonly Truth[] {
  return Array<Truth>(MOST_RANGES + 1).fill(undefined);
}

function wrongRanges(ranges: WrittenList): Breach {
  return wrongMembers(ranges, (item) => (item.is === 'known' ? !isRange(item.value) : undefined));
}

function isRange(text: string): boolean {
  try {
    return Cidr.parse(text).prefix >= SHORTEST_PREFIX;
  } catch (error) {
    if (error instanceof InvalidValue) return false;
    throw error;
  }
}
