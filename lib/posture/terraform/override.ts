import { lifecycleOf } from './ignored-changes';
import { isJsonObject, type JsonObject, own } from './json-object';

/** A Terraform JSON file: its name, for messages and for what it is, and its parsed JSON. */
export interface TerraformFile {
  readonly file: string;
  readonly json: unknown;
}

/** Whether Terraform lays the file over the others: `override.tf.json`, `…_override.tf.json`. */
export function isOverride(file: string): boolean {
  return /(?:^|_)override\.tf\.json$/.test(file);
}

/**
 * A block with another one laid over it, as Terraform does: each argument takes the place of the one of its name, all blocks
 * of a name (written out or made by `dynamic`) the place of all of that name, and `lifecycle` is merged argument by argument.
 */
export function overridden(base: JsonObject, over: JsonObject): JsonObject {
  const dynamic = { base: madeIn(base), over: madeIn(over) };
  const replaced = new Set([...Object.keys(over), ...Object.keys(dynamic.over)]);
  const kept = (names: JsonObject) => Object.entries(names).filter(([name]) => !replaced.has(name));
  const made = Object.fromEntries([...kept(dynamic.base), ...Object.entries(dynamic.over)]);
  const lifecycle = { ...lifecycleOf(base), ...lifecycleOf(over) };
  const { dynamic: _dynamic, lifecycle: _lifecycle, ...rest } = over;
  return {
    ...Object.fromEntries(kept(base).filter(([name]) => name !== 'dynamic')),
    ...rest,
    ...(Object.keys(made).length === 0 ? {} : { dynamic: made }),
    ...(Object.keys(lifecycle).length === 0 ? {} : { lifecycle }),
  };
}

/** The `dynamic` blocks by the name of what they make. */
function madeIn(body: JsonObject): JsonObject {
  const made: Record<string, unknown> = {};
  for (const block of [own(body, 'dynamic') ?? []].flat().filter(isJsonObject)) Object.assign(made, block);
  return made;
}
