/** A piece of a Terraform template: literal text, or the source of a `${…}`. */
export type TemplatePart =
  | { readonly is: 'literal'; readonly text: string }
  | { readonly is: 'interpolation'; readonly source: string };

export interface Template {
  readonly parts: readonly TemplatePart[];
  /** Index after the template: its length, or after the closing quote. */
  readonly end: number;
}

/** Whether Terraform evaluates something in the text, or would but for an escape; any other text is what it says. */
export function isTemplate(text: string): boolean {
  return text.includes('${') || text.includes('%{');
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

/**
 * Reads a template: the whole text, or (with `quoted`) an HCL string from `start`, after its opening quote, to its
 * closing quote. `$${` and `%%{` are the literal `${` and `%{`.
 *
 * @returns `undefined` for what is not read: directives (`%{ if … }`), `$$${`, and what Terraform refuses.
 */
export function readTemplate(text: string, start = 0, quoted = false): Template | undefined {
  const parts: TemplatePart[] = [];
  let literalText = '';
  const endLiteral = () => {
    if (literalText !== '') parts.push({ is: 'literal', text: literalText });
    literalText = '';
  };
  let at = start;
  while (at < text.length) {
    const char = text.charAt(at);
    if (quoted && char === '"') {
      endLiteral();
      return { parts, end: at + 1 };
    }
    if (quoted && (char === '\n' || char === '\r')) return undefined;
    if (quoted && char === '\\') {
      const escaped = readEscape(text, at + 1);
      if (!escaped) return undefined;
      literalText += escaped.text;
      at = escaped.end;
    } else if ((char === '$' || char === '%') && text.startsWith(`${char}${char}{`, at)) {
      literalText += `${char}{`;
      at += 3;
    } else if ((char === '$' || char === '%') && text.startsWith(`${char}${char}${char}{`, at)) {
      return undefined;
    } else if (char === '%' && text.charAt(at + 1) === '{') {
      return undefined;
    } else if (char === '$' && text.charAt(at + 1) === '{') {
      const end = endOfInterpolation(text, at + 2);
      if (end === undefined) return undefined;
      endLiteral();
      parts.push({ is: 'interpolation', source: text.slice(at + 2, end) });
      at = end + 1;
    } else {
      const end = endOfPlain(text, at + 1, quoted);
      literalText += text.slice(at, end);
      at = end;
    }
  }
  if (quoted) return undefined;
  endLiteral();
  return { parts, end: at };
}

/** What may be more than itself, in a template and in an HCL string. */
const SPECIAL = /[$%]/g;
const SPECIAL_IN_QUOTES = /[$%"\\\n\r]/g;

function endOfPlain(text: string, start: number, quoted: boolean): number {
  const special = quoted ? SPECIAL_IN_QUOTES : SPECIAL;
  special.lastIndex = start;
  return special.test(text) ? special.lastIndex - 1 : text.length;
}

function readEscape(text: string, at: number): { text: string; end: number } | undefined {
  const char = text.charAt(at);
  const simple = Object.hasOwn(ESCAPES, char) ? ESCAPES[char] : undefined;
  if (simple !== undefined) return { text: simple, end: at + 1 };
  const digits = char === 'u' ? 4 : char === 'U' ? 8 : 0;
  const code = text.slice(at + 1, at + 1 + digits);
  if (digits === 0 || code.length !== digits || !/^[0-9a-fA-F]+$/.test(code)) return undefined;
  const point = Number.parseInt(code, 16);
  return point > 0x10ffff ? undefined : { text: String.fromCodePoint(point), end: at + 1 + digits };
}

/** Index of the brace that closes an interpolation; braces within strings, and strings within those, are skipped. */
function endOfInterpolation(text: string, start: number): number | undefined {
  const open: ('{' | '"')[] = ['{'];
  for (let at = start; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (open.at(-1) === '"') {
      if (char === '\\') at += 1;
      else if (char === '"') open.pop();
      else if ((char === '$' || char === '%') && text.startsWith(`${char}${char}{`, at)) at += 2;
      else if ((char === '$' || char === '%') && text.charAt(at + 1) === '{') {
        open.push('{');
        at += 1;
      }
    } else if (char === '"' || char === '{') {
      open.push(char);
    } else if (char === '}') {
      open.pop();
      if (open.length === 0) return at;
    }
  }
  return undefined;
}
