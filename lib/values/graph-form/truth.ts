import type { Written, WrittenBlocks, WrittenList } from './written';

/** Whether something holds; `undefined` where only apply knows. */
export type Truth = boolean | undefined;

export function all(...truths: readonly Truth[]): Truth {
  return allOf(truths);
}

export function some(...truths: readonly Truth[]): Truth {
  return someOf(truths);
}

/** As {@link all}, for as many as a list has. */
export function allOf(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes(undefined) ? undefined : true;
}

/** As {@link some}, for as many as a list has. */
export function someOf(truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true;
  return truths.includes(undefined) ? undefined : false;
}

export function not(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth;
}

/** Whether anything is written. A reference is taken to come to something. */
export function isWritten(value: Written<unknown>): Truth {
  return value.is === 'unknown' ? undefined : value.is !== 'absent';
}

/** Whether the value is this literal. A reference to a resource never comes to one of Microsoft's words. */
export function is<T>(value: Written<T>, literal: T): Truth {
  return value.is === 'unknown' ? undefined : value.is === 'known' && value.value === literal;
}

export function isOneOf<T>(value: Written<T>, ...literals: readonly T[]): Truth {
  return someOf(literals.map((literal) => is(value, literal)));
}

export function holds(list: WrittenList, literal: string): Truth {
  return some(someOf(list.items.map((item) => is(item, literal))), list.open === undefined ? false : undefined);
}

/** Whether the list has a member. One that cannot be read is a member, too. */
export function hasMembers(list: WrittenList): Truth {
  return list.items.length > 0 ? true : list.open === undefined ? false : undefined;
}

/** Whether the list is this one literal, whatever the number of times that it is written. */
export function isJust(list: WrittenList, literal: string): Truth {
  return all(hasMembers(list), isWithin(list, [literal]));
}

/** Whether every member is one of these literals; so is an empty list. */
export function isWithin(list: WrittenList, literals: readonly string[]): Truth {
  return all(allOf(list.items.map((item) => isOneOf(item, ...literals))), list.open === undefined ? true : undefined);
}

export function hasBlock({ blocks, open }: WrittenBlocks<unknown>): Truth {
  return blocks.length > 0 ? true : open === undefined ? false : undefined;
}

/** How many of the things hold: the smallest and the greatest number that they can come to. */
export function countOf(truths: readonly Truth[]): { readonly least: number; readonly most: number } {
  const least = truths.filter((truth) => truth === true).length;
  return { least, most: least + truths.filter((truth) => truth === undefined).length };
}

/** Whether more than so many hold. */
export function areMoreThan(limit: number, truths: readonly Truth[]): Truth {
  const { least, most } = countOf(truths);
  return least > limit ? true : most > limit ? undefined : false;
}
