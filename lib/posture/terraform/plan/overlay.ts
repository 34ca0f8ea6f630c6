import { isJsonObject, own } from '../json-object';

/** How deep values are followed. */
export const DEEPEST = 60;

/** What one of the trees that a plan lays over its values (what is unknown, what is secret) says of a part of them. */
export function below(tree: unknown, key: string | number): unknown {
  if (tree === true) return true;
  if (Array.isArray(tree)) return typeof key === 'number' ? tree[key] : undefined;
  return isJsonObject(tree) && typeof key === 'string' ? own(tree, key) : undefined;
}

/** Whether it says so of anything in them. */
export function holdsTrue(tree: unknown, depth = 0): boolean {
  if (tree === true) return true;
  if (typeof tree !== 'object' || tree === null || depth > DEEPEST) return false;
  return Object.values(tree).some((inner) => holdsTrue(inner, depth + 1));
}
