import { CST, Lexer, type LineCounter, Parser } from 'yaml';

/** Deepest nesting of mappings and lists; a declaration needs ten. */
export const DEEPEST = 32;

// A megabyte of declaration has fewer, a megabyte of brackets has more.
const MOST_TOKENS = 300_000;

/** Something that a declaration's YAML may not hold, at an offset in the text. */
export interface Refusal {
  readonly offset: number;
  readonly why: 'tag' | 'directive' | 'unclosed' | 'several' | 'deep' | 'many';
}

/** What was read of a text, up to the first thing that makes going on pointless. */
export interface Tokens {
  readonly tokens: readonly CST.Token[];
  readonly refusals: readonly Refusal[];
}

/**
 * Cuts YAML text into tokens, within bounds: one document, how deep it nests, how many tokens it has. The bounds are
 * held here because composing recurses: deep nesting would end the process, not throw.
 */
export function tokensOf(text: string, lines: LineCounter): Tokens {
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  const refusals: Refusal[] = [];
  let documents = 0;
  let count = 0;
  let isText = false;
  const second = (token: CST.Token) => token.type === 'document' && ++documents > 1;
  const stopped = (offset: number, why: Refusal['why']) => ({ tokens, refusals: [...refusals, { offset, why }] });

  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    const { offset } = parser;
    const type = isText ? 'scalar' : CST.tokenType(lexeme);
    isText = lexeme === CST.SCALAR && !isText;
    if (type === 'tag') refusals.push({ offset, why: 'tag' });
    if (type === 'directive-line' && !/^%YAML 1\.2\s*(#.*)?$/.test(lexeme)) refusals.push({ offset, why: 'directive' });
    if (isQuoted(type) && !closes(lexeme)) return stopped(offset, 'unclosed');
    for (const token of parser.next(lexeme)) {
      if (second(token)) return stopped(token.offset, 'several');
      tokens.push(token);
    }
    // The document itself is on the stack, too.
    if (parser.stack.length > DEEPEST + 1) return stopped(offset, 'deep');
    count += 1;
    if (count > MOST_TOKENS) return stopped(offset, 'many');
  }
  for (const token of parser.end()) {
    if (second(token)) return stopped(token.offset, 'several');
    tokens.push(token);
  }
  return { tokens, refusals };
}

function isQuoted(type: string | null): boolean {
  return type === 'double-quoted-scalar' || type === 'single-quoted-scalar';
}

/** Whether a quoted text ends in the quote that it starts with; composing would see it at the end of the file only. */
function closes(lexeme: string): boolean {
  return lexeme.length > 1 && lexeme.at(-1) === lexeme[0];
}
