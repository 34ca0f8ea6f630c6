import { known, type Origin, unknown, type Val } from '../value';
import type { Expressions } from './expression';
import { lifecycleOf } from './ignored-changes';
import { type JsonObject, own } from './json-object';
import { literalText, type Term } from './term';

const META_ARGUMENTS = ['count', 'for_each'] as const;
const CONDITIONS = [...META_ARGUMENTS, 'enabled'] as const;

/**
 * Whether anything of a block will be there: known `true`, or unknown where only apply knows `count` or `for_each`.
 *
 * @param at where the block stands
 * @returns `undefined` where certainly nothing is: `count = 0`, an empty `for_each`, OpenTofu's `enabled = false`.
 */
export function existenceOf(body: JsonObject, expressions: Expressions, at: Origin): Val<boolean> | undefined {
  let exists: Val<boolean> = known(true, at);
  for (const name of CONDITIONS) {
    const value = own(name === 'enabled' ? lifecycleOf(body) : body, name);
    if (value === undefined) continue;
    const term = expressions.term(value);
    const some = name === 'count' ? countsSome(term) : name === 'for_each' ? holdsSome(term) : isTrue(term);
    if (some === false) return undefined;
    const why = term.is === 'unknown' ? term.why : term.is === 'ref' ? 'computed' : 'notRead';
    if (some !== undefined) continue;
    exists = unknown(why, { ...at, pointer: name === 'enabled' ? '/lifecycle/enabled' : `/${name}` });
  }
  return exists;
}

/** Whether there may be none or several of a block, so that a plain reference to it names no one thing. */
export function mayBeSeveral(body: JsonObject): boolean {
  const several = META_ARGUMENTS.some((name) => own(body, name) !== undefined);
  return several || own(lifecycleOf(body), 'enabled') !== undefined;
}

function countsSome(term: Term): boolean | undefined {
  const text = term.is === 'literal' && typeof term.value !== 'boolean' ? literalText(term.value) : undefined;
  return text !== undefined && /^\d+$/.test(text) ? Number(text) > 0 : undefined;
}

function holdsSome(term: Term): boolean | undefined {
  if (term.is === 'list') return term.items.length > 0;
  return term.is === 'object' ? term.entries.size > 0 : undefined;
}

function isTrue(term: Term): boolean | undefined {
  if (term.is !== 'literal') return undefined;
  return term.value === true || term.value === 'true'
    ? true
    : term.value === false || term.value === 'false'
      ? false
      : undefined;
}
