import { isJsonObject, type JsonObject, own } from './json-object';

/** What `lifecycle.ignore_changes` keeps Terraform from ever setting again. */
export interface IgnoredChanges {
  /** Whether the argument of this name is covered, wholly or in a part of it. */
  covers(name: string): boolean;
  /** Whether the argument or block of this name is covered as a whole. */
  swallows(name: string): boolean;
  /** What is covered within the blocks of this name. */
  within(name: string): IgnoredChanges;
}

export const NOTHING_IGNORED: IgnoredChanges = {
  covers: () => false,
  swallows: () => false,
  within: () => NOTHING_IGNORED,
};
const EVERYTHING: IgnoredChanges = { covers: () => true, swallows: () => true, within: () => EVERYTHING };
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
  const known = paths.filter((path) => path !== undefined);
  return known.length < paths.length ? EVERYTHING : ignoring(known);
}

/** What lies on the paths is covered, and what lies below them. */
function ignoring(paths: readonly Path[]): IgnoredChanges {
  if (paths.length === 0) return NOTHING_IGNORED;
  if (paths.some((path) => path.length === 0)) return EVERYTHING;
  const along = (name: string) => paths.filter(([first]) => first === name);
  return {
    covers: (name) => along(name).length > 0,
    swallows: (name) => along(name).some((path) => path.length === 1),
    within: (name) => ignoring(along(name).map((path) => path.slice(1))),
  };
}

/** Names only, no indexes. */
type Path = readonly string[];

function pathOf(text: unknown): Path | undefined {
  if (typeof text !== 'string') return undefined;
  const path = text
    .trim()
    .replace(/^\$\{(.*)\}$/s, '$1')
    .replace(/^"(.*)"$/s, '$1');
  if (!FORM.test(path) || path === 'all') return undefined;
  const names = path.replace(/\[[^\]]*\]/g, '').split('.');
  return names.filter((name, index) => index === 0 || !/^(?:\*|\d+)$/.test(name));
}
