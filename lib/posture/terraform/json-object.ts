import { Settled } from './settled';

/** A parsed JSON object. Its keys come from outside: read them with {@link own}, never by a plain property access. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Settled);
}

/** The object's own value; `undefined` where it is not set. `null` is Terraform's way to say "not set". */
export function own(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? (object[key] ?? undefined) : undefined;
}

/** The object's own keys in plain text order, so that the order in the file decides nothing. */
export function sortedKeys(object: JsonObject): string[] {
  return Object.keys(object).sort();
}

/** One more step of a JSON pointer (RFC 6901). */
export function step(pointer: string, key: string | number): string {
  const name = String(key);
  const isPlain = !name.includes('/') && !name.includes('~');
  return `${pointer}/${isPlain ? name : name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
