import { awsScopeOf } from './aws-scope';
import type { Rendered } from './needs-table';

type Json = Readonly<Record<string, unknown>>;

/** What names a resource where another refers to it by its id, its ARN or its name. */
const NAMES = ['bucket', 'name'];
const REFERENCE = /^\$\{([a-z0-9_]+)\.([\w-]+)\.(\w+)\}$/;

/**
 * The resources and data sources of a stack's Terraform JSON; what has another form is passed over. Arguments that refer to
 * another resource of the stack hold what is written there, as far as it is.
 */
export function renderedIn(json: unknown): readonly Rendered[] {
  const resources = objectAt(json, 'resource');
  return [
    ...Object.entries(resources),
    ...Object.entries(objectAt(json, 'data')).map(([type, named]) => [`data.${type}`, named] as const),
  ].flatMap(([type, named]) =>
    Object.values(asObject(named)).map((written): Rendered => {
      const body = resolved(asObject(written), resources);
      const aws = awsScopeOf(type, body, objectAt(json, 'provider'));
      return aws === undefined ? { type, body } : { type, body, aws };
    }),
  );
}

function resolved(body: Json, resources: Json): Json {
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, literalOf(value, resources)]));
}

function literalOf(value: unknown, resources: Json): unknown {
  const [, type = '', name = '', attribute = ''] = typeof value === 'string' ? (REFERENCE.exec(value) ?? []) : [];
  const target = asObject(asObject(resources[type])[name]);
  const found = [attribute, ...NAMES].map((one) => target[one]).find((one) => typeof one === 'string');
  return found ?? value;
}

function objectAt(json: unknown, name: string): Json {
  return asObject(asObject(json)[name]);
}

function asObject(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
