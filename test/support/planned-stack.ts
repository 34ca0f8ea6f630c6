import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

interface Attribute {
  readonly computed?: boolean;
}
interface Block {
  readonly attributes?: Readonly<Record<string, Attribute>>;
  readonly block_types?: Readonly<Record<string, { readonly nesting_mode: string; readonly block: Block }>>;
}
type Schemas = Readonly<Record<string, { readonly block: Block }>>;

const { provider_schemas } = JSON.parse(
  readFileSync(join(__dirname, '..', 'entra', 'azuread-3.7.0-schema.json'), 'utf8'),
);
const [AZUREAD] = Object.values(provider_schemas) as { resource_schemas: Schemas; data_source_schemas: Schemas }[];
const BUILT_IN: Schemas = {
  terraform_data: {
    block: { attributes: { input: {}, triggers_replace: {}, id: { computed: true }, output: { computed: true } } },
  },
};

/** A reference of Terraform JSON, and the resource and attribute that it names. */
const REFERENCE = /\$\{((?:data\.)?[\w-]+\.[\w-]+)\.([\w-]+)\}/g;
const META = new Set(['//', 'count', 'for_each', 'lifecycle', 'provider', 'depends_on', 'provisioner']);

/** What stands in a plan: a value, or what only apply knows. */
const UNKNOWN = Symbol('unknown');
type Planned = Json | typeof UNKNOWN | readonly Planned[] | { readonly [key: string]: Planned };

/**
 * The plan that Terraform makes of an Entra stack, by the provider's schema: what is not set is null or filled in, blocks are
 * lists, references come to what is known of them.
 * @param applied the resources are there already, and nothing changes; else all of them are created
 */
export function planOf(stack: JsonObject, { applied = false }: { readonly applied?: boolean } = {}): JsonObject {
  return new PlannedStack(stack, applied).plan();
}

class PlannedStack {
  constructor(
    private readonly stack: JsonObject,
    private readonly applied: boolean,
  ) {}

  plan(): JsonObject {
    const managed = this.blocks('resource').map(({ address, type, name, body }) => {
      const planned = this.planned(address, body, schemaOf('managed', type));
      const change = {
        actions: [this.applied ? 'no-op' : 'create'],
        before: this.applied ? known(planned) : null,
        after: known(planned),
        after_unknown: unknownIn(planned),
        before_sensitive: this.applied ? {} : false,
        after_sensitive: {},
      };
      return { address, mode: 'managed', type, name, provider_name: providerName(type), change };
    });
    const answered = this.blocks('data').map(({ address, type, name, body }) => ({
      address,
      mode: 'data',
      type,
      name,
      provider_name: providerName(type),
      values: known(this.planned(address, body, schemaOf('data', type))),
      sensitive_values: {},
    }));
    return {
      format_version: '1.2',
      terraform_version: '1.11.4',
      planned_values: { root_module: {} },
      resource_changes: managed,
      prior_state: { format_version: '1.0', values: { root_module: { resources: answered } } },
      configuration: this.configuration(),
      applyable: !this.applied,
      complete: true,
      errored: false,
    } as unknown as JsonObject;
  }

  private configuration(): Json {
    const resources = (['resource', 'data'] as const).flatMap((kind) =>
      this.blocks(kind).map(({ address, type, name, body }) => ({
        address,
        mode: kind === 'data' ? 'data' : 'managed',
        type,
        name,
        provider_config_key: type.split('_')[0] ?? '',
        expressions: expressionsOf(body, schemaOf(kind === 'data' ? 'data' : 'managed', type)),
        schema_version: 0,
      })),
    );
    const providers = Object.entries((this.stack.provider ?? {}) as JsonObject).map(([name, block]) => [
      name,
      {
        name,
        full_name: `registry.terraform.io/hashicorp/${name}`,
        expressions: expressionsOf([block].flat()[0] as JsonObject, {}),
      },
    ]);
    return { provider_config: Object.fromEntries(providers), root_module: { resources } } as unknown as Json;
  }

  private blocks(kind: 'resource' | 'data') {
    return Object.entries((this.stack[kind] ?? {}) as Record<string, Record<string, JsonObject>>).flatMap(
      ([type, named]) =>
        Object.entries(named).map(([name, body]) => {
          const address = `${kind === 'data' ? 'data.' : ''}${type}.${name}`;
          return { address, type, name, body };
        }),
    );
  }

  private planned(address: string, body: JsonObject, schema: Block): { readonly [key: string]: Planned } {
    const filledIn = Object.entries(schema.attributes ?? {}).map(([name, { computed }]): [string, Planned] => {
      const given = body[name];
      if (given !== undefined && given !== null) return [name, this.evaluated(given)];
      if (!computed) return [name, null];
      return [name, this.applied || address.startsWith('data.') ? this.answer(address, name, body) : UNKNOWN];
    });
    const nested = Object.entries(schema.block_types ?? {}).map(
      ([name, { nesting_mode, block }]): [string, Planned] => {
        const written = body[name] === undefined || body[name] === null ? [] : [body[name]].flat();
        const blocks = written.map((inner) => this.planned('', inner as JsonObject, block));
        return [name, nesting_mode === 'single' ? (blocks[0] ?? null) : blocks];
      },
    );
    return Object.fromEntries([...filledIn, ...nested]);
  }

