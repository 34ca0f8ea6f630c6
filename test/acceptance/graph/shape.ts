import { GraphError } from './graph-error';
import { isObject, type Json, type JsonObject } from './json';

/** What a property of a Graph resource may hold. */
export type Field =
  | { readonly is: 'text'; readonly oneOf?: readonly string[] }
  | { readonly is: 'texts'; readonly oneOf?: readonly string[] }
  | { readonly is: 'flag'; readonly falseIsNull: boolean }
  | { readonly is: 'number' }
  | { readonly is: 'parts'; readonly fields: Fields }
  | {
      readonly is: 'part';
      readonly fields: Fields;
      readonly void: (part: JsonObject) => boolean;
      readonly whole: boolean;
    }
  | { readonly is: 'anything' };

export type Fields = Readonly<Record<string, Field>>;

export const text: Field = { is: 'text' };
export const texts: Field = { is: 'texts' };
export const flag: Field = { is: 'flag', falseIsNull: false };
/** A flag of which Graph keeps only that it is set. */
export const mark: Field = { is: 'flag', falseIsNull: true };
export const number: Field = { is: 'number' };
export const anything: Field = { is: 'anything' };

export function word(...oneOf: string[]): Field {
  return { is: 'text', oneOf };
}

export function words(...oneOf: string[]): Field {
  return { is: 'texts', oneOf };
}

export function parts(fields: Fields): Field {
  return { is: 'parts', fields };
}

/** An object. Graph keeps null instead where `void` says that the object sets nothing. */
export function part(fields: Fields, isVoid: (part: JsonObject) => boolean = () => false): Field {
  return { is: 'part', fields, void: isVoid, whole: false };
}

/** An object that an update replaces as a whole, since its type may change with it. */
export function whole(fields: Fields): Field {
  return { is: 'part', fields, void: () => false, whole: true };
}

/** Nothing but nulls and empty lists. */
export function isEmpty(value: JsonObject): boolean {
  return Object.values(value).every((item) => item === null || (Array.isArray(item) && item.length === 0));
}

/** Switched off: the same to Graph as not there. */
export function isOff(value: JsonObject): boolean {
  return value.isEnabled === false;
}

/**
 * What a request gives, and only that. Refuses a property that the resource does not have, and a value of another kind
 * than the property's, as Graph does.
 */
export function read(body: Json | undefined, fields: Fields, at = ''): JsonObject {
  if (!isObject(body)) throw invalid(at, body);
  const given: JsonObject = {};
  for (const [key, value] of Object.entries(body)) {
    if (key.startsWith('@odata.')) continue;
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (field === undefined) throw GraphError.badDirectoryRequest(`Invalid property '${at}${key}'.`);
    given[key] = value === null ? null : readField(value, field, `${at}${key}`);
  }
  return given;
}

function readField(value: Json, field: Field, at: string): Json {
  switch (field.is) {
    case 'anything':
      return value;
    case 'part':
      return read(value, field.fields, `${at}.`);
    case 'parts':
      if (!Array.isArray(value)) throw invalid(at, value);
      return value.map((item) => read(item, field.fields, `${at}.`));
    case 'texts':
      if (!Array.isArray(value)) throw invalid(at, value);
      return value.map((item) => readText(item, field.oneOf, at));
    case 'text':
      return readText(value, field.oneOf, at);
    case 'flag':
      if (typeof value !== 'boolean') throw invalid(at, value);
      return value;
    case 'number':
      if (typeof value !== 'number') throw invalid(at, value);
      return value;
  }
}

function readText(value: Json, oneOf: readonly string[] | undefined, at: string): string {
  if (typeof value !== 'string' || (oneOf !== undefined && !oneOf.includes(value))) throw invalid(at, value);
  return value;
}

function invalid(at: string, value: Json | undefined): GraphError {
  return GraphError.badRequest(`1007: the value ${shown(value)} of '${at}' does not conform to the schema`);
}

/** A value in a message. A list or an object is only named: it may be of any size and depth. */
function shown(value: Json | undefined): string {
  if (Array.isArray(value)) return 'list';
  return isObject(value) ? 'object' : JSON.stringify(value);
}

/** What an update leaves: what it gives laid over what is stored. A property that it leaves out keeps its old value. */
export function merge(stored: JsonObject, given: JsonObject, fields: Fields): JsonObject {
  const merged: JsonObject = { ...stored };
  for (const [key, value] of Object.entries(given)) {
    const field = fields[key];
    const old = stored[key];
    const mergeable = field?.is === 'part' && !field.whole && isObject(value) && isObject(old);
    merged[key] = mergeable ? merge(old, value, field.fields) : value;
  }
  return merged;
}

/** The resource with every property that it has: lists that were not given are empty, all else is null. */
export function complete(given: JsonObject, fields: Fields): JsonObject {
  const all: JsonObject = {};
  for (const [key, field] of Object.entries(fields)) {
    const value = given[key];
    if (field.is === 'part' && isObject(value)) {
      const inner = complete(value, field.fields);
      all[key] = field.void(inner) ? null : inner;
    } else if (field.is === 'flag' && field.falseIsNull) {
      all[key] = value === true ? true : null;
    } else {
      all[key] = value ?? (field.is === 'texts' || field.is === 'parts' ? [] : null);
    }
  }
  return all;
}
