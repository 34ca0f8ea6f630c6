import type { UnknownReason } from '../value';
import { hasMark, literalText, MARK_CLOSE, MARK_OPEN, marked, type Term } from './term';
import { whyOf } from './term-value';

/** Thrown within the reading of a policy, and caught there: this part of it cannot be read. */
export class Unread extends Error {
  override readonly name = 'Unread';

  constructor(readonly why: UnknownReason) {
    super(why);
  }
}

/** How strings of one document are read. */
export interface PolicyStrings {
  /** Whether `${aws:username}` is a policy variable: since version 2012-10-17. */
  readonly variables: boolean;
  /** `aws_iam_policy_document` writes policy variables as `&{aws:username}` too. */
  readonly ampersand: boolean;
}

/** A policy variable: a condition key (with a default value), or one of the three escapes. */
const VARIABLE = /\$\{(?:[^${}:\uE000\uE001]*:[^${}\uE000\uE001]*|[*?$])\}/g;

/**
 * One string of a policy: literal text, with policy variables as IAM writes them and same-stack references as
 * `${address.attribute}`.
 *
 * @throws Unread for anything else, also for literal text that only looks like a reference.
 */
export function policyText(term: Term, strings: PolicyStrings): string {
  const text = term.is === 'ref' ? marked(term) : term.is === 'text' ? term.text : literalOf(term);
  if (text === undefined) throw new Unread(whyOf(term));
  const read = strings.ampersand ? text.replaceAll('&{', '${') : text;
  if (read.includes('${') && (!strings.variables || read.replace(VARIABLE, '').includes('${')))
    throw new Unread('notRead');
  return hasMark(read) ? read.replaceAll(MARK_OPEN, '${').replaceAll(MARK_CLOSE, '}') : read;
}

/**
 * One string or a list of strings.
 *
 * @throws Unread where one of them cannot be read.
 */
export function policyTexts(term: Term, strings: PolicyStrings): string[] {
  return (term.is === 'list' ? term.items : [term]).map((item) => policyText(item, strings));
}

/** A value of a condition: AWS compares numbers and booleans as strings. */
export function conditionTexts(term: Term, strings: PolicyStrings): string[] {
  const items = term.is === 'list' ? term.items : [term];
  if (items.length === 0) throw new Unread('notRead');
  return items.map((item) => {
    const scalar = item.is === 'literal' && typeof item.value !== 'string' ? literalText(item.value) : undefined;
    return scalar ?? policyText(item, strings);
  });
}

/**
 * Literal text without a policy variable or a reference: a condition's operator or key.
 *
 * @throws Unread for anything else
 */
export function plainText(term: Term): string {
  const text = literalOf(term);
  if (text === undefined || text.includes('${')) throw new Unread(whyOf(term));
  return text;
}

function literalOf(term: Term): string | undefined {
  const text = term.is === 'literal' && typeof term.value === 'string' ? term.value : undefined;
  return text === undefined || hasMark(text) ? undefined : text;
}
