import { type SetOf, symbolOf, type UnknownReason, type Val } from '../posture';
import { isGuid } from '../values';
import { EVERYTHING, type Region } from './region';

/**
 * How what cannot be read counts. `certain`: only what holds whatever the unread values turn out to be. `possible`: the
 * most that could hold. What `ignore_changes` covers never counts: it is certain not to reach the cloud again.
 */
export type Mode = 'certain' | 'possible';

/** How much a recognizer takes in where a value's reach is not exact. */
export type Reach = 'narrow' | 'wide';

/** The sign-ins that a value stands for: none for "None"; `undefined` for a value that is not understood. */
export type Recognize = (symbol: string, reach: Reach) => readonly Region[] | undefined;

/** Doubt about a reading: `ignored` never counts for anything, `unknown` could turn out either way. */
export type Doubt = 'none' | 'ignored' | 'unknown';

/** The comparable text of a value, ids in lower case. */
export function canonical(value: Val<string>): string | undefined {
  const symbol = symbolOf(value);
  return symbol !== undefined && isGuid(symbol) ? symbol.toLowerCase() : symbol;
}

/** Whether the text is a reference into the same stack. */
export function isReference(symbol: string): boolean {
  return symbol.startsWith('${');
}

export function doubtOf(why: UnknownReason | undefined): Doubt {
  if (why === undefined) return 'none';
  return why === 'ignored' ? 'ignored' : 'unknown';
}

/** What is seen of a set, and whether there may be more to it. */
export function read(set: SetOf<string>): { readonly symbols: readonly string[]; readonly doubt: Doubt } {
  if (set.open === 'ignored') return { symbols: [], doubt: 'ignored' };
  const doubts = [set.open, ...set.items.map((item) => (item.is === 'unknown' ? item.why : undefined))].map(doubtOf);
  return {
    symbols: set.items.map(canonical).filter((symbol) => symbol !== undefined),
    doubt: doubts.includes('unknown') ? 'unknown' : doubts.includes('ignored') ? 'ignored' : 'none',
  };
}

/** The sign-ins that a set of values takes in. */
export function included(set: SetOf<string>, mode: Mode, recognize: Recognize): readonly Region[] {
  const { regions, doubt } = recognized(set, recognize, mode === 'certain' ? 'narrow' : 'wide');
  return mode === 'possible' && doubt === 'unknown' ? [EVERYTHING] : regions;
}

/** The sign-ins that a set of values leaves out. */
export function excluded(set: SetOf<string>, mode: Mode, recognize: Recognize): readonly Region[] {
  const { regions, doubt } = recognized(set, recognize, mode === 'certain' ? 'wide' : 'narrow');
  const anything = doubt === 'ignored' || (doubt === 'unknown' && mode === 'certain');
  return anything ? [EVERYTHING] : regions;
}

function recognized(set: SetOf<string>, recognize: Recognize, reach: Reach) {
  const { symbols, doubt } = read(set);
  const known = symbols.map((symbol) => recognize(symbol, reach));
  return {
    regions: known.flatMap((regions) => regions ?? []),
    doubt: known.includes(undefined) ? ('unknown' as const) : doubt,
  };
}
