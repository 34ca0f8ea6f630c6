import { canHold, FRESH, isSymbol, type Letter } from './letters';
import type { Pattern, Reading } from './pattern';

/** A set of positions in a pattern, sorted, with what `*` may skip. */
export type Positions = readonly number[];

const NOWHERE: Positions = [];

export function start(pattern: Pattern): Positions {
  return closed(pattern, [0]);
}

export function accepts(pattern: Pattern, positions: Positions): boolean {
  return positions.at(-1) === pattern.tokens.length;
}

/**
 * The positions after one more letter of text.
 *
 * @param last whether the text ends with it. With the same reference at both ends, what stands before has to match alone.
 */
export function step(
  pattern: Pattern,
  positions: Positions,
  letter: Letter,
  reading: Reading,
  last = false,
): Positions {
  const first = positions[0];
  if (first === undefined) return NOWHERE;
  if (isSymbol(letter) && reading !== 'must') {
    const end = pattern.tokens.length;
    if (last && isLetter(pattern, end - 1, letter)) return positions.includes(end - 1) ? [end] : [];
    // With one way to read what came before, the same reference on both sides takes itself and nothing else.
    if (positions.length === 1 && isLetter(pattern, first, letter)) return closed(pattern, [first + 1]);
    return covered(pattern, positions, letter);
  }
  const next: number[] = [];
  for (const position of positions) {
    const token = pattern.tokens[position];
    if (token === undefined) continue;
    if (token.is === 'letter') {
      if (same(token.letter, letter, pattern.ignoreCase)) next.push(position + 1);
      else if (canAbsorb(token.letter, letter, reading)) {
        next.push(position, position + 1);
      }
    } else if (token.colons || (letter !== ':' && !isSymbol(letter))) {
      if (token.is === 'any') next.push(position);
      else if (!isSymbol(letter)) next.push(position + 1);
    }
  }
  return next.length === 0 ? NOWHERE : closed(pattern, next);
}

/**
 * The letters after which the pattern can go on in its own way; every other letter does what {@link FRESH} does.
 *
 * @param cased whether another pattern beside this one tells upper from lower case
 */
export function lettersAt(pattern: Pattern, positions: Positions, cased: boolean): Letter[] {
  return positions.flatMap((position) => {
    const token = pattern.tokens[position];
    if (token === undefined) return [];
    if (token.is !== 'letter') return token.colons ? [] : [':'];
    if (!cased || !pattern.ignoreCase || isSymbol(token.letter)) return [token.letter];
    return [token.letter, token.letter.toLowerCase(), token.letter.toUpperCase()];
  });
}

/** Where some text that the reference can stand for leads. */
function covered(pattern: Pattern, positions: Positions, symbol: Letter): Positions {
  const reached = new Set<number>();
  for (const position of positions) {
    for (let at = position; at <= pattern.tokens.length && !reached.has(at); at += 1) {
      reached.add(at);
      const token = pattern.tokens[at];
      if (token?.is === 'letter' && !isSymbol(token.letter) && !canHold(symbol, token.letter)) break;
    }
  }
  return closed(pattern, [...reached]);
}

function canAbsorb(symbol: Letter, letter: Letter, reading: Reading): boolean {
  if (!isSymbol(symbol) || !canHold(symbol, letter)) return false;
  return reading === 'any' || (reading === 'named' && letter !== FRESH);
}

function isLetter({ tokens }: Pattern, position: number, letter: Letter): boolean {
  const token = tokens[position];
  return token?.is === 'letter' && token.letter === letter;
}

/** The positions with what `*` may skip. They come in order, with repetitions. */
function closed(pattern: Pattern, positions: readonly number[]): Positions {
  const result: number[] = [];
  let last = -1;
  for (const position of positions) {
    if (position <= last) continue;
    result.push(position);
    last = position;
    while (pattern.tokens[last]?.is === 'any') {
      last += 1;
      result.push(last);
    }
  }
  return result;
}

function same(a: Letter, b: Letter, ignoreCase: boolean): boolean {
  return a === b || (ignoreCase && !isSymbol(a) && a.toLowerCase() === b.toLowerCase());
}
