import { distance } from 'fastest-levenshtein';

const SHORTEST_PREFIX = 3;

/**
 * The known name that was probably meant, or `undefined` when none is near enough to name.
 *
 * Case is ignored. A known name is near when at most a third of its letters (and at least one may) differ, or when what
 * was given is how it begins, from three letters on. The nearest wins; among equals the first in plain text order, so
 * the order of `known` changes nothing.
 */
export function didYouMean(given: string, known: readonly string[]): string | undefined {
  const wanted = given.toLowerCase();
  let best: { name: string; far: number } | undefined;
  for (const name of known) {
    const far = farness(wanted, name.toLowerCase());
    if (far === undefined) continue;
    if (!best || far < best.far || (far === best.far && name < best.name)) best = { name, far };
  }
  return best?.name;
}

function farness(wanted: string, name: string): number | undefined {
  const far = distance(wanted, name);
  const near = far <= Math.max(1, Math.floor(Math.max(wanted.length, name.length) / 3));
  const begins = wanted.length >= SHORTEST_PREFIX && name.startsWith(wanted);
  return near || begins ? far : undefined;
}
