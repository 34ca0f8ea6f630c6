import { isJsonObject, type JsonObject, own } from './json-object';

/** What `lifecycle.ignore_changes` keeps Terraform from ever setting again. */
export interface IgnoredChanges {
  /** Whether the argument at this path (names only, no indexes) is covered, wholly or in a part of it. */
  covers(path: readonly string[]): boolean;
  /** Whether the argument or block at this path is covered as a whole. */
  swallows(path: readonly string[]): boolean;
}

export const NOTHING_IGNORED: IgnoredChanges = { covers: () => false, swallows: () => false };
const EVERYTHING: IgnoredChanges = { covers: () => true, swallows: () => true };
const FORM = /^[\p{ID_Start}_][\p{ID_Continue}-]*(?:\.[\p{ID_Start}_*\d][\p{ID_Continue}-]*|\[[^\]]*\])*$/u;

/** The `lifecycle` block; empty where there is none. */
export function lifecycleOf(body: JsonObject): JsonObject {
  const lifecycle = own(body, 'lifecycle');
  const block = Array.isArray(lifecycle) && lifecycle.length === 1 ? lifecycle[0] : lifecycle;
  return isJsonObject(block) ? block : {};
}

/**
 * Reads `ignore_changes`: `"all"`, or paths such as `conditions[0].users`. Indexes are dropped: a path covers every
 * element. A path that cannot be read covers everything.
 */
export function ignoredChanges(body: JsonObject): IgnoredChanges {
  const value = own(lifecycleOf(body), 'ignore_changes');
  if (value === undefined) return NOTHING_IGNORED;
  if (!Array.isArray(value)) return EVERYTHING;
  const paths = value.map(pathOf);
  if (paths.length === 0) return NOTHING_IGNORED;
  const known = paths.filter((path) => path !== undefined);
  if (known.length < paths.length) return EVERYTHING;
  return {
    covers: (path) => known.some((ignored) => overlap(ignored, path)),
    swallows: (path) => known.some((ignored) => ignored.length <= path.length && overlap(ignored, path)),
  };
}

function pathOf(text: unknown): readonly string[] | undefined {
  if (typeof text !== 'string') return undefined;
  const path = text
    .trim()
    .replace(/^\$\{(.*)\}$/s, '$1')
    .replace(/^"(.*)"$/s, '$1');
  if (!FORM.test(path) || path === 'all') return undefined;
  const names = path.replace(/\[[^\]]*\]/g, '').split('.');
  return names.filter((name, index) => index === 0 || !/^(?:\*|\d+)$/.test(name));
}

function overlap(a: readonly string[], b: readonly string[]): boolean {
  const shared = Math.min(a.length, b.length);
  return a.slice(0, shared).every((name, index) => name === b[index]);
}
