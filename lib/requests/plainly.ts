import type { Condition, Patterns, Statement } from '../posture';
import { type Answer, all } from './answer';
import { speaksOf } from './caller';
import { testOf } from './condition';
import { keyCut } from './cut';
import { type Lookup, variablesIn } from './letters';
import { operatorOf } from './operator';
import { ANY, lookupIn, type Universe } from './universe';
import { distinct, type Words, wordsOf } from './words';

/**
 * Whether one of the statements alone applies to every request of the universe but the excepted ones, as its words tell:
 * it is for everybody, lists what the universe holds, and whatever value of a key does not meet its conditions is excepted
 * for that value alone.
 *
 * Most policies that hold are of this kind, and only a key at a time has to be cut into classes for it. What is not plain
 * may be so all the same: that takes the classes of whole requests.
 */
export function plainlyDenied(denies: readonly Statement[], universe: Universe): boolean {
  const broad = denies.filter((statement) => speaksOfAll(statement, universe));
  if (broad.length === 0) return false;
  const excepted = (universe.except ?? []).filter((statement) => speaksOfAll(statement, universe)).map(wordsOf);
  return broad.some((statement) =>
    [...wordsOf(statement).conditions].every(([key, own]) => {
      const others = excepted.flatMap(({ conditions }) => (conditions.size === 1 ? (conditions.get(key) ?? []) : []));
      return areMetByAll(key, own, others, universe);
    }),
  );
}

type OnKey = Words<readonly Condition[]>;

/** Whether each value that the key has in the universe surely meets these conditions, or the others of some statement. */
function areMetByAll(key: string, own: OnKey, others: readonly OnKey[], universe: Universe): boolean {
  const lookup = lookupIn(universe);
  if (own.said.every((condition) => isAlways('yes', condition, universe, lookup))) return true;
  const domain = universe.keys[key] ?? ANY;
  // Hardly a condition is met both by whatever a key can hold and by its absence.
  if (others.length === 0 && domain.values === 'any' && domain.absent) return false;
  const answerOf = ({ said }: OnKey, text: string) => all(said.map((each) => testOf(each, lookup)(text)));
  const together = [own, ...others];
  const isMetWithOthers = (one: OnKey) =>
    textsUnmet(one.said)?.every(
      (text) => answerOf(one, text) === 'no' && together.some((other) => answerOf(other, text) === 'yes'),
    );
  if (together.some(isMetWithOthers)) return true;
  const { dimension, columns } = keyCut(key, distinct(together), domain, lookup);
  if (dimension.unclear !== undefined) return false;
  const proofs = [...columns.values()].map(({ proof }) => proof);
  return dimension.cells.every((_, cell) => proofs.some((proof) => proof[cell] === 'yes'));
}

/** All texts that do not meet the conditions, where these list them letter for letter. */
function textsUnmet([condition, ...more]: readonly Condition[]): readonly string[] | undefined {
  if (condition === undefined || more.length > 0) return undefined;
  const { negated, set, family, ignoreCase } = operatorOf(condition.operator);
  if (!negated || set !== undefined || ignoreCase || family !== 'text') return undefined;
  return condition.values.some((value) => /[*?$]/.test(value)) ? undefined : condition.values;
}

/** Whether the statement applies to no request of the universe, as its words tell: one of its parts is about others. */
export function plainlyMissed(statement: Statement, universe: Universe): boolean {
  const { principals } = universe;
  if (isApart(statement.actions, universe.actions, true)) return true;
  if (isApart(statement.resources, universe.resources, false)) return true;
  if (principals !== 'any' && principals.every((each) => speaksOf(statement.principals, each) === 'no')) return true;
  const lookup = lookupIn(universe);
  return statement.conditions.some((condition) => isAlways('no', condition, universe, lookup));
}

/** Whether the statement is plainly for whoever, and lists a pattern around each action and resource of the universe. */
export function speaksOfAll({ principals, actions, resources }: Statement, universe: Universe): boolean {
  const anybody = principals === undefined || (principals.any && !principals.not);
  return anybody && listsAll(actions, universe.actions) && listsAll(resources, universe.resources);
}

function listsAll({ not, patterns }: Patterns, wanted: readonly string[]): boolean {
  return !not && wanted.every((text) => patterns.some((pattern) => holds(pattern, text)));
}

/** A pattern holds itself, and all that goes on as it does up to a final `*`. What a variable stands for is not looked at. */
function holds(pattern: string, text: string): boolean {
  if (pattern === text) return variablesIn(text).length === 0;
  return pattern.endsWith('*') && !pattern.includes('$') && text.startsWith(pattern.slice(0, -1));
}

/** Whether all of the patterns begin otherwise than each of the wanted ones. */
function isApart({ not, patterns }: Patterns, wanted: readonly string[], ignoreCase: boolean): boolean {
  return !not && wanted.every((text) => patterns.every((pattern) => beginsOtherwise(pattern, text, ignoreCase)));
}

/** Where a policy variable stands in the pattern nothing is told. */
function beginsOtherwise(pattern: string, wanted: string, ignoreCase: boolean): boolean {
  if (variablesIn(pattern).length > 0) return false;
  const [one, two] = [beginningOf(pattern, ignoreCase), beginningOf(wanted, ignoreCase)];
  return one.length < two.length ? isNoBeginning(one, pattern, two) : isNoBeginning(two, wanted, one);
}

/** Whether what a pattern begins with is not what the longer text begins with, or is all that the pattern holds. */
function isNoBeginning(beginning: string, pattern: string, longer: string): boolean {
  const isWhole = beginning.length === pattern.length && beginning.length < longer.length;
  return isWhole || !longer.startsWith(beginning);
}

/** What every text of a pattern begins with, as far as that is spelled in ASCII. */
function beginningOf(pattern: string, ignoreCase: boolean): string {
  const [beginning = ''] = /^[^*?$\u{80}-\u{10ffff}]*/u.exec(pattern) ?? [];
  return ignoreCase ? beginning.toLowerCase() : beginning;
}

/** Whether the condition has this answer in every request, where the universe has one value at most for its key. */
function isAlways(answer: Answer, condition: Condition, { keys }: Universe, lookup: Lookup): boolean {
  const { absent, values } = keys[condition.key.toLowerCase()] ?? ANY;
  const present = values === 'none' ? [] : typeof values === 'object' && 'like' in values ? values.like : undefined;
  if (present === undefined || present.length > 1 || present.some((text) => /[*?]/.test(text))) return false;
  const test = testOf(condition, lookup);
  return [...(absent ? [undefined] : []), ...present].every((value) => test(value) === answer);
}
