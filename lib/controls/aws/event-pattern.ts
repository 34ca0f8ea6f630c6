import type { AuditEvent } from '../../values';

/** Whether a CloudTrail event matches; `undefined` for what this does not read. */
type Test = (event: AuditEvent) => boolean;

/**
 * Reads a JSON filter pattern of CloudWatch Logs (`{ ($.eventName = "X") && ($.y NOT EXISTS) }`): comparisons of a
 * selector with text, its existence, `&&`, `||` and brackets. A `*` at either end of a text is any text. A selector that
 * the event does not have meets no comparison.
 *
 * Amazon CloudWatch Logs User Guide, "Filter pattern syntax".
 *
 * @returns the test, or `undefined` for a pattern that holds anything else.
 */
export function readEventPattern(text: string): Test | undefined {
  const [, inner] = /^\s*\{([\s\S]*)\}\s*$/.exec(text) ?? [];
  const tokens = inner === undefined ? undefined : tokensOf(inner);
  if (tokens === undefined) return undefined;
  const reader = new PatternReader(tokens);
  const test = reader.alternatives();
  return reader.isAtEnd ? test : undefined;
}

const TOKEN = /\s*(?:(\(|\)|&&|\|\||!=|=)|"((?:[^"\\]|\\.)*)"|(\$\.[\w.]+)|(NOT\s+EXISTS|EXISTS)|([^\s()&|=!"$]+))/gy;

interface Token {
  readonly is: 'sign' | 'text' | 'selector' | 'existence';
  readonly text: string;
}

function tokensOf(text: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [whole, sign, quoted, selector, existence, bare] = match;
    end += whole.length;
    if (sign !== undefined) tokens.push({ is: 'sign', text: sign });
    else if (selector !== undefined) tokens.push({ is: 'selector', text: selector.slice(2) });
    else if (existence !== undefined) tokens.push({ is: 'existence', text: existence.replace(/\s+/g, ' ') });
    else tokens.push({ is: 'text', text: quoted ?? bare ?? '' });
  }
  return text.slice(end).trim() === '' ? tokens : undefined;
}

class PatternReader {
  private at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  get isAtEnd(): boolean {
    return this.at === this.tokens.length;
  }

  alternatives(): Test | undefined {
    return this.joined(
      '||',
      () => this.conjunction(),
      (tests) => (event) => tests.some((test) => test(event)),
    );
  }

  private conjunction(): Test | undefined {
    return this.joined(
      '&&',
      () => this.term(),
      (tests) => (event) => tests.every((test) => test(event)),
    );
  }

  private joined(sign: string, part: () => Test | undefined, join: (tests: readonly Test[]) => Test): Test | undefined {
    const tests: Test[] = [];
    do {
      const test = part();
      if (test === undefined) return undefined;
      tests.push(test);
    } while (this.take('sign', sign) !== undefined);
    return join(tests);
  }

  private term(): Test | undefined {
    if (this.take('sign', '(') !== undefined) {
      const inner = this.alternatives();
      return this.take('sign', ')') === undefined ? undefined : inner;
    }
    const selector = this.take('selector');
    if (selector === undefined) return undefined;
    const existence = this.take('existence');
    if (existence !== undefined) return (event) => (event[selector] !== undefined) === (existence === 'EXISTS');
    const negated = this.take('sign', '!=') !== undefined;
    if (!negated && this.take('sign', '=') === undefined) return undefined;
    const wanted = this.take('text');
    if (wanted === undefined) return undefined;
    return (event) => {
      const value = event[selector];
      return value !== undefined && isLike(wanted, value) !== negated;
    };
  }

  private take(is: Token['is'], text?: string): string | undefined {
    const token = this.tokens[this.at];
    if (token?.is !== is || (text !== undefined && token.text !== text)) return undefined;
    this.at += 1;
    return token.text;
  }
}

function isLike(wanted: string, value: string): boolean {
  const [open, close] = [wanted.startsWith('*'), wanted.length > 1 && wanted.endsWith('*')];
  const core = wanted.slice(open ? 1 : 0, close ? -1 : undefined);
  if (open && close) return value.includes(core);
  if (open) return value.endsWith(core);
  return close ? value.startsWith(core) : value === core;
}
