import type { Condition, PolicyDocument, Statement } from '../policy-document';
import type { UnknownReason } from '../value';
import { Unread } from './policy-text';

/** The present version of the policy language, and the one that holds where none is given. */
export const VERSIONS: readonly string[] = ['2012-10-17', '2008-10-17'];

/** Reads statements one by one; those that cannot be read are left out and open the document. */
export function collectStatements(reads: readonly (() => Statement)[], open?: UnknownReason): PolicyDocument {
  const statements: Statement[] = [];
  let why = open;
  for (const read of reads) {
    try {
      statements.push(read());
    } catch (error) {
      if (!(error instanceof Unread)) throw error;
      why ??= error.why;
    }
  }
  return why === undefined ? { statements } : { statements, open: why };
}

/** All conditions of a statement must hold, so their order says nothing: by operator, then key. */
export function sortedConditions(conditions: readonly Condition[]): Condition[] {
  const text = ({ operator, key }: Condition) => `${operator} ${key}`;
  return [...conditions].sort((a, b) => (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0));
}
