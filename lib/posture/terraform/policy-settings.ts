import type { PolicySettings } from '../aws-organization';
import { known, type Origin, unknown, type Val } from '../value';
import { contentOf } from './policy-json';
import { Unread } from './policy-text';
import { literalText, type Term } from './term';
import { whyOf } from './term-value';

const ASSIGN = '@@assign';

/**
 * Reads a management policy of an organization (declarative, S3, backup, tag, …) into its settings by path. Where one
 * value cannot be read nothing of it is: an operator may change any other.
 */
export function readSettings(term: Term, at: Origin): Val<PolicySettings> {
  try {
    const entries = leavesOf(contentOf(term), []);
    return known(Object.fromEntries(entries), at);
  } catch (error) {
    if (error instanceof Unread) return unknown(error.why, at);
    throw error;
  }
}

function leavesOf(term: Term, path: readonly string[]): [string, string][] {
  if (term.is === 'object') {
    return [...term.entries].flatMap(([key, value]) => {
      // Two ways to write one path would hide one of them.
      if (key.includes('.')) throw new Unread('notRead');
      return leavesOf(value, key === ASSIGN ? path : [...path, key]);
    });
  }
  return [[path.join('.'), textOf(term)]];
}

function textOf(term: Term): string {
  if (term.is === 'list') return JSON.stringify(term.items.map(textOf));
  const text = term.is === 'literal' ? literalText(term.value) : undefined;
  if (text === undefined) throw new Unread(whyOf(term));
  return text;
}
