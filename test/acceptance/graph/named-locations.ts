import { parseRange } from './address-range';
import { type Directory, found } from './directory';
import { GraphError } from './graph-error';
import { isObject, type Json, type JsonObject, stringsOf, textAt } from './json';
import { Query } from './query';
import { created, noContent, ok, type Resource, type Route } from './route';
import { type Fields, flag, parts, read, text, texts, word } from './shape';

const BASE = '/identity/conditionalAccess/namedLocations';
const IP = '#microsoft.graph.ipNamedLocation';
const COUNTRY = '#microsoft.graph.countryNamedLocation';
const SMALLEST_PREFIX = 8;
const MOST_LOCATIONS = 195;
const MOST_RANGES = 2000;

const FIELDS: Readonly<Record<string, Fields>> = {
  [IP]: { displayName: text, isTrusted: flag, ipRanges: parts({ cidrAddress: text }) },
  [COUNTRY]: {
    displayName: text,
    countriesAndRegions: texts,
    countryLookupMethod: word('clientIpAddress', 'authenticatorAppGps'),
    includeUnknownCountriesAndRegions: flag,
  },
};

/**
 * Named locations by address and by country. Refused: addresses with host bits, countries in small letters, more than
 * Graph takes, and the deletion of a location that is trusted or that a policy uses.
 */
export class NamedLocations implements Resource {
  constructor(private readonly directory: Directory) {}

  routes(): readonly Route[] {
    const locations = this.directory.namedLocations;
    return [
      { method: 'GET', path: BASE, handle: (call) => ok(Query.parse(call.search).list(locations.values())) },
      { method: 'GET', path: `${BASE}/{id}`, handle: (call) => ok(found(locations, call.param('id'))) },
      { method: 'POST', path: BASE, handle: (call) => created(this.create(call.body)) },
      {
        method: 'PATCH',
        path: `${BASE}/{id}`,
        handle: (call) => {
          this.update(call.param('id'), call.body);
          return noContent();
        },
      },
      {
        method: 'DELETE',
        path: `${BASE}/{id}`,
        handle: (call) => {
          this.remove(call.param('id'));
          return noContent();
        },
      },
    ];
  }

  /** Makes a location; `id` is for those that a tenant holds from the start. */
  create(body: Json | undefined, id = this.directory.newId()): JsonObject {
    const type = typeOf(body);
    const blank: JsonObject = type === IP ? { isTrusted: false, ipRanges: [] } : { countriesAndRegions: [] };
    if (type === COUNTRY) {
      blank.includeUnknownCountriesAndRegions = false;
      blank.countryLookupMethod = 'clientIpAddress';
    }
    const at = this.directory.now();
    const given = read(body, FIELDS[type] ?? {});
    const location = { '@odata.type': type, id, createdDateTime: at, modifiedDateTime: at, ...blank, ...given };
    if (this.directory.namedLocations.size >= MOST_LOCATIONS) {
      throw GraphError.badRequest(`A tenant holds at most ${MOST_LOCATIONS} named locations.`);
    }
    this.store(location);
    return found(this.directory.namedLocations, id);
  }

  private update(id: string, body: Json | undefined): void {
    const stored = found(this.directory.namedLocations, id);
    if (typeOf(body) !== stored['@odata.type']) {
      throw GraphError.badRequest('The type of a named location cannot be changed.');
    }
    const given = read(body, FIELDS[typeOf(body)] ?? {});
    this.store({ ...stored, ...given, modifiedDateTime: this.directory.now() });
  }

  private store(location: JsonObject): void {
    if (typeof location.displayName !== 'string' || location.displayName === '') {
      throw GraphError.badRequest("A value is required for 'displayName'.");
    }
    const stored = { ...location };
    if (stored['@odata.type'] === IP) stored.ipRanges = rangesOf(location);
    else stored.countriesAndRegions = countriesOf(location);
    this.directory.namedLocations.set(String(location.id), stored);
  }

  private remove(id: string): void {
    const location = found(this.directory.namedLocations, id);
    if (location.isTrusted === true) {
      throw GraphError.badRequest(
        `The named location '${id}' is trusted. Mark it as not trusted before you delete it.`,
      );
    }
    for (const { displayName, conditions } of this.directory.policies.values()) {
      const { includeLocations = [], excludeLocations = [] } = conditions.locations ?? {};
      if ([...includeLocations, ...excludeLocations].includes(id)) {
        throw GraphError.badRequest(`The named location '${id}' is in use by the policy '${displayName}'.`);
      }
    }
    this.directory.namedLocations.delete(id);
  }
}

function typeOf(body: Json | undefined): string {
  const type = isObject(body) ? textAt(body, '@odata.type') : undefined;
  if (type === IP || type === COUNTRY) return type;
  throw GraphError.badRequest("A named location is an 'ipNamedLocation' or a 'countryNamedLocation'.");
}

function countriesOf(location: JsonObject): string[] {
  const countries = stringsOf(location.countriesAndRegions);
  const wrong = countries.find((country) => !/^[A-Z]{2}$/.test(country));
  if (wrong !== undefined) throw GraphError.badRequest(`'${wrong}' is no two-letter country code in capitals.`);
  if (countries.length === 0) throw GraphError.badRequest('A country location names at least one country.');
  return countries;
}

function rangesOf(location: JsonObject): JsonObject[] {
  const ranges = Array.isArray(location.ipRanges) ? location.ipRanges.filter(isObject) : [];
  if (ranges.length === 0 || ranges.length > MOST_RANGES) {
    throw GraphError.badRequest(`An IP location holds 1 to ${MOST_RANGES} ranges; this one holds ${ranges.length}.`);
  }
  // The provider writes every range as IPv4; Graph answers with the range's own type.
  return ranges.map((range) => {
    const cidrAddress = textAt(range, 'cidrAddress') ?? '';
    return { '@odata.type': `#microsoft.graph.iPv${familyOf(cidrAddress)}CidrRange`, cidrAddress };
  });
}

/** 4 or 6, the family of a range that is a network address with a mask that is not too wide. */
function familyOf(cidr: string): 4 | 6 {
  const range = parseRange(cidr);
  if (range === undefined) throw GraphError.badRequest(`'${cidr}' is no address range.`);
  if (range.prefix < SMALLEST_PREFIX) {
    throw GraphError.badRequest(`The range '${cidr}' is wider than /${SMALLEST_PREFIX}.`);
  }
  if (range.hasHostBits) throw GraphError.badRequest(`The range '${cidr}' has bits set outside its mask.`);
  return range.family;
}
