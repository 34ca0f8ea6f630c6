import * as fc from 'fast-check';
import { type Posture, UnreadableTerraform } from '../../../lib/posture';
import { read } from './stack';
import { WHOLE_STACK } from './whole-stack';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Path = readonly (string | number)[];

const isTree = (json: Json): json is readonly Json[] | { readonly [key: string]: Json } =>
  typeof json === 'object' && json !== null;

/** Paths of all leaves below a value. */
function leaves(json: Json, path: Path = []): Path[] {
  if (!isTree(json)) return [path];
  const entries: [string | number, Json][] = Array.isArray(json) ? [...json.entries()] : Object.entries(json);
  return entries.flatMap(([key, value]) => leaves(value, [...path, key]));
}

/** The same value with the leaf at a path replaced. */
function withLeaf(json: Json, path: Path, leaf: Json): Json {
  const [key, ...rest] = path;
  if (key === undefined || !isTree(json)) return leaf;
  if (Array.isArray(json)) return json.map((item, index) => (index === key ? withLeaf(item, rest, leaf) : item));
  const entries = Object.entries(json as { readonly [key: string]: Json });
  return Object.fromEntries(entries.map(([name, value]) => [name, name === key ? withLeaf(value, rest, leaf) : value]));
}

function withKeys(json: Json, order: (keys: string[]) => string[]): Json {
  if (!isTree(json)) return json;
  if (Array.isArray(json)) return json.map((item) => withKeys(item, order));
  const object = json as { readonly [key: string]: Json };
  return Object.fromEntries(order(Object.keys(object)).map((key) => [key, withKeys(object[key] ?? null, order)]));
}

/** Addresses and pointers of everything that the posture says it knows. */
function knownPlaces(value: unknown, places = new Map<string, unknown>()): Map<string, unknown> {
  if (typeof value !== 'object' || value === null) return places;
  if ('is' in value && value.is === 'known' && 'at' in value && 'value' in value) {
    const at = value.at as { address: string; pointer: string };
    places.set(`${at.address}${at.pointer}`, value.value);
  }
  for (const child of Object.values(value)) knownPlaces(child, places);
  return places;
}

/** Arguments that name things for people, place them, or decide nothing beside the one that does. */
const NOT_READ = new Set(['justification', 'display_name', 'provider', 'types', 'enabled']);

const placesIn = (posture: Posture) => knownPlaces(posture.entities);

describe('the reader of a stack', () => {
  const block = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      fc.constantFrom('${', '${var.x}', '${jsonencode({a = [1, "b"]})}', '${a.b.c}', '{"Statement":[{}]}', 'all', '0'),
      fc.jsonValue({ maxDepth: 1 }),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(
        fc.constantFrom(
          '//',
          'count',
          'for_each',
          'lifecycle',
          'ignore_changes',
          'dynamic',
          'policy',
          'statement',
          'rule',
          'x',
          '__proto__',
          'constructor',
          'conditions',
          'users',
          'url',
          'body',
          'provider',
          'metadata',
          'inline_policy',
        ),
        tie('value'),
        { maxKeys: 4 },
      ),
    ),
  })).value;
  const type = fc.constantFrom(
    'aws_s3_bucket',
    'aws_s3_bucket_policy',
    'aws_iam_role',
    'aws_iam_policy_document',
    'aws_kms_key_policy',
    'azuread_group',
    'azuread_users',
    'azuread_conditional_access_policy',
    'msgraph_resource',
    'msgraph_update_resource',
    'aws_s3_bucket_server_side_encryption_configuration',
    'constructor',
    'toString',
    'x_y',
  );
  const kind = fc.constantFrom(
    'resource',
    'data',
    'locals',
    'provider',
    'module',
    'check',
    'removed',
    'terraform',
    'variable',
    'ephemeral',
    '__proto__',
    'other',
  );
  const named = fc.dictionary(fc.constantFrom('a', 'b', 'toString', '__proto__'), block, { maxKeys: 3 });

  it('reads any JSON or refuses it by name', () => {
    const json = fc.oneof(
      fc.jsonValue(),
      fc.dictionary(kind, fc.oneof(block, fc.dictionary(type, fc.oneof(block, named)))),
    );
    fc.assert(
      fc.property(json, (value) => {
        try {
          read(value);
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableTerraform);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('reads what is nested beyond reason without running out of stack', () => {
    const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    const deepObject = JSON.parse(`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`);
    const policy = `{"Version":"2012-10-17","Statement":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    const expression = `\${${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    const posture = read({
      resource: {
        azuread_group: { a: { members: deep }, b: { members: deepObject }, c: { members: expression } },
        aws_s3_bucket_policy: { p: { policy } },
        azuread_conditional_access_policy: { p: { conditions: deepObject, dynamic: deep } },
      },
      locals: Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`l${n}`, `\${local.l${n + 1}}`])),
    });
    expect(posture.entities.group).toHaveLength(3);
  });

  it('knows what the whole stack says', () => {
    const posture = read(WHOLE_STACK);
    expect(posture.opaque).toEqual([]);
    for (const [kindName, entities] of Object.entries(posture.entities)) {
      expect([kindName, entities.length > 0]).toEqual([kindName, true]);
    }
    expect(placesIn(posture).size).toBeGreaterThan(100);
  });

  it.each(['resource', 'data'] as const)('never knows a value of a %s that is a variable', (mode) => {
    const before = placesIn(read(WHOLE_STACK));
    const changed = leaves(WHOLE_STACK[mode]).filter((path) => !path.some((key) => NOT_READ.has(String(key))));
    const still: string[] = [];
    for (const path of changed) {
      const [type, name, ...below] = path;
      const address = `${mode === 'data' ? 'data.' : ''}${type}.${name}`;
      const after = placesIn(read(withLeaf(WHOLE_STACK, [mode, ...path], '${var.x}')));
      const place = `${address}/${below.join('/')}`;
      if (after.has(place)) still.push(place);
      // Everything known that is read from the leaf changes: it is unknown now, or a policy that says that it is open.
      if ([...before].every(([at, value]) => JSON.stringify(after.get(at)) === JSON.stringify(value)))
        still.push(`${place}: no change`);
    }
    expect(changed.length).toBeGreaterThan(9);
    expect(still).toEqual([]);
  });

  it('says the same whatever the order of the keys', () => {
    const orders = [
      (keys: string[]) => keys.reverse(),
      (keys: string[]) => keys.sort(),
      (keys: string[]) => keys.sort().reverse(),
    ];
    const expected = JSON.stringify(read(WHOLE_STACK));
    for (const order of orders) expect(JSON.stringify(read(withKeys(WHOLE_STACK, order)))).toBe(expected);
  });
});
