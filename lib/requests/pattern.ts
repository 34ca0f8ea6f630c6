import { remembered } from '../values';
import { isSymbol, type Letter, type Lookup, lettersOf, resolved, variablesIn } from './letters';

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
  /** Equal for texts that are read alike and whose variables stand for the same. */
  readonly key: string;
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly ignoreCase: boolean;
  /** Nothing can be said of what it matches. */
  readonly opaque: boolean;
  readonly symbolic: boolean;
}

/**
 * How a reference is read. `must`: it is a letter of its own, equal to itself, whatever it stands for. In the other
 * readings one in the text can stand for any text, and one in the pattern for `any` text, for text of `named` characters
 * (all but {@link FRESH}, which by its definition no reference holds), or for `none` but the same reference.
 *
 * A text that matches in the first reading matches at apply; one that does not match by `named` never does.
 */
export type Reading = 'must' | 'any' | 'named' | 'none';

/** A long policy names some hundred texts. */
const MOST_PATTERNS = 400;

/** By how it is read. A text without variables is its own key: nothing has to be put together to find it again. */
const COMPILED = { exact: eitherCase('exact'), glob: eitherCase('glob'), arn: eitherCase('arn') };

function eitherCase(style: Style) {
  const read = (ignoreCase: boolean) =>
    remembered(MOST_PATTERNS, withVariables, (text, lookup) => compiled(text, style, ignoreCase, lookup));
  return { cased: read(false), uncased: read(true) };
}

/** Reads a policy's text; its variables are put in. */
export function compile(text: string, style: Style, ignoreCase: boolean, lookup: Lookup): Pattern {
  return COMPILED[style][ignoreCase ? 'uncased' : 'cased'](text, lookup);
}

/** The same for texts whose variables stand for the same. */
function withVariables(text: string, lookup: Lookup): string {
  const variables = variablesIn(text);
  return variables.length === 0 ? text : `${JSON.stringify(variables.map((key) => lookup(key) ?? null))} ${text}`;
}

function compiled(text: string, style: Style, ignoreCase: boolean, lookup: Lookup): Pattern {
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
  return { key: `${style} ${ignoreCase} ${withVariables(text, lookup)}`, text, tokens, ignoreCase, opaque, symbolic };
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
