import type { Answer } from './answer';
import { matchText } from './automaton';
import { type Lookup, lettersOf } from './letters';
import { compile, type Style } from './pattern';

type Test = (text: string) => boolean;

/**
 * Whether a text is one that a policy's text names; see `matchText`. Nearly all that is compared is ASCII with no wildcard
 * but `*`, and holds no reference and no variable: that takes no automaton.
 */
export function comparisonWith(
  named: string,
  style: Style,
  ignoreCase: boolean,
  lookup: Lookup,
): (text: string) => Answer {
  const test = plainTest(ignoreCase ? named.toLowerCase() : named, style);
  return (text) => {
    if (test === undefined || text.includes('$') || (ignoreCase && !(isAscii(named) && isAscii(text)))) {
      return matchText(compile(named, style, ignoreCase, lookup), lettersOf(text));
    }
    return test(ignoreCase ? text.toLowerCase() : text) ? 'yes' : 'no';
  };
}

/** The test of texts without references that a text is; `undefined` where letters have to be told apart for it. */
function plainTest(named: string, style: Style): Test | undefined {
  if (named.includes('$')) return undefined;
  if (style === 'exact' || (style === 'glob' && !/[*?]/.test(named))) return (text) => text === named;
  if (named.includes('?') || !isAscii(named)) return undefined;
  if (style === 'glob' || named === '*') return madeOf(named.split('*'));
  const tests = arnPartsOf(named).map((part) => madeOf(part.split('*')));
  if (tests.length < ARN_PARTS) return undefined;
  return (text) => {
    const parts = arnPartsOf(text);
    return parts.length === ARN_PARTS && tests.every((test, index) => test(parts[index] ?? ''));
  };
}

/** Whether a text is made of these pieces, in their order, with any text between two of them. */
function madeOf([first = '', ...pieces]: readonly string[]): Test {
  const last = pieces.pop();
  if (last === undefined) return (text) => text === first;
  return (text) => {
    if (!text.startsWith(first) || !text.endsWith(last)) return false;
    let at = first.length;
    for (const piece of pieces) {
      const found = text.indexOf(piece, at);
      if (found < 0) return false;
      at = found + piece.length;
    }
    return at + last.length <= text.length;
  };
}

const ARN_PARTS = 6;

/** The parts between colons, of which the last holds all that follows. */
function arnPartsOf(text: string): readonly string[] {
  const parts = text.split(':');
  return parts.length < ARN_PARTS ? parts : [...parts.slice(0, ARN_PARTS - 1), parts.slice(ARN_PARTS - 1).join(':')];
}

function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}
