import type { Answer } from './answer';
import { canHold, FRESH, isSymbol, type Letter, type Lookup, lettersOf, resolved } from './letters';

/**
 * How a policy's text is read. `exact`: letter for letter. `glob`: `*` is any text, `?` one character. `arn`: the same,
 * but within one of the six parts between colons (the last part holds all that follows).
 */
export type Style = 'exact' | 'glob' | 'arn';

type Token =
  | { readonly is: 'letter'; readonly letter: Letter }
  | { readonly is: 'any' | 'one'; readonly colons: boolean };

/** A policy's text, ready to compare. */
export interface Pattern {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly ignoreCase: boolean;
  /** Nothing can be said of what it matches. */
  readonly opaque: boolean;
  readonly symbolic: boolean;
}

/** A set of positions in a pattern, sorted, with what `*` may skip. */
export type Positions = readonly number[];

/**
 * How a reference is read. `must`: it is a letter of its own, equal to itself, whatever it stands for. In the other
 * readings one in the text can stand for any text, and one in the pattern for `any` text, for text of `named` characters
 * (all but {@link FRESH}, which by its definition no reference holds), or for `none` but the same reference.
 *
 * A text that matches in the first reading matches at apply; one that does not match by `named` never does.
 */
export type Reading = 'must' | 'any' | 'named' | 'none';

export function compile(text: string, style: Style, ignoreCase: boolean, lookup: Lookup): Pattern {
  const letters = lettersOf(text);
  const colons = letters.filter((letter) => letter === ':').length;
  const wholeArn = text === '*' || /^\$\{[^}]*\barn\}/u.test(text);
  let opaque = style === 'arn' && colons < 5 && !wholeArn;
  let seen = wholeArn ? 5 : 0;
  const tokens: Token[] = [];
  for (const letter of letters) {
    if (letter === ':') seen += 1;
    if (style !== 'exact' && (letter === '*' || letter === '?')) {
      tokens.push({ is: letter === '*' ? 'any' : 'one', colons: style === 'glob' || seen >= 5 });
      continue;
    }
    const meant = resolved(letter, lookup);
    if (meant === undefined) opaque = true;
    for (const each of meant ?? []) tokens.push({ is: 'letter', letter: each });
  }
  const symbolic = tokens.some((token) => token.is === 'letter' && isSymbol(token.letter));
  return { text, tokens, ignoreCase, opaque, symbolic };
}

/**
 * Whether the text is one that the pattern names.
 *
 * @param reading of what does not match surely; `named` unless a proof goes through classes of text (see `textCells`).
 */
export function matchText(pattern: Pattern, text: readonly Letter[], reading: Reading = 'named'): Answer {
  if (pattern.opaque) return 'unknown';
  if (run(pattern, text, 'must')) return 'yes';
  return (pattern.symbolic || text.some(isSymbol)) && run(pattern, text, reading) ? 'unknown' : 'no';
}

/** Whether the pattern has no `*` and no `?`. */
export function isLiteral({ tokens }: Pattern): boolean {
  return tokens.every((token) => token.is === 'letter');
}

/** Whether the pattern holds one reference, as its first (0) or last (-1) letter. */
export function hasItsOnlySymbolAt({ tokens }: Pattern, end: 0 | -1): boolean {
  const symbols = tokens.filter((token) => token.is === 'letter' && isSymbol(token.letter));
  return symbols.length === 1 && tokens.at(end) === symbols[0];
}

function run(pattern: Pattern, text: readonly Letter[], reading: Reading): boolean {
  let positions = start(pattern);
  for (const [index, letter] of text.entries()) {
    positions = step(pattern, positions, letter, reading, reading !== 'any' && index === text.length - 1);
    if (positions.length === 0) return false;
  }
  return accepts(pattern, positions);
}

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

/** The letters after which the pattern can go on in its own way; every other letter does what {@link FRESH} does. */
export function lettersAt(pattern: Pattern, positions: Positions): Letter[] {
  return positions.flatMap((position) => {
    const token = pattern.tokens[position];
    if (token === undefined) return [];
    if (token.is !== 'letter') return token.colons ? [] : [':'];
    if (!pattern.ignoreCase || isSymbol(token.letter)) return [token.letter];
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
