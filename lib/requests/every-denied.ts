import type { PolicyDocument, Statement, UnknownReason } from '../posture';
import { onceFor } from '../values';
import { keyPartsOf, type Part, partsOf, withSilentParts } from './classes';
import type { KeyCell } from './key-cells';
import { plainlyDenied, plainlyMissed, speaksOfAll } from './plainly';
import type { Request } from './request';
import type { Universe } from './universe';

/**
 * The requests that pass, in the words of the policies; `['All']` where all that the universe holds do. A larger part is
 * never described by a subset of the words for a smaller one.
 */
export interface Passing {
  readonly principals: readonly string[];
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** By condition key, the classes of its values with which some request passes. */
  readonly keys: Readonly<
    Record<string, { readonly cells: readonly KeyCell[]; readonly described: readonly string[] }>
  >;
}

/** The condition keys (but `leftOut`) that what passes hangs on, as text; `always` where it hangs on none. */
export function whenOf(passing: Passing, leftOut?: string): string {
  const limits = Object.entries(passing.keys).flatMap(([key, { described }]) =>
    key === leftOut || described.includes('All') ? [] : [`${key} is ${described.join(' or ')}`],
  );
  return limits.join(' and ') || 'always';
}

export type Denial =
  | { readonly denied: true }
  | { readonly denied: false; readonly witness: Request; readonly passing: Passing }
  | { readonly denied: 'unknown'; readonly why: string; readonly witness?: Request; readonly passing?: Passing };

const MOST_COMBINATIONS = 2_000;

/**
 * Proves that every request of the universe is denied by some `Deny` statement of the documents, or shows one that is
 * not. `Allow` statements do not matter: what is denied explicitly stays denied.
 *
 * `denied: true` holds whatever references, variables and unread statements turn out to be. A witness surely passes. A
 * document that may hold more than is seen, or text that only apply knows, makes it `unknown`; so do requests that fall
 * into too many classes to go through.
 */
export function everyDenied(documents: readonly PolicyDocument[], universe: Universe): Denial {
  const denies = deniesOf(documents);
  return plainlyDenied(denies, universe) || deniedByKeys(denies, universe)
    ? DENIED
    : deniedByClass(documents, denies, universe);
}

/**
 * Whether the statements that are for everybody and list what the universe holds do it together: only the condition keys
 * tell requests apart to them. Left out is what hangs on a key that is not asked about, and what plainly misses.
 */
function deniedByKeys(denies: readonly Statement[], universe: Universe): boolean {
  const telling = denies.filter(
    (statement) =>
      speaksOfAll(statement, universe) &&
      statement.conditions.every(({ key }) => universe.keys[key.toLowerCase()] !== undefined) &&
      !plainlyMissed(statement, universe),
  );
  if (telling.length === 0) return false;
  const except = (universe.except ?? []).filter((statement) => speaksOfAll(statement, universe));
  return isDenied(keyPartsOf([...telling, ...except], universe)) === true;
}

/** The same by going through all classes of requests. */
export function deniedByClass(
  documents: readonly PolicyDocument[],
  denies: readonly Statement[],
  universe: Universe,
): Denial {
  const except = universe.except ?? [];
  // Most policies that hold deny everything by statements that speak of everything; the others need not be looked at then.
  const broad = denies.filter((statement) => speaksOfAll(statement, universe));
  const fewer = broad.length > 0 && broad.length < denies.length;
  if (fewer && isDenied(partsOf([...broad, ...except], universe)) === true) return DENIED;
  const statements = [...denies, ...except];
  const looked = partsOf(statements, universe);
  const denied = isDenied(looked);
  if (denied !== false) return denied === true ? DENIED : { denied: 'unknown', why: denied };
  return open(documents, withSilentParts(looked, statements, universe), except.length);
}

const DENIED: Denial = { denied: true };
const TOO_MANY = 'the policies tell too many kinds of requests apart';

/** Whether every request is denied for sure; or why that cannot be said. */
function isDenied(parts: readonly Part[]): boolean | string {
  const unclear = parts.find(({ dimension }) => dimension.unclear !== undefined)?.dimension.unclear;
  if (unclear !== undefined) return unclear;
  const left = prefixes(masksOf(parts, 'proof'));
  return left === undefined ? TOO_MANY : !left.at(-1)?.includes(0n);
}

/** What is not denied for sure: requests that surely pass, else those that may. */
function open(documents: readonly PolicyDocument[], parts: readonly Part[], except: number): Denial {
  const unclear = parts.find(({ dimension }) => dimension.unclear !== undefined)?.dimension.unclear;
  if (unclear !== undefined) return { denied: 'unknown', why: unclear };
  const sure = search(parts, except, 'witness');
  if (sure === 'tooMany') return { denied: 'unknown', why: TOO_MANY };
  if (sure !== undefined) {
    const reason = documents.find((document) => document.open !== undefined)?.open;
    return reason === undefined ? { denied: false, ...sure } : { denied: 'unknown', why: whyOpen(reason), ...sure };
  }
  const possible = search(parts, except, 'proof');
  if (possible === 'tooMany') return { denied: 'unknown', why: TOO_MANY };
  if (possible === undefined) return DENIED;
  return { denied: 'unknown', why: 'a policy compares with text that is known only after apply', ...possible };
}

