import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, type JsonObject, own } from '../json-object';
import { Settled } from '../settled';
import { isAnswered, isElements, isHidden, isList, isMirrored, isMirroredBlock } from './mirrored-arguments';
import { below, DEEPEST, holdsTrue } from './overlay';
import { UNSEEN } from './plan-expression';
import type { PlannedValues } from './planned-change';

/** What tells which arguments of a resource somebody wrote. */
export interface WritingContext {
  readonly type: string;
  /** Arguments that the configuration sets. A plan names no block that `dynamic` makes. */
  readonly set: ReadonlySet<string>;
  /** These are all: they are of the Terraform JSON that was planned. */
  readonly isAll: boolean;
  /** There may be a `dynamic` block of a number that only apply knows, of which the plan shows nothing. */
  readonly mayHide: boolean;
  /**
   * These arguments as expressions; unset where the values are of before the plan, and so not of this configuration. `UNSEEN`
   * where the plan has no configuration of the resource.
   */
  readonly expressions?: JsonObject | typeof UNSEEN;
  /** The plan makes it: what the provider fills in is not known yet, and so whatever block is there, somebody wrote. */
  readonly made: boolean;
  /** Its values before the plan, where it stays: what the provider filled in stays as well, and what changes, somebody wrote. */
  readonly was?: JsonObject;
}

/** Whether somebody wrote an argument, by the configuration or by what the plan does to it. */
export function isWritten(name: string, { values, unknown }: PlannedValues, context: WritingContext): boolean {
  const { type, set, expressions, made, was } = context;
  if (set.has(name)) return true;
  const value = isJsonObject(values) ? own(values, name) : undefined;
  if (made) return isBlocks(value) || expressions === UNSEEN;
  if (was === undefined) return false;
  if (holdsTrue(below(unknown, name))) return true;
  return (isMirroredBlock(type, name) || isElements(type, name)) && !isDeepStrictEqual(value, own(was, name));
}

/** Whether an argument only says what other resources say, as far as {@link isWritten} tells. */
export function isFilledIn(name: string, planned: PlannedValues, context: WritingContext): boolean {
  return isMirrored(context.type, name) && !isWritten(name, planned, context);
}

/**
 * Whether what is unknown of an argument is for the provider to fill in: of a new resource, where the file shows that nobody
 * wrote it, or where any element that is written is planned.
 */
export function isUnset(name: string, { unknown }: PlannedValues, context: WritingContext): boolean {
  const { type, set, isAll, made, expressions } = context;
  if (below(unknown, name) !== true || set.has(name) || !made) return false;
  return isAll || (isElements(type, name) && isJsonObject(expressions));
}

/** Whether an argument that is unknown may be a block that lets somebody in, and that the plan does not show. */
export function mayBeHidden(
  name: string,
  { unknown }: PlannedValues,
  { type, mayHide, made }: WritingContext,
): boolean {
  return made && below(unknown, name) === true && (isList(type, name) || (mayHide && isHidden(type, name)));
}

/**
 * What of a body was written by somebody: the arguments that the configuration sets, and blocks that may be those of a `dynamic`
 * block. The rest a provider filled in.
 */
export function writtenIn(body: JsonObject, { type, set }: WritingContext): JsonObject {
  const written = Object.entries(body).filter(
    ([name, value]) => set.has(name) || (isBlocks(value) && !isAnswered(type, name)),
  );
  return Object.fromEntries(written.map(([name, value]) => [name, significant(value)]));
}

function isBlocks(value: unknown): boolean {
  return Array.isArray(value) && value.some(isJsonObject);
}

/** Without what is false or nothing: nested arguments that nobody sets have such values. */
function significant(value: unknown, depth = 0): unknown {
  if (depth > DEEPEST) return value;
  if (Array.isArray(value)) return value.map((item) => (isJsonObject(item) ? significant(item, depth + 1) : item));
  if (!isJsonObject(value)) return value;
  const kept = Object.entries(value).filter(([, inner]) => !isNothing(inner));
  return Object.fromEntries(kept.map(([name, inner]) => [name, significant(inner, depth + 1)]));
}

function isNothing(value: unknown): boolean {
  if (value instanceof Settled) return value.term.is === 'null';
  return value === false || value === 0 || value === '' || (Array.isArray(value) && value.length === 0);
}
