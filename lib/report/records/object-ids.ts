import { InvalidValue, parseJson } from '../../values';

const NAMED = ['object_id', 'object_ids', 'id'] as const;

/** The ids of what Terraform has made, by its addresses: what no configuration knows before apply. */
export class ObjectIds {
  private constructor(private readonly known: ReadonlyMap<string, readonly string[]>) {}

  /** Nothing is known: every id is a placeholder. */
  static readonly none = new ObjectIds(new Map());

  /**
   * Reads what `terraform show -json` prints of a state, or of a plan made after an apply.
   *
   * @throws InvalidValue for text that is neither
   */
  static read(text: string): ObjectIds {
    const root = rootOf(parseJson(text));
    const known = new Map<string, readonly string[]>();
    for (const { address, values } of resourcesIn(root)) {
      for (const name of NAMED) {
        const value = values[name];
        const ids = (Array.isArray(value) ? value : [value]).filter((id) => typeof id === 'string');
        if (ids.length > 0) known.set(`\${${address}.${name}}`, ids);
      }
    }
    return new ObjectIds(known);
  }

  /** The ids that a reference stands for; a literal stands for itself, and what is not known for a placeholder. */
  of(symbol: string): readonly string[] {
    if (!symbol.startsWith('${')) return [symbol];
    return this.known.get(symbol) ?? [`{REPLACE-${symbol.slice(2, -1)}}`];
  }
}

interface Module {
  readonly resources?: unknown;
  readonly child_modules?: unknown;
}

function rootOf(json: unknown): Module {
  const state = property(property(json, 'prior_state'), 'values') ?? property(json, 'values');
  const root = property(state, 'root_module');
  if (typeof root === 'object' && root !== null) return root;
  throw new InvalidValue({
    problem: 'this holds no state',
    given: 'JSON of another kind',
    allowed: 'what `terraform show -json` prints in the folder of a stack, after an apply',
  });
}

function* resourcesIn(module: Module): Generator<{ address: string; values: Record<string, unknown> }> {
  for (const resource of list(module.resources)) {
    const address = property(resource, 'address');
    const values = property(resource, 'values');
    if (typeof address === 'string' && typeof values === 'object' && values !== null) {
      yield { address, values: values as Record<string, unknown> };
    }
  }
  for (const child of list(module.child_modules)) yield* resourcesIn(child as Module);
}

function list(value: unknown): readonly object[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'object' && one !== null) : [];
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
