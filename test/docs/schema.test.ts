import Ajv from 'ajv';
import { textOf } from './pages';

interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly propertyNames?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
}

interface Place {
  readonly path: string;
  readonly schema: Schema;
  /** A key of an object, which an editor offers with its description. */
  readonly isKey: boolean;
}

const root: Schema = JSON.parse(textOf('schema/tenant.v1.json'));
const ajv = new Ajv({ strict: false });

/** Every place of the schema that an editor looks at. */
function placesIn(schema: Schema, path = 'tenant', isKey = true): readonly Place[] {
  const { properties = {}, items, additionalProperties, propertyNames, oneOf = [], anyOf = [] } = schema;
  return [
    { path, schema, isKey },
    ...Object.entries(properties).flatMap(([key, inner]) => placesIn(inner, `${path}.${key}`, true)),
    ...(items === undefined ? [] : placesIn(items, `${path}[]`, false)),
    ...(typeof additionalProperties === 'object' ? placesIn(additionalProperties, `${path}.*`, false) : []),
    ...(propertyNames === undefined ? [] : placesIn(propertyNames, `${path} (name)`, false)),
    ...[...oneOf, ...anyOf].flatMap((inner, index) => placesIn(inner, `${path}|${index}`, false)),
  ];
}

const places = placesIn(root);
const pathsOf = (found: readonly Place[]) => found.map(({ path }) => path);

describe('the published schema, by which an editor completes', () => {
  it('describes every key', () => {
    expect(places.length).toBeGreaterThan(100);
    const bare = places.filter(({ schema, isKey }) => isKey && (schema.description ?? '').trim() === '');
    expect(pathsOf(bare)).toEqual([]);
  });

  it('has an example wherever text is free', () => {
    const free = places.filter(
      ({ schema }) => schema.type === 'string' && schema.enum === undefined && schema.const === undefined,
    );
    expect(pathsOf(free.filter(({ schema }) => (schema.examples ?? []).length === 0))).toEqual([]);
  });

  it('has examples that it takes itself', () => {
    const refused = places.flatMap(({ path, schema }) =>
      (schema.examples ?? [])
        .filter((example) => !ajv.validate(schema, example))
        .map((example) => `${path}: ${example}`),
    );
    expect(refused).toEqual([]);
  });

  it('lets no key through that it does not know', () => {
    const open = places.filter(
      ({ schema }) => schema.properties !== undefined && schema.additionalProperties !== false,
    );
    expect(pathsOf(open)).toEqual([]);
  });
});
