import { isJsonObject, type JsonObject, own } from './json-object';

const NONE: ReadonlyMap<string, boolean> = new Map();

/** What the `dynamic` blocks of a body make, by name: whether one of them is set. */
export function dynamicIn(body: JsonObject): ReadonlyMap<string, boolean> {
  const written = own(body, 'dynamic');
  if (written === undefined) return NONE;
  const made = new Map<string, boolean>();
  for (const block of [written].flat().filter(isJsonObject)) {
    for (const name of Object.keys(block)) made.set(name, made.get(name) === true || own(block, name) !== undefined);
  }
  return made;
}
