import { readFileSync } from 'node:fs';

/** A type as `terraform providers schema -json` writes it: `"string"`, `["list", "string"]`, `["object", {…}]`. */
type AttributeType = string | readonly ['list' | 'set', AttributeType] | readonly ['map' | 'object', unknown];

interface Attribute {
  readonly type: AttributeType;
  readonly required?: boolean;
  readonly optional?: boolean;
}

interface NestedBlock {
  readonly nesting_mode: 'single' | 'list' | 'set';
  readonly block: Block;
  readonly min_items?: number;
  readonly max_items?: number;
}

interface Block {
  readonly attributes?: Readonly<Record<string, Attribute>>;
  readonly block_types?: Readonly<Record<string, NestedBlock>>;
}

type Schemas = Readonly<Record<string, { readonly block: Block }>>;

interface ProviderSchemas {
  readonly provider_schemas: Readonly<
    Record<string, { readonly resource_schemas: Schemas; readonly data_source_schemas: Schemas }>
  >;
}

/** What Terraform itself reads in a resource or a data source, whatever the provider. */
const META_ARGUMENTS = ['//', 'count', 'depends_on', 'for_each', 'lifecycle', 'provider'];
const LIFECYCLE = {
  resource: [
    'create_before_destroy',
    'ignore_changes',
    'postcondition',
    'precondition',
    'prevent_destroy',
    'replace_triggered_by',
  ],
  data: ['postcondition', 'precondition'],
};
const BUILT_IN: Schemas = {
  terraform_data: {
    block: {
      attributes: {
        input: { type: 'dynamic', optional: true },
        triggers_replace: { type: 'dynamic', optional: true },
      },
    },
  },
};
const INTERPOLATION = /^\$\{.*\}$/s;

/** The schemas of one provider, against which rendered Terraform JSON can be checked without the provider itself. */
export class ProviderSchema {
  private constructor(
    private readonly resource: Schemas,
    private readonly data: Schemas,
  ) {}

  /** Reads a file that `terraform providers schema -json` wrote. */
  static read(file: string): ProviderSchema {
    const { provider_schemas } = JSON.parse(readFileSync(file, 'utf8')) as ProviderSchemas;
    const providers = Object.values(provider_schemas);
    return new ProviderSchema(
      Object.assign({}, BUILT_IN, ...providers.map(({ resource_schemas }) => resource_schemas)),
      Object.assign({}, ...providers.map(({ data_source_schemas }) => data_source_schemas)),
    );
  }

  /** Everything in the `resource` and `data` of a stack's JSON that the provider would refuse, each with its path. */
  problems(stack: unknown): readonly string[] {
    const { resource, data } = asObject(stack) ?? {};
    return [...this.section('resource', resource, this.resource), ...this.section('data', data, this.data)];
  }

  private section(mode: 'resource' | 'data', section: unknown, schemas: Schemas): readonly string[] {
    return Object.entries(asObject(section) ?? {}).flatMap(([type, instances]) => {
      const schema = schemas[type];
      const place = mode === 'data' ? `data.${type}` : type;
      if (!schema) return [`${place}: unknown type`];
      return Object.entries(asObject(instances) ?? {}).flatMap(([name, body]) => {
        const { lifecycle, ...rest } = asObject(body) ?? {};
        return [
          ...unknownKeys(`${place}.${name}.lifecycle`, lifecycle ?? {}, LIFECYCLE[mode]),
          ...blockProblems(`${place}.${name}`, withoutMeta(rest), schema.block),
        ];
      });
    });
  }
}

function withoutMeta(body: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([key]) => !META_ARGUMENTS.includes(key)));
}

function unknownKeys(place: string, body: unknown, known: readonly string[]): readonly string[] {
  return Object.keys(asObject(body) ?? {})
    .filter((key) => !known.includes(key))
    .map((key) => `${place}.${key}: unknown argument`);
}

function blockProblems(place: string, body: unknown, block: Block): readonly string[] {
  const given = asObject(body);
  if (!given) return [`${place}: a block is written as an object`];
  const attributes = block.attributes ?? {};
  const blocks = block.block_types ?? {};
  return [
    ...unknownKeys(place, given, [...Object.keys(attributes), ...Object.keys(blocks)]),
    ...Object.entries(attributes).flatMap(([name, attribute]) =>
      attributeProblems(`${place}.${name}`, given[name], attribute),
    ),
    ...Object.entries(blocks).flatMap(([name, nested]) => nestedProblems(`${place}.${name}`, given[name], nested)),
  ];
}

function attributeProblems(place: string, value: unknown, attribute: Attribute): readonly string[] {
  if (value === undefined) return attribute.required ? [`${place}: missing`] : [];
  if (!attribute.required && !attribute.optional) return [`${place}: computed, cannot be set`];
  return typeProblems(place, value, attribute.type);
}

function nestedProblems(place: string, value: unknown, nested: NestedBlock): readonly string[] {
  const bodies = value === undefined ? [] : Array.isArray(value) ? value : [value];
  const { min_items = 0, max_items = nested.nesting_mode === 'single' ? 1 : Number.POSITIVE_INFINITY } = nested;
  return [
    ...(bodies.length < min_items ? [`${place}: at least ${min_items} block, got ${bodies.length}`] : []),
    ...(bodies.length > max_items ? [`${place}: at most ${max_items} block, got ${bodies.length}`] : []),
    ...bodies.flatMap((body) => blockProblems(place, body, nested.block)),
  ];
}

function typeProblems(place: string, value: unknown, type: AttributeType): readonly string[] {
  if (type === 'dynamic' || (typeof value === 'string' && INTERPOLATION.test(value))) return [];
  if (typeof type === 'string') {
    const wanted = type === 'bool' ? 'boolean' : type;
    return typeof value === wanted ? [] : [`${place}: ${type} wanted, got ${JSON.stringify(value)}`];
  }
  const [kind, item] = type;
  if (kind !== 'list' && kind !== 'set') return [`${place}: a ${kind} is not known to this check`];
  if (!Array.isArray(value)) return [`${place}: ${kind} wanted, got ${JSON.stringify(value)}`];
  return value.flatMap((entry, index) => typeProblems(`${place}[${index}]`, entry, item));
}

function asObject(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}