  /** What the provider fills in where an object is there. */
  private answer(address: string, name: string, body: JsonObject): Planned {
    const names = (body.user_principal_names ?? []) as readonly string[];
    if (name === 'object_ids') return names.map(idOf);
    if (name === 'users') {
      return names.map((upn) => ({
        user_principal_name: upn,
        object_id: idOf(upn),
        account_enabled: true,
        onpremises_immutable_id: '',
      }));
    }
    if (name === 'object_id') return idOf(address);
    if (name === 'id')
      return address.includes('strength')
        ? `/policies/authenticationStrengthPolicies/${idOf(address)}`
        : `/x/${idOf(address)}`;
    return null;
  }

  private evaluated(value: Json): Planned {
    if (Array.isArray(value)) {
      const items: readonly Planned[] = value.map((item) => this.evaluated(item));
      const [only] = items;
      return value.length === 1 && Array.isArray(only) && typeof value[0] === 'string' ? only : items;
    }
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(
        Object.entries(value as JsonObject).map(([key, inner]) => [key, this.evaluated(inner)]),
      );
    }
    if (typeof value !== 'string' || !value.includes('${')) return value;
    const whole = new RegExp(`^${REFERENCE.source}$`).exec(value);
    if (whole?.[1] !== undefined && whole[2] !== undefined) return this.attribute(whole[1], whole[2]);
    return UNKNOWN;
  }

  private attribute(address: string, name: string): Planned {
    const found = [...this.blocks('resource'), ...this.blocks('data')].find((block) => block.address === address);
    if (found === undefined) return UNKNOWN;
    const schema = schemaOf(address.startsWith('data.') ? 'data' : 'managed', found.type);
    return this.planned(address, found.body, schema)[name] ?? null;
  }
}

/** The object id that an address or a user has in the directory of these plans. */
export function idOf(text: string): string {
  const number = [...text].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 0xffffffffff, 7);
  return `5f5e1d3c-0000-4a2b-8c3d-${number.toString(16).padStart(12, '0')}`;
}

function schemaOf(mode: 'managed' | 'data', type: string): Block {
  const schemas = mode === 'data' ? AZUREAD?.data_source_schemas : { ...BUILT_IN, ...AZUREAD?.resource_schemas };
  const schema = schemas?.[type];
  if (schema === undefined) throw new Error(`the schema file has no ${mode} ${type}`);
  return schema.block;
}

function providerName(type: string): string {
  return type.startsWith('terraform_') ? 'terraform.io/builtin/terraform' : 'registry.terraform.io/hashicorp/azuread';
}

/** `configuration…expressions`, as Terraform writes it for Terraform JSON: the constant, also where it has references. */
function expressionsOf(body: JsonObject, schema: Block): Json {
  const entries = Object.entries(body).filter(([name, value]) => !META.has(name) && value !== null);
  return Object.fromEntries(
    entries.map(([name, value]): [string, Json] => {
      const nested = schema.block_types?.[name];
      if (nested !== undefined) {
        const blocks = [value].flat().map((inner) => expressionsOf(inner as JsonObject, nested.block));
        return [name, nested.nesting_mode === 'single' ? (blocks[0] ?? {}) : blocks];
      }
      const references = [...JSON.stringify(value).matchAll(REFERENCE)].flatMap(([, address, attribute]) => [
        `${address}.${attribute}`,
        `${address}`,
      ]);
      return [name, { constant_value: value, ...(references.length === 0 ? {} : { references }) }];
    }),
  );
}

/** Without what only apply knows; in a list its place stays. */
function known(planned: Planned): Json {
  if (planned === UNKNOWN) return null;
  if (Array.isArray(planned)) return planned.map(known);
  if (typeof planned !== 'object' || planned === null) return planned as Json;
  const entries = Object.entries(planned as { readonly [key: string]: Planned });
  return Object.fromEntries(
    entries.filter(([, value]) => value !== UNKNOWN).map(([key, value]) => [key, known(value)]),
  );
}

function unknownIn(planned: Planned): Json {
  if (planned === UNKNOWN) return true;
  if (Array.isArray(planned)) return planned.map((item) => unknownIn(item));
  if (typeof planned !== 'object' || planned === null) return false;
  const entries = Object.entries(planned as { readonly [key: string]: Planned }).map(([key, value]): [string, Json] => [
    key,
    unknownIn(value),
  ]);
  return Object.fromEntries(entries.filter(([, value]) => value !== false));
}
