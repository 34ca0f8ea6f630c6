import type { z } from 'zod';
import { type Path, pathText } from './location';
import { canBeLeftOut, schemaAt, valueAt } from './schema-place';

const MOST_ROUNDS = 4;
const MOST_PARTS = 200;

/** What is left of refused data once the refused parts are out. */
export interface Salvaged<T> {
  readonly value: T;
  /** Whether a part that was left out lies at, in or round the place: what is said of it may only be an echo. */
  touches(path: Path): boolean;
  /** The path in the original data: list entries that were left out have moved the others up. */
  original(path: Path): Path;
}

/**
 * Leaves out the smallest parts that hold what the schema refuses (an unknown key, an optional value, an entry of a
 * record or of a list of mappings), so that the checks which need a whole declaration can still look at the rest.
 * `undefined` where no declaration remains, or where so much is refused that the rest says little.
 */
export function salvage<T>(schema: z.ZodType<T>, data: unknown): Salvaged<T> | undefined {
  const gone = new Set<string>();
  const original = (path: Path) => originalPath(path, data, gone);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const result = schema.safeParse(without(data, [], gone));
    if (result.success) return { value: result.data, original, touches: (path) => isTouched(path, gone) };
    if (result.error.issues.length > MOST_PARTS) return undefined;
    const refused = result.error.issues.flatMap((issue) => {
      const path = original(issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key)));
      return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path];
    });
    for (const path of refused) {
      const part = smallestPart(schema, path, data);
      if (part === undefined) return undefined;
      gone.add(pathText(part));
    }
  }
  return undefined;
}

function smallestPart(schema: z.core.$ZodType, path: Path, data: unknown): Path | undefined {
  for (let length = path.length; length > 0; length--) {
    const key = path[length - 1];
    if (key !== undefined && canBeLeftOut(schemaAt(schema, path.slice(0, length - 1), data), key)) {
      return path.slice(0, length);
    }
  }
  return undefined;
}

function without(value: unknown, path: Path, gone: ReadonlySet<string>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const kept = (key: string | number) => !gone.has(pathText([...path, key]));
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => (kept(index) ? [without(item, [...path, index], gone)] : []));
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => (kept(key) ? [[key, without(item, [...path, key], gone)]] : [])),
  );
}

function originalPath(path: Path, data: unknown, gone: ReadonlySet<string>): Path {
  const original: (string | number)[] = [];
  for (const key of path) {
    const list = valueAt(data, original);
    const kept =
      typeof key === 'number' && Array.isArray(list)
        ? [...list.keys()].filter((index) => !gone.has(pathText([...original, index])))[key]
        : undefined;
    original.push(kept ?? key);
  }
  return original;
}

function isTouched(path: Path, gone: ReadonlySet<string>): boolean {
  const place = `${pathText(path)}.`;
  return [...gone].some((part) => place.startsWith(`${part}.`) || part.startsWith(place));
}
