type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** One way in which a rendered value can be weakened. */
export type Way = 'removed' | 'unknown' | 'changed' | 'lowered' | 'emptied' | 'extended';

/** A stack with one leaf changed. */
export interface Mutant {
  /** `aws_s3_bucket_versioning.versioning_configuration.status changed`: type, path and way, without names and indexes. */
  readonly name: string;
  readonly address: string;
  /** What stands there as it is rendered. */
  readonly leaf: Json | undefined;
  readonly json: Json;
}

/** Not settings: where the construct stands, what orders or replaces resources, and what a statement is called. */
const UNJUDGED = new Set(['//', 'depends_on', 'provider', 'Sid']);

/**
 * Every leaf of every resource and data source of a stack, weakened in every way, one at a time; within a policy that is
 * written as JSON text every leaf of that, too, and every member of a list.
 */
export function mutantsOf(stack: Json): Mutant[] {
  return ['resource', 'data'].flatMap((block) =>
    entriesOf(at(stack, [block])).flatMap(([type, named]) =>
      entriesOf(named).flatMap(([name, body]) =>
        leavesOf(body).flatMap((path) =>
          changesOf(at(body, path), path.at(-1)).map(([change, value]): Mutant => {
            const place = `${block === 'data' ? 'data.' : ''}${type}.${placeOf(path)}`;
            return {
              name: `${place}${change}`,
              address: `${type}.${name}`,
              leaf: at(body, path),
              json: replaced(stack, [block, type, name, ...path], value),
            };
          }),
        ),
      ),
    ),
  );
}

/** Each change of a leaf, in words, with what the leaf is then. */
function changesOf(leaf: Json | undefined, key: Key | undefined): [string, Json | undefined][] {
  const whole = waysFor(leaf, key).map(([way, value]): [string, Json | undefined] => [` ${way}`, value]);
  const document = documentIn(leaf);
  if (document === undefined) return whole;
  const inner = leavesOf(document).flatMap((path) => {
    const value = at(document, path);
    // An unknown part makes the whole text unknown, which is tried above.
    const ways = waysFor(value, path.at(-1)).filter(([way]) => way !== 'unknown');
    const changes = ways.map(([way, by]): [string, Json] => [`:${placeOf(path)} ${way}`, replaced(document, path, by)]);
    return [...changes, ...membersOf(document, path, value)];
  });
  return [...whole, ...inner.map(([change, by]): [string, Json] => [change, written(by)])];
}

/** A list with each of its members taken out, or exchanged for another. */
function membersOf(document: Json, path: readonly Key[], value: Json | undefined): [string, Json][] {
  if (!Array.isArray(value) || value.length < 2) return [];
  return value.flatMap((_, index): [string, Json][] => [
    [`:${placeOf(path)}[] removed`, replaced(document, [...path, index], undefined)],
    [`:${placeOf(path)}[] changed`, replaced(document, [...path, index], 'weakened')],
  ]);
}

/** The document that a text is; CDKTF's spelling of policy variables is kept in its strings. */
function documentIn(leaf: Json | undefined): Json | undefined {
  if (typeof leaf !== 'string' || !/^\{\s*"/.test(leaf)) return undefined;
  const document: Json = JSON.parse(leaf);
  return document;
}

function written(document: Json): string {
  return JSON.stringify(document);
}

function placeOf(path: readonly Key[]): string {
  return path.filter((key) => typeof key === 'string').join('.');
}

/** One more, where a list says whom or what a rule leaves out, which addresses are trusted, or which proof is enough. */
const ONE_MORE: readonly (readonly [keys: RegExp, item: string])[] = [
  [/^excluded?_?(?:users|groups|roles|applications|locations)$/i, '6f1e2d3c-9999-4a2b-8c3d-00000000beef'],
  [/^ip_ranges$/, '192.0.2.128/25'],
  [/^allowed_combinations$/, 'password,sms'],
];

function waysFor(value: Json | undefined, key: Key | undefined): [Way, Json | undefined][] {
  const ways: [Way, Json | undefined][] = [
    ['removed', undefined],
    ['unknown', '${var.unknown}'],
  ];
  if (typeof value === 'boolean') return [...ways, ['changed', !value]];
  if (typeof value === 'number') return [...ways, ['changed', value + 1], ['lowered', value - 1]];
  if (Array.isArray(value)) {
    const more = ONE_MORE.filter(([keys]) => keys.test(String(key)));
    return [...ways, ['emptied', []], ...more.map(([, item]): [Way, Json] => ['extended', [...value, item]])];
  }
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