export function deniesOf(documents: readonly PolicyDocument[]): Statement[] {
  return documents.flatMap(deniesIn);
}

/** Each control asks for those of the same documents. */
const deniesIn = onceFor(({ statements }: PolicyDocument) => statements.filter(({ effect }) => effect === 'Deny'));

export function whyOpen(reason: UnknownReason): string {
  return `a policy may hold statements that cannot be read (${reason})`;
}

/** Statements as bits: those of a class that match for sure, or that may match. A request passes where none is left. */
type Mask = bigint;

const ALL: Mask = -1n;
const PLAIN = new Set(['principal', 'action', 'resource']);

type Found = Pick<Extract<Denial, { denied: false }>, 'witness' | 'passing'>;

/** The requests that surely no statement matches (a witness), or that one need not match (proof); `undefined`: none. */
function search(parts: readonly Part[], except: number, purpose: 'witness' | 'proof'): Found | 'tooMany' | undefined {
  const masks = masksOf(parts, purpose);
  const left = leftOver(masks);
  if (left === undefined) return 'tooMany';
  if (!left.after[0]?.includes(0n)) return undefined;
  const bits = (parts[0]?.columns.length ?? 0) - except;
  const possible = leftOver(masks.map((cells) => cells.map((mask) => (mask >> BigInt(bits)) << BigInt(bits))));
  const passing = parts.map((part, index) => {
    const cells = passingCells(part, index, left);
    return { cells, described: part.dimension.describe(cells, possible ? passingCells(part, index, possible) : []) };
  });
  return { witness: witnessOf(parts, left), passing: passingOf(parts, passing) };
}

/** What can be left of the statements before the first 0, 1, 2 … parts are looked at, and after. */
interface LeftOver {
  readonly masks: readonly (readonly Mask[])[];
  readonly before: readonly (readonly Mask[])[];
  readonly after: readonly (readonly Mask[])[];
}

function leftOver(masks: readonly (readonly Mask[])[]): LeftOver | undefined {
  const before = prefixes(masks);
  const after = prefixes([...masks].reverse())?.reverse();
  return before && after && { masks, before, after };
}

function passingCells(part: Part, index: number, { masks, before, after }: LeftOver): unknown[] {
  return part.dimension.cells.filter((_, cell) => meet(before[index], [masks[index]?.[cell] ?? ALL], after[index + 1]));
}

function masksOf(parts: readonly Part[], purpose: 'witness' | 'proof'): readonly (readonly Mask[])[] {
  return parts.map(({ dimension, columns }) => {
    const masks = dimension.cells.map((): Mask => 0n);
    columns.forEach((column, statement) => {
      const bit = 1n << BigInt(statement);
      (purpose === 'witness' ? column.answers : column.proof).forEach((answer, cell) => {
        if (answer === 'yes' || (purpose === 'witness' && answer === 'unknown'))
          masks[cell] = (masks[cell] ?? 0n) | bit;
      });
    });
    return masks;
  });
}

/** What can be left after the first 0, 1, 2 … parts; only the smallest sets of statements matter. */
function prefixes(masks: readonly (readonly Mask[])[]): Mask[][] | undefined {
  let reached: Mask[] = [ALL];
  const result = [reached];
  for (const cells of masks) {
    const own = smallest(cells);
    reached = smallest(reached.flatMap((mask) => own.map((cell) => mask & cell)));
    if (reached.length > MOST_COMBINATIONS) return undefined;
    result.push(reached);
  }
  return result;
}

function smallest(masks: readonly Mask[]): Mask[] {
  const distinct = [...new Set(masks)];
  return distinct.filter((mask) => !distinct.some((other) => other !== mask && (other & mask) === other));
}

function meet(before: readonly Mask[] = [], cells: readonly Mask[] = [], after: readonly Mask[] = []): boolean {
  return before.some((a) => cells.some((cell) => after.some((b) => (a & cell & b) === 0n)));
}

function witnessOf(parts: readonly Part[], { masks, after }: LeftOver): Request {
  let request: Request = { principal: { is: 'anonymous' }, action: '', resource: '', context: {} };
  let left = ALL;
  parts.forEach((part, index) => {
    const cells = masks[index] ?? [];
    const chosen = cells.findIndex((cell) => meet([left], [cell], after[index + 1]));
    left &= cells[chosen] ?? 0n;
    request = part.put(request, part.dimension.cells[chosen]);
  });
  return request;
}

interface PassingPart {
  readonly cells: readonly unknown[];
  readonly described: readonly string[];
}

function passingOf(parts: readonly Part[], passing: readonly PassingPart[]): Passing {
  const named = (name: string) => passing[parts.findIndex((part) => part.name === name)]?.described ?? [];
  const keys = parts.flatMap((part, index) => {
    const found = passing[index];
    return PLAIN.has(part.name) || found === undefined ? [] : [[part.name, found as Passing['keys'][string]] as const];
  });
  return {
    principals: named('principal'),
    actions: named('action'),
    resources: named('resource'),
    keys: Object.fromEntries(keys),
  };
}
