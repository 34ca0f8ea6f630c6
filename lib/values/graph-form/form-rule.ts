import { InvalidValue } from '../invalid-value';
import type { Truth } from './truth';
import type { Written, WrittenList } from './written';

/** The control that asks for a form which Microsoft Graph takes and keeps. */
const CONTROL = 'ENT-GV-06';

/** Whether a rule is broken: by what, in the words that are written; `unread` where only apply knows. */
export type Breach = { readonly given: string } | 'none' | 'unread';

/** One form of writing that Microsoft Graph refuses, rewrites, or takes without doing what it says. */
export interface FormRule<Subject> {
  /** Its name in an acceptance, which stays. */
  readonly id: string;
  /** The arguments that it is about, by their paths below the resource. */
  readonly about: readonly string[];
  /** What is wrong and what comes of it, lower case and without a full stop. */
  readonly problem: string;
  readonly allowed: string;
  /** A sentence without a full stop. */
  readonly remedy: string;
  breach(subject: Subject): Breach;
}

/** A rule that a resource breaks. */
export interface FormProblem {
  readonly rule: string;
  /** Paths of the arguments. */
  readonly about: readonly string[];
  readonly error: InvalidValue;
}

/** What is wrong with the form of a resource, and the arguments that have to be read before more can be said. */
export interface Form {
  readonly problems: readonly FormProblem[];
  readonly unread: readonly string[];
}

/** Holds a resource against rules: those that it breaks, and the arguments that leave others open. */
export function formOf<Subject>(subject: Subject, rules: readonly FormRule<Subject>[]): Form {
  const problems: FormProblem[] = [];
  const unread = new Set<string>();
  for (const rule of rules) {
    const breach = rule.breach(subject);
    if (breach === 'unread') for (const path of rule.about) unread.add(path);
    else if (breach !== 'none') problems.push(problem(rule, breach.given));
  }
  return { problems, unread: [...unread].sort() };
}

function problem({ id, about, problem: what, allowed, remedy }: FormRule<never>, given: string): FormProblem {
  return { rule: id, about, error: new InvalidValue({ problem: what, given, allowed, remedy, control: CONTROL }) };
}

/** Broken where the condition holds. */
export function when(condition: Truth, given: () => string): Breach {
  if (condition === undefined) return 'unread';
  return condition ? { given: given() } : 'none';
}

/** Broken by the members that are wrong; `undefined` for one of which only apply knows. */
export function wrongMembers(items: WrittenList, isWrong: (item: Written<string>) => Truth): Breach {
  const wrong: string[] = [];
  let isOpen = items.open !== undefined;
  for (const item of items.items) {
    const truth = item.is === 'unknown' ? undefined : isWrong(item);
    if (truth === undefined) isOpen = true;
    else if (truth) wrong.push(shown(item));
  }
  if (wrong.length > 0) return { given: [...new Set(wrong)].join(', ') };
  return isOpen ? 'unread' : 'none';
}

/** The value of one argument as a list of one. */
export function listOf(value: Written<string>): WrittenList {
  return { items: value.is === 'absent' ? [] : [value] };
}

/** Lists as one. */
export function joined(...lists: readonly WrittenList[]): WrittenList {
  const open = lists.find((list) => list.open !== undefined)?.open;
  const items = lists.flatMap((list) => list.items);
  return open === undefined ? { items } : { items, open };
}

/** A value in a message. */
export function shown(value: Written<unknown>): string {
  if (value.is === 'known') return String(value.value);
  if (value.is === 'ref') return `${value.address}.${value.attribute}`;
  return value.is === 'absent' ? 'nothing' : 'a value that only apply knows';
}

/** A list in a message. */
export function listed(...lists: readonly WrittenList[]): string {
  const texts = lists.flatMap(({ items }) => items.map(shown));
  return texts.length === 0 ? 'nothing' : texts.join(', ');
}
