/** A resource or data source as it stands in a stack's Terraform. */
export interface Rendered {
  /** `azuread_group`, `data.azuread_user`. */
  readonly type: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** Where it is made, for resources of AWS. */
  readonly aws?: AwsScope;
}

/** What the AWS provider of a resource says of it; `*` for what it does not say. */
export interface AwsScope {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  /** The provider writes tags onto all that it makes. */
  readonly tagged: boolean;
}

/** What whoever applies resources has to be allowed, for the providers of one service. */
export interface NeedsTable {
  /** What is allowed, in words: `Microsoft Graph application permissions`. */
  readonly title: string;
  /** Names of the providers whose resources it knows. */
  readonly providers: readonly string[];
  /**
   * The least permissions by type. `type.argument` says what is needed besides where the argument is set, and a kind of
   * {@link kindsOf} what is needed where the type alone does not say it.
   */
  readonly needs: Readonly<Record<string, readonly string[]>>;
  /** Permissions that a permission has in it, so that they are not needed beside it. */
  readonly covers: Readonly<Record<string, readonly string[]>>;
  /** Kinds of a resource whose type does not say what it is, the narrowest first; `undefined` where the type does. */
  kindsOf?(resource: Rendered): readonly string[] | undefined;
}

/** A permission, and what it is needed for. */
export interface Need {
  readonly permission: string;
  /** Types, or kinds, in the order of their names. */
  readonly for: readonly string[];
}

/** What resources need, and which types are not known. */
export interface Needs {
  readonly needs: readonly Need[];
  readonly unknown: readonly string[];
}

/** The least permissions with which resources can be applied; those of other providers are passed over. */
export function needsOf(table: NeedsTable, resources: readonly Rendered[]): Needs {
  const reasons = new Map<string, Set<string>>();
  const unknown = new Set<string>();
  for (const resource of resources) {
    if (!table.providers.includes(providerOf(resource.type))) continue;
    const rows = rowsOf(table, resource);
    if (rows.length === 0) unknown.add(resource.type);
    for (const row of rows) {
      for (const permission of table.needs[row] ?? []) {
        reasons.set(permission, (reasons.get(permission) ?? new Set()).add(row));
      }
    }
  }
  const covered = new Set([...reasons.keys()].flatMap((permission) => table.covers[permission] ?? []));
  const needs = [...reasons].flatMap(([permission, rows]) =>
    covered.has(permission) ? [] : [{ permission, for: [...rows].sort() }],
  );
  return { needs: needs.sort((a, b) => (a.permission < b.permission ? -1 : 1)), unknown: [...unknown].sort() };
}

/** The rows of the table that hold for a resource; none where it is not known. */
export function rowsOf(
  { needs, kindsOf }: { readonly needs: Readonly<Record<string, unknown>>; readonly kindsOf?: NeedsTable['kindsOf'] },
  resource: Rendered,
): readonly string[] {
  const { type, body } = resource;
  const kinds = kindsOf?.(resource) ?? [type];
  const main = kinds.find((kind) => Object.hasOwn(needs, kind));
  if (main === undefined) return [];
  const besides = Object.keys(body)
    .filter((argument) => isSet(body[argument]))
    .map((argument) => `${type}.${argument}`);
  return [main, ...besides.filter((row) => Object.hasOwn(needs, row))];
}

/** The provider's name, as types of resources and data sources begin. */
export function providerOf(type: string): string {
  return type.replace(/^data\./, '').replace(/_.*/, '');
}

/** Whether an argument says something: unset, `false` and an empty list do not. */
export function isSet(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== null && value !== false;
}
