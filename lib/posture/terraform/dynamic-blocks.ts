import { isJsonObject, type JsonObject, own } from './json-object';

const NONE: readonly JsonObject[] = [];

/** The `dynamic` blocks of a body: objects, of which each key names the blocks that it makes. */
export function dynamicIn(body: JsonObject): readonly JsonObject[] {
  const written = own(body, 'dynamic');
  return written === undefined ? NONE : [written].flat().filter(isJsonObject);
}
