import { didYouMean, quoted } from '../values';

// Beyond these the answer helps nobody, and a hostile file must not buy time with it.
const LONGEST_NAME = 80;
const MOST_NAMES = 500;

/** The known name that is near the given one; `undefined` where none is. */
export function nearestName(given: string, known: readonly string[]): string | undefined {
  return given.length > LONGEST_NAME || known.length > MOST_NAMES ? undefined : didYouMean(given, known);
}

/** `Did you mean "hq"?`, where one of the known names is near. */
export function nearest(given: string, known: readonly string[]): string | undefined {
  const near = nearestName(given, known);
  return near === undefined ? undefined : `Did you mean ${quoted(near)}?`;
}

/** The names as a message lists them, in plain text order and not without end. */
export function listed(names: readonly string[]): string {
  if (names.length === 0) return 'none is declared';
  const shown = [...names].sort().slice(0, 20);
  return shown.join(', ') + (names.length > shown.length ? `, and ${names.length - shown.length} more` : '');
}
