/** A device filter's rule, taken apart. */
export type DeviceRule =
  | { readonly op: 'and' | 'or'; readonly of: readonly DeviceRule[] }
  | { readonly op: 'not'; readonly of: DeviceRule }
  | { readonly op: 'compare'; readonly attribute: string; readonly by: string; readonly values: readonly string[] };

const TOKEN = /\s*(?:(?<text>"[^"]*"|'[^']*')|(?<punctuation>[()[\],])|(?<word>-?[A-Za-z][\w.]*))/y;

/** Operators that compare an attribute, lower case; the negative ones hold of an attribute that is not there. */
export const POSITIVE: ReadonlySet<string> = new Set(['eq', 'startswith', 'endswith', 'contains', 'in']);
export const NEGATIVE: ReadonlySet<string> = new Set(['ne', 'notstartswith', 'notendswith', 'notcontains', 'notin']);

/**
 * The rule that a text stands for: comparisons of `device.<attribute>` joined by and, or, not and parentheses; `undefined`
 * where it is none.
 *
 * @see https://learn.microsoft.com/entra/identity/conditional-access/concept-condition-filters-for-devices
 */
export function deviceRule(text: string): DeviceRule | undefined {
  const tokens = tokensOf(text);
  if (tokens === undefined) return undefined;
  const parser = new Parser(tokens);
  const rule = parser.either();
  return parser.isDone ? rule : undefined;
}

function tokensOf(text: string): readonly string[] | undefined {
  const tokens: string[] = [];
  const token = new RegExp(TOKEN);
  while (token.lastIndex < text.trimEnd().length) {
    const found = token.exec(text);
    if (found === null) return undefined;
    tokens.push(found[0].trim());
  }
  return tokens;
}

/** One of the words, with or without the dash that operators may have. */
function isWord(token: string | undefined, word: string): boolean {
  return token?.toLowerCase().replace(/^-/, '') === word;
}

class Parser {
  private next = 0;

  constructor(private readonly tokens: readonly string[]) {}

  get isDone(): boolean {
    return this.next === this.tokens.length;
  }

  either(): DeviceRule | undefined {
    return this.joined('or', () => this.joined('and', () => this.single()));
  }

  private joined(op: 'and' | 'or', part: () => DeviceRule | undefined): DeviceRule | undefined {
    const first = part();
    if (first === undefined) return undefined;
    const of = [first];
    while (this.take((token) => isWord(token, op))) {
      const further = part();
      if (further === undefined) return undefined;
      of.push(further);
    }
    return of.length === 1 ? first : { op, of };
  }

  private single(): DeviceRule | undefined {
    if (this.take((token) => isWord(token, 'not'))) {
      const of = this.single();
      return of === undefined ? undefined : { op: 'not', of };
    }
    if (this.take((token) => token === '(')) {
      const inner = this.either();
      return this.take((token) => token === ')') ? inner : undefined;
    }
    return this.comparison();
  }

  private comparison(): DeviceRule | undefined {
    const attribute = this.take((token) => /^device\.\w+$/i.test(token));
    const by = this.take((token) => token.startsWith('-'))
      ?.slice(1)
      .toLowerCase();
    if (attribute === undefined || by === undefined || !(POSITIVE.has(by) || NEGATIVE.has(by))) return undefined;
    const values = this.values();
    return values === undefined
      ? undefined
      : { op: 'compare', attribute: attribute.slice('device.'.length), by, values };
  }

  /** One value, or a list of them in brackets. `null` is none: what it is compared with is not told. */
  private values(): readonly string[] | undefined {
    if (!this.take((token) => token === '[')) {
      const value = this.value();
      return value === undefined ? undefined : [value];
    }
    const values: string[] = [];
    do {
      const value = this.value();
      if (value === undefined) return undefined;
      values.push(value);
    } while (this.take((token) => token === ','));
    return this.take((token) => token === ']') ? values : undefined;
  }

  private value(): string | undefined {
    const text = this.take((token) => /^["']/.test(token));
    if (text !== undefined) return text.slice(1, -1);
    return this.take((token) => isWord(token, 'true') || isWord(token, 'false'));
  }

  private take(matches: (token: string) => boolean): string | undefined {
    const token = this.tokens[this.next];
    if (token === undefined || !matches(token)) return undefined;
    this.next += 1;
    return token;
  }
}
