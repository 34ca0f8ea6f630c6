import type { Statement } from '../posture';
import { type Column, type Cut, keyCut, principalCut, textCut } from './cut';
import type { Dimension } from './dimension';
import type { KeyCell } from './key-cells';
import type { Lookup } from './letters';
import type { PrincipalCell } from './principal-cells';
import type { ContextValue, Request } from './request';
import type { TextCell } from './text-cells';
import { ANY, lookupIn, type Universe } from './universe';
import { distinct, NO_CONDITIONS, type StatementWords, type Words, wordsOf } from './words';

/** One part of the requests with, for each statement, which classes its words on that part match. */
export interface Part<Cell = unknown> {
  /** `principal`, `action`, `resource`, or a condition key in lower case. */
  readonly name: string;
  readonly dimension: Dimension<Cell>;
  /** By statement. */
  readonly columns: readonly Column[];
  /** Puts the class into a request. */
  put(request: Request, cell: Cell): Request;
}

/**
 * The requests of a universe, cut into the finitely many classes that the statements tell apart.
 *
 * Going through the classes is complete, not a sample. A statement applies where each of its parts does, and each part
 * looks at one part of the request alone. A condition key is absent or has a value; numbers matter by their order to
 * those named, addresses by the ranges that they are in, texts by the patterns that they match (see `textCells`), so a
 * request of each class stands for all of its class. Where the parts of real requests depend on each other, classes that
 * no request is in are gone through too: that can find a gap that is none, and never misses one.
 */
export function partsOf(statements: readonly Statement[], universe: Universe): readonly Part[] {
  const lookup = lookupIn(universe);
  const taken = statements.map(wordsOf);
  return [
    principalPart(taken, universe),
    textPart('action', taken, universe, lookup),
    textPart('resource', taken, universe, lookup),
    ...keyPartsOf(statements, universe),
  ];
}

/** The parts that are condition keys: all that tells requests apart to statements for everybody and of everything. */
export function keyPartsOf(statements: readonly Statement[], universe: Universe): readonly Part[] {
  const lookup = lookupIn(universe);
  const taken = statements.map(wordsOf);
  const keys = new Set(taken.flatMap((words) => words.keys));
  return [...keys].sort().map((key) => keyPart(key, taken, universe, lookup));
}

/**
 * The parts with those of the universe's other keys. No statement looks at one, so they decide nothing; they belong to a
 * request that is told.
 */
export function withSilentParts(
  parts: readonly Part[],
  statements: readonly Statement[],
  universe: Universe,
): readonly Part[] {
  const lookup = lookupIn(universe);
  const taken = statements.map(wordsOf);
  const [principal, action, resource, ...keys] = parts;
  const silent = Object.keys(universe.keys).filter((key) => !keys.some(({ name }) => name === key));
  const all = [...keys, ...silent.map((key) => keyPart(key, taken, universe, lookup))];
  const sorted = all.sort((a, b) => (a.name < b.name ? -1 : 1));
  return [principal, action, resource, ...sorted].filter((part) => part !== undefined);
}

function principalPart(taken: readonly StatementWords[], { principals }: Universe): Part<PrincipalCell> {
  const words = taken.map(({ principal }) => principal);
  return part('principal', words, principalCut(distinct(words), principals), (request, { principal }) => {
    return { ...request, principal };
  });
}

function textPart(
  name: 'action' | 'resource',
  taken: readonly StatementWords[],
  universe: Universe,
  lookup: Lookup,
): Part<TextCell> {
  const words = taken.map((each) => each[name]);
  return part(name, words, textCut(name, distinct(words), universe, lookup), (request, { value }) => {
    return { ...request, [name]: value };
  });
}

function keyPart(key: string, taken: readonly StatementWords[], universe: Universe, lookup: Lookup): Part<KeyCell> {
  const words = taken.map(({ conditions }) => conditions.get(key) ?? NO_CONDITIONS);
  const domain = universe.keys[key] ?? ANY;
  return part(key, words, keyCut(key, distinct(words), domain, lookup), (request, { value }) => {
    return value === undefined ? request : withKey(request, key, value);
  });
}

function withKey(request: Request, key: string, value: ContextValue): Request {
  return { ...request, context: { ...request.context, [key]: value } };
}

function part<Cell>(
  name: string,
  words: readonly Words[],
  { dimension, columns }: Cut<Cell>,
  put: Part<Cell>['put'],
): Part<Cell> {
  return { name, dimension, columns: words.flatMap(({ id }) => columns.get(id) ?? []), put };
}
