type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** One way in which a rendered value can be weakened. */
export type Way = 'removed' | 'unknown' | 'changed' | 'emptied';

/** A stack with one leaf changed. */
export interface Mutant {
  /** `aws_s3_bucket_versioning.versioning_configuration.status changed`: type, path and way, without names and indexes. */
  readonly name: string;
  readonly address: string;
  readonly json: Json;
}

/** Not settings: where the construct stands, and what orders or replaces resources. */
const UNJUDGED = new Set(['//', 'depends_on', 'provider']);

/** Every leaf of every resource and data source of a stack, weakened in every way, one at a time. */
export function mutantsOf(stack: Json): Mutant[] {
  return ['resource', 'data'].flatMap((block) =>
    entriesOf(at(stack, [block])).flatMap(([type, named]) =>
      entriesOf(named).flatMap(([name, body]) =>
        leavesOf(body).flatMap((path) =>
          waysFor(at(body, path)).map(([way, value]): Mutant => {
            const place = path.filter((key) => typeof key === 'string').join('.');
            return {
              name: `${block === 'data' ? 'data.' : ''}${type}.${place} ${way}`,
              address: `${type}.${name}`,
              json: replaced(stack, [block, type, name, ...path], value),
            };
          }),
        ),
      ),
    ),
  );
}

function waysFor(value: Json | undefined): [Way, Json | undefined][] {
  const ways: [Way, Json | undefined][] = [
    ['removed', undefined],
    ['unknown', '${var.unknown}'],
  ];
  if (typeof value === 'boolean') return [...ways, ['changed', !value]];
  if (typeof value === 'number') return [...ways, ['changed', value + 1]];
  if (Array.isArray(value)) return [...ways, ['emptied', []]];
  return [...ways, ['changed', 'weakened']];
}

type Key = string | number;

function leavesOf(value: Json, path: readonly Key[] = []): (readonly Key[])[] {
  if (Array.isArray(value)) {
    const blocks = value.some((item) => typeof item === 'object' && item !== null);
    return blocks ? value.flatMap((item, index) => leavesOf(item, [...path, index])) : [path];
  }
  if (typeof value !== 'object' || value === null) return [path];
  return entriesOf(value).flatMap(([key, inner]) => (UNJUDGED.has(key) ? [] : leavesOf(inner, [...path, key])));
}

function replaced(value: Json, [key, ...rest]: readonly Key[], by: Json | undefined): Json {
  if (key === undefined) return by ?? null;
  const inner = rest.length === 0 ? by : replaced(at(value, [key]) ?? null, rest, by);
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => (index === key ? (inner === undefined ? [] : [inner]) : [item]));
  }
  const others = entriesOf(value).filter(([name]) => name !== key);
  return Object.fromEntries(inner === undefined ? others : [...others, [key, inner]]);
}

function at(value: Json | undefined, path: readonly Key[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? (inner as Record<Key, Json>)[key] : undefined),
    value,
  );
}

function entriesOf(value: Json | undefined): [string, Json][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
