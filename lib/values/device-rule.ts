import { InvalidValue, quoted } from './invalid-value';
import { didYouMean } from './suggestion';

/** A rule on devices, parsed: comparisons joined by and, or, not. */
export type DeviceRule =
  | { readonly is: 'and' | 'or'; readonly of: readonly DeviceRule[] }
  | { readonly is: 'not'; readonly of: DeviceRule }
  | {
      readonly is: 'comparison';
      readonly attribute: string;
      readonly operator: string;
      readonly values: readonly string[];
    };

const NUMBERED = Array.from({ length: 15 }, (_, index) => `extensionAttribute${index + 1}`);
const ATTRIBUTES: readonly string[] = [
  'deviceId',
  'deviceOwnership',
  'displayName',
  'enrollmentProfileName',
  ...NUMBERED,
  'isCompliant',
  'manufacturer',
  'mdmAppId',
  'model',
  'operatingSystem',
  'operatingSystemVersion',
  'physicalIds',
  'profileType',
  'systemLabels',
  'trustType',
];
const OPERATORS: readonly string[] = [
  'contains',
  'endsWith',
  'eq',
  'in',
  'ne',
  'notContains',
  'notEndsWith',
  'notIn',
  'notStartsWith',
  'startsWith',
];
const TOKEN = /\s*(?:(\()|(\))|(\[)|(\])|(,)|"([^"]*)"|'([^']*)'|([^\s()[\],"']+))/y;

type Token = { readonly is: 'mark' | 'text' | 'word'; readonly text: string };

/**
 * Parses the language of dynamic membership rules, as Conditional Access takes it for devices:
 * `device.extensionAttribute1 -eq "PAW" -and device.isCompliant -eq True`.
 *
 * @throws InvalidValue for what is not a rule, with the attribute or operator that was perhaps meant.
 */
export function parseDeviceRule(given: string): DeviceRule {
  return new Parser(given).whole();
}

class Parser {
  private readonly tokens: readonly Token[];
  private next = 0;

  constructor(private readonly given: string) {
    this.tokens = this.split();
  }

  whole(): DeviceRule {
    const rule = this.either();
    const rest = this.tokens[this.next];
    if (rest !== undefined) throw this.wrong(`there is no place for ${quoted(rest.text)} in the rule`);
    return rule;
  }

  private either(): DeviceRule {
    const of = [this.both()];
    while (this.takeWord('or')) of.push(this.both());
    return of.length === 1 ? (of[0] as DeviceRule) : { is: 'or', of };
  }

  private both(): DeviceRule {
    const of = [this.single()];
    while (this.takeWord('and')) of.push(this.single());
    return of.length === 1 ? (of[0] as DeviceRule) : { is: 'and', of };
  }

  private single(): DeviceRule {
    if (this.takeWord('not')) return { is: 'not', of: this.single() };
    if (!this.takeMark('(')) return this.comparison();
    const rule = this.either();
    if (!this.takeMark(')')) throw this.wrong('a bracket is not closed');
    return rule;
  }

  private comparison(): DeviceRule {
    const attribute = known(this.word('an attribute'), /^device\./i, ATTRIBUTES);
    if (attribute.name === undefined) throw this.wrong('there is no such attribute of a device', attribute.near);
    const operator = known(this.word('an operator'), /^-/, OPERATORS);
    if (operator.name === undefined) throw this.wrong('there is no such operator', operator.near);
    return { is: 'comparison', attribute: attribute.name, operator: operator.name, values: this.values() };
  }

  private values(): readonly string[] {
    if (!this.takeMark('[')) return [this.value()];
    const values = [this.value()];
    while (this.takeMark(',')) values.push(this.value());
    if (!this.takeMark(']')) throw this.wrong('a list is not closed');
    return values;
  }

  private value(): string {
    const token = this.tokens[this.next];
    if (token === undefined || token.is === 'mark') throw this.wrong('a value is missing');
    this.next += 1;
    return token.text;
  }

  private word(what: string): string {
    const token = this.tokens[this.next];
    if (token?.is !== 'word') throw this.wrong(`${what} is missing`);
    this.next += 1;
    return token.text;
  }

  private takeWord(word: string): boolean {
    const token = this.tokens[this.next];
    const found = token?.is === 'word' && token.text.toLowerCase().replace(/^-/, '') === word;
    if (found) this.next += 1;
    return found;
  }

  private takeMark(mark: string): boolean {
    const token = this.tokens[this.next];
    const found = token?.is === 'mark' && token.text === mark;
    if (found) this.next += 1;
    return found;
  }

  private split(): readonly Token[] {
    const tokens: Token[] = [];
    const text = this.given.trimEnd();
    for (TOKEN.lastIndex = 0; TOKEN.lastIndex < text.length; ) {
      const found = TOKEN.exec(text);
      if (found === null) throw this.wrong('a quotation mark is not closed');
      const [, open, close, list, end, comma, double, single, word] = found;
      const mark = open ?? close ?? list ?? end ?? comma;
      if (mark !== undefined) tokens.push({ is: 'mark', text: mark });
      else if (word !== undefined) tokens.push({ is: 'word', text: word });
      else tokens.push({ is: 'text', text: double ?? single ?? '' });
    }
    return tokens;
  }

  private wrong(problem: string, near?: string): InvalidValue {
    return new InvalidValue({
      problem,
      given: this.given,
      allowed: 'a rule has the form device.extensionAttribute1 -eq "PAW", joined by -and, -or, -not',
      remedy: near === undefined ? undefined : `Did you mean ${quoted(near)}?`,
    });
  }
}

/** The name as Microsoft spells it, without its prefix; or the nearest one. */
function known(given: string, prefix: RegExp, names: readonly string[]) {
  const bare = given.replace(prefix, '');
  const name = prefix.test(given) ? names.find((one) => one.toLowerCase() === bare.toLowerCase()) : undefined;
  return { name, near: name === undefined ? didYouMean(bare, names) : undefined };
}
