import type { UnknownReason } from '../value';

/** What an expression is known to come to before anything is applied. */
export type Term =
  | { readonly is: 'literal'; readonly value: string | number | boolean }
  | { readonly is: 'null' }
  | { readonly is: 'list'; readonly items: readonly Term[] }
  | { readonly is: 'object'; readonly entries: ReadonlyMap<string, Term> }
  /** An attribute of a resource or data source of the same stack. */
  | { readonly is: 'ref'; readonly address: string; readonly attribute: string }
  /** Literal text with same-stack references in it, each between {@link MARK_OPEN} and {@link MARK_CLOSE}. */
  | { readonly is: 'text'; readonly text: string }
  /** `jsonencode(…)`. */
  | { readonly is: 'json'; readonly of: Term }
  | { readonly is: 'unknown'; readonly why: UnknownReason };

/**
 * Private-use characters around a reference within text: nobody writes them, so that literal text which merely looks
 * like a reference is told apart. Literal text that does hold one is not read.
 */
export const MARK_OPEN = '\uE000';
export const MARK_CLOSE = '\uE001';

/** References whose value certainly holds no quote and no backslash, so that JSON text around them keeps its shape. */
const PLAIN_ATTRIBUTE = /^(?:.+_)?(?:arn|id|name|bucket|partition|dns_suffix|region)$/;

const NULL: Term = { is: 'null' };

export const nullTerm = (): Term => NULL;
export const literal = (value: string | number | boolean): Term => ({ is: 'literal', value });
export const unknownTerm = (why: UnknownReason): Term => ({ is: 'unknown', why });

export function hasMark(text: string): boolean {
  return text.includes(MARK_OPEN) || text.includes(MARK_CLOSE);
}

/** The text of a literal as Terraform converts it; `undefined` where JavaScript may have rounded a number. */
export function literalText(value: string | number | boolean): string | undefined {
  if (typeof value !== 'number') return String(value);
  const text = String(value);
  return Number.isSafeInteger(value) || /^-?\d{1,9}\.\d{1,6}$/.test(text) ? text : undefined;
}

/** The reference as a marked part of a text; `undefined` where its value could change the shape of the text. */
export function marked(reference: { readonly address: string; readonly attribute: string }): string | undefined {
  const { address, attribute } = reference;
  return PLAIN_ATTRIBUTE.test(attribute) ? `${MARK_OPEN}${address}.${attribute}${MARK_CLOSE}` : undefined;
}
