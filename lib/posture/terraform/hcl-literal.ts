import { readTemplate, type TemplatePart } from './template';
import { literal, nullTerm, type Term } from './term';

/** What the surrounding configuration makes of the parts of a literal expression that are not literal. */
export interface HclMeaning {
  /** `aws_s3_bucket.ledger.arn`, `var.name`: an identifier path. */
  reference(path: readonly string[]): Term;
  /** A quoted string with interpolations, each of them an identifier path. */
  template(parts: readonly TemplatePart[]): Term;
}

const DEEPEST = 40;
const PATH = /[\p{ID_Start}_][\p{ID_Continue}-]*(?:\.[\p{ID_Start}_][\p{ID_Continue}-]*)*/uy;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const BLANK = /[ \t]*/y;
const BLANK_LINES = /[ \t\r\n]*/y;
const WHOLE_PATH = new RegExp(`^(?:${PATH.source})$`, 'u');

/** The segments of an identifier path; `undefined` for any other expression. */
export function pathOf(source: string): readonly string[] | undefined {
  const text = source.trim();
  return WHOLE_PATH.test(text) ? text.split('.') : undefined;
}

/**
 * Reads an HCL expression that is written out: strings, numbers, `true`, `false`, `null`, lists, objects, identifier
 * paths, and `jsonencode`, `toset` and `tolist` of these.
 *
 * @returns `undefined` for any other expression: an operator, an index, a `for`, another function, a comment, a here
 * document, a key given twice.
 */
export function readHclLiteral(source: string, meaning: HclMeaning): Term | undefined {
  return new HclLiteral(source, meaning).read();
}

class HclLiteral {
  private at = 0;

  constructor(
    private readonly source: string,
    private readonly meaning: HclMeaning,
  ) {}

  read(): Term | undefined {
    this.skip(BLANK_LINES);
    const term = this.term(0);
    this.skip(BLANK_LINES);
    return this.at === this.source.length ? term : undefined;
  }

  private term(depth: number): Term | undefined {
    if (depth > DEEPEST) return undefined;
    const char = this.source.charAt(this.at);
    if (char === '"') return this.string();
    if (char === '[') return this.list(depth);
    if (char === '{') return this.object(depth);
    const number = this.match(NUMBER);
    if (number !== undefined) return literal(Number(number));
    const path = this.match(PATH);
    if (path === undefined) return undefined;
    if (this.source.charAt(this.at) === '(') return this.call(path, depth);
    if (path === 'true' || path === 'false') return literal(path === 'true');
    return path === 'null' ? nullTerm() : this.meaning.reference(path.split('.'));
  }

  private string(): Term | undefined {
    const template = readTemplate(this.source, this.at + 1, true);
    if (!template) return undefined;
    // An interpolation that is more than a path could hold a comment or a here document, which end it elsewhere.
    if (template.parts.some((part) => part.is === 'interpolation' && !pathOf(part.source))) return undefined;
    this.at = template.end;
    return this.meaning.template(template.parts);
  }

  private call(name: string, depth: number): Term | undefined {
    this.at += 1;
    this.skip(BLANK_LINES);
    const argument = this.term(depth + 1);
    this.skip(BLANK_LINES);
    if (!argument || !this.take(')')) return undefined;
    if (name === 'jsonencode') return { is: 'json', of: argument };
    if (name !== 'toset' && name !== 'tolist') return undefined;
    return argument.is === 'list' || argument.is === 'unknown' ? argument : undefined;
  }

  private list(depth: number): Term | undefined {
    const items: Term[] = [];
    this.at += 1;
    this.skip(BLANK_LINES);
    while (!this.take(']')) {
      const item = this.term(depth + 1);
      this.skip(BLANK_LINES);
      if (!item || !(this.take(',') || this.source.charAt(this.at) === ']')) return undefined;
      items.push(item);
      this.skip(BLANK_LINES);
    }
    return { is: 'list', items };
  }

  private object(depth: number): Term | undefined {
    const entries = new Map<string, Term>();
    this.at += 1;
    this.skip(BLANK_LINES);
    while (!this.take('}')) {
      const key = this.key();
      this.skip(BLANK);
      if (key === undefined || entries.has(key) || !(this.take('=') || this.take(':'))) return undefined;
      this.skip(BLANK_LINES);
      const value = this.term(depth + 1);
      this.skip(BLANK);
      if (!value) return undefined;
      entries.set(key, value);
      const separated = this.take(',') || /[\r\n]/.test(this.source.charAt(this.at));
      if (!separated && this.source.charAt(this.at) !== '}') return undefined;
      this.skip(BLANK_LINES);
    }
    return { is: 'object', entries };
  }

  private key(): string | undefined {
    if (this.source.charAt(this.at) !== '"') {
      const name = this.match(PATH);
      return name?.includes('.') ? undefined : name;
    }
    const template = readTemplate(this.source, this.at + 1, true);
    if (!template || template.parts.some(({ is }) => is === 'interpolation')) return undefined;
    this.at = template.end;
    return template.parts.map((part) => (part.is === 'literal' ? part.text : '')).join('');
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  private skip(pattern: RegExp): void {
    this.match(pattern);
  }

  private take(char: string): boolean {
    if (this.source.charAt(this.at) !== char) return false;
    this.at += 1;
    return true;
  }
}
