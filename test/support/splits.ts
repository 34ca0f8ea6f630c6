type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Body = Readonly<Record<string, Json>>;

/** A stack in which two things do together what one did, and the same without the one or the other. */
export interface Split {
  /** `azuread_conditional_access_policy.mfa_policy_1A2B3C4D by applications`: what is in two, and where it was cut. */
  readonly name: string;
  readonly address: string;
  both(): Json;
  halves(): readonly [Json, Json];
}

/** Two bodies in the place of one, each of a resource of its own. */
export interface InTwo {
  readonly by: string;
  readonly parts: readonly [Body, Body];
}

/** A body that holds both parts, and the same with the one or the other: what can only be there once. */
export interface InOne {
  readonly by: string;
  readonly both: Body;
  readonly parts: readonly [Body, Body];
}

export type Cut = InTwo | InOne;
export type { Body, Json };

type Named = Readonly<Record<string, Body>>;

/** The stack with a resource cut in the one way or the other. */
export function splitOf(stack: Json, type: string, name: string, cut: Cut): Split {
  const [first, second] = cut.parts;
  const having = (body: Body) => withResource(stack, type, name, body);
  return {
    name: `${type}.${name} by ${cut.by}`,
    address: `${type}.${name}`,
    both: () =>
      'both' in cut ? having(cut.both) : withResource(withTwins(having(first), type, name), type, twin(name), second),
    halves: () => [having(first), having(second)],
  };
}

function withResource(stack: Json, type: string, name: string, body: Body): Json {
  const { resource = {}, ...rest } = stack as { readonly resource?: Readonly<Record<string, Named>> };
  return { ...rest, resource: { ...resource, [type]: { ...resource[type], [name]: body } } };
}

const twin = (name: string): string => `${name}_twin`;

/** The stack with a twin of each attachment of the resource, and of each member of a list that refers to it. */
function withTwins(stack: Json, type: string, name: string): Json {
  const { resource = {}, ...rest } = stack as { readonly resource?: Readonly<Record<string, Named>> };
  const refers = (value: Json) => JSON.stringify(value).includes(`\${${type}.${name}.`);
  const renamed = <T extends Json>(value: T): T =>
    JSON.parse(JSON.stringify(value).replaceAll(`\${${type}.${name}.`, `\${${type}.${twin(name)}.`));
  const doubled = (value: Json): Json => {
    if (Array.isArray(value)) return value.flatMap((item) => (refers(item) ? [item, renamed(item)] : [item]));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, doubled(inner)]));
  };
  const types = Object.entries(resource).map(([each, named]) => {
    const own = Object.entries(named).flatMap(([one, body]): [string, Json][] =>
      each.endsWith('_attachment') && refers(body)
        ? [
            [one, body],
            [twin(one), renamed(body)],
          ]
        : [[one, doubled(body)]],
    );
    return [each, Object.fromEntries(own)] as const;
  });
  return { ...rest, resource: Object.fromEntries(types) };
}

/** A list of two or more in two; nothing where it is none. */
export function halvesOf(list: Json | undefined): readonly [readonly Json[], readonly Json[]] | undefined {
  if (!Array.isArray(list) || list.length < 2) return undefined;
  return [list.slice(0, 1), list.slice(1)];
}

/** The body with another value at a path; what is not there on the way is made. */
export function having(body: Body, path: readonly (string | number)[], value: Json | undefined): Body {
  const changed = changedAt(body, path, value);
  return changed as Body;
}

function changedAt(
  inner: Json | undefined,
  [key, ...rest]: readonly (string | number)[],
  value: Json | undefined,
): Json {
  if (key === undefined) return value ?? null;
  if (Array.isArray(inner)) return inner.map((item, index) => (index === key ? changedAt(item, rest, value) : item));
  const { [key]: old, ...others } = (inner ?? {}) as Readonly<Record<string | number, Json>>;
  if (rest.length === 0 && value === undefined) return others;
  return { ...others, [key]: changedAt(old, rest, value) };
}

export function at(value: Json | undefined, path: readonly (string | number)[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? (inner as Readonly<Record<string | number, Json>>)[key] : undefined,
    value,
  );
}
