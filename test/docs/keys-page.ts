import { textOf } from './pages';
import { SHOWN_KEYS } from './shown-keys';

interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
}

interface Key {
  readonly path: string;
  readonly schema: Schema;
  /** `required`, or how else it has to be there. */
  readonly need: string;
}

const HEAD = `# Every key of a declaration

What [\`schema/tenant.v1.json\`](../schema/tenant.v1.json) takes, as an editor shows it. [The declaration](declaration.md) goes through
it with examples; this page is to look a key up.

\`<name>\` stands for a short name of your own, \`[]\` for each entry of a list. A key is required where the object that it is in is there.
`;

/** What one kind of service alone has, in sections below what all have. */
const SETTINGS: readonly (readonly [string, string])[] = [
  ['entra', 'A directory: entra'],
  ['aws', 'AWS accounts: aws'],
];

/** As many keys below one are a section of their own. */
const OWN_SECTION = 4;

/** So many words at most are listed as what a key takes; of more an editor shows the list. */
const LISTED = 8;

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'number',
  number: 'number',
  boolean: 'true or false',
  object: 'keys',
};

const root: Schema = JSON.parse(textOf('schema/tenant.v1.json'));
const kinds = (partOf(root, 'services').additionalProperties as Schema).oneOf ?? [];

/** The text of `docs/declaration-keys.md`: a table for each part of a declaration, a row a key. */
export function keysPage(): string {
  const parts = Object.entries(root.properties ?? {}).filter(([key]) => key !== 'services');
  return [
    HEAD,
    section('The whole', keysIn(withoutInner(root))),
    ...parts.flatMap(([key, part]) => (keysBelow(part).length === 0 ? [] : [section(key, keysBelow(part))])),
    section('services', keysOfEveryService()),
    ...SETTINGS.flatMap(([kind, title]) => sectionsOf(title, kind)),
  ].join('\n');
}

/** The keys of services of every kind: once each, but where kinds differ in what they take or take by default. */
function keysOfEveryService(): readonly Key[] {
  const own = SETTINGS.map(([kind]) => kind);
  const keys = kinds.flatMap((kind) => keysIn(kind, '<name>'));
  const every = unique(keys.filter(({ path }) => !own.includes(path.split('.')[1] ?? '')));
  const isKind = ({ path }: Key) => path === '<name>.kind';
  return [...every.filter(isKind), ...every.filter((key) => !isKind(key))];
}

/** The settings of one kind: a table of those that are one value, and one for each with many keys below it. */
function sectionsOf(title: string, kind: string): readonly string[] {
  const service = kinds.find((one) => partOf(one, 'kind').const === kind) ?? {};
  const settings = partOf(service, kind);
  const large = (part: Schema) => keysBelow(part).length >= OWN_SECTION;
  const nested = Object.entries(settings.properties ?? {}).filter(([, part]) => large(part));
  return [
    section(title, keysIn(withoutInner(settings, large)), kind),
    ...nested.map(([key, part]) => section(`${kind}.${key}`, keysBelow(part), `${kind}.${key}`)),
  ];
}

function partOf(schema: Schema, key: string): Schema {
  const part = schema.properties?.[key];
  if (part === undefined) throw new Error(`the schema has no key ${key}`);
  return part;
}

/** An object whose keys are there without what is below them, where that is shown elsewhere. */
function withoutInner(schema: Schema, elsewhere: (part: Schema) => boolean = () => true): Schema {
  const heads = Object.entries(schema.properties ?? {}).map(([key, part]) => {
    const { properties: _, additionalProperties: __, oneOf: ___, ...head } = part;
    return [key, elsewhere(part) ? { ...head, items: { type: part.items?.type } } : part] as const;
  });
  return { ...schema, properties: Object.fromEntries(heads) };
}

/** Each key of an object, and those of the objects below it. */
function keysIn({ properties = {}, required = [] }: Schema, path = ''): readonly Key[] {
  return Object.entries(properties).flatMap(([key, schema]) => {
    const inner = dotted(path, key);
    return [{ path: inner, schema, need: required.includes(key) ? 'required' : '' }, ...keysBelow(schema, inner)];
  });
}

function keysBelow(schema: Schema, path = ''): readonly Key[] {
  const { items, additionalProperties } = schema;
  return unique([
    ...keysIn(schema, path),
    ...(items === undefined ? [] : keysBelow(items, `${path}[]`)),
    ...(typeof additionalProperties === 'object' ? keysBelow(additionalProperties, dotted(path, '<name>')) : []),
    ...keysOfBranches([...(schema.oneOf ?? []), ...(schema.anyOf ?? [])], path),
  ]);
}

/** The keys of each form that an object may have; where no key tells them apart, it has the keys of one of them. */
function keysOfBranches(all: readonly Schema[], path: string): readonly Key[] {
  const branches = all.filter(({ properties }) => properties !== undefined);
  const told = branches.every(({ properties }) => Object.values(properties ?? {}).some(({ const: word }) => word));
  return branches.flatMap((branch) =>
    keysIn(branch, path).map((key) =>
      told || branches.length === 1 || key.path.slice(path.length + 1).includes('.')
        ? key
        : { ...key, need: 'one of these' },
    ),
  );
}

function unique(keys: readonly Key[]): readonly Key[] {
  const same = (one: Key, other: Key) =>
    one.path === other.path &&
    one.schema.const === other.schema.const &&
    String(one.schema.default) === String(other.schema.default);
  return keys.filter((key, index) => keys.findIndex((other) => same(key, other)) === index);
}

function dotted(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

/** A table of keys; where they stand `below` a path, each leads to the construct that it asks for. */
function section(title: string, keys: readonly Key[], below = ''): string {
  const rows = keys.map(({ path, schema, need }) => {
    const shown = SHOWN_KEYS.get(`${below}.${path}`) ?? [];
    const meaning = [meaningOf(schema), ...(shown.length === 0 ? [] : [`See ${shown.join('; ')}.`])].join(' ');
    const cells = [`\`${path}\``, takes(schema), need || defaultOf(schema), meaning];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  return [`## ${title}`, '', '| key | takes | | meaning |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
}

function takes(schema: Schema): string {
  if (schema.const !== undefined) return `\`${schema.const}\``;
  if (schema.enum !== undefined && schema.enum.length <= LISTED)
    return schema.enum.map((word) => `\`${word}\``).join(', ');
  const branches = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
  if (branches.length > 0) return [...new Set(branches.map(takes))].join(' or ');
  if (schema.type === 'array') return `list of ${takes(schema.items ?? {})}`;
  return TYPES[schema.type ?? ''] ?? 'any value';
}

function defaultOf({ default: value }: Schema): string {
  if (value === undefined) return '';
  return `default \`${Array.isArray(value) ? `[${value.join(', ')}]` : value}\``;
}

/** The description without the default that stands beside it; outside of code no `<`, which would begin a tag. */
function meaningOf({ default: value, description = '' }: Schema): string {
  const text =
    value === undefined ? description : description.replace(/ Default \S+\.(?= |$)| Default [^.]*\.(?= |$)/, '');
  return text
    .split('`')
    .map((part, index) => (index % 2 === 0 ? part.replaceAll('<', '&lt;') : part))
    .join('`');
}
