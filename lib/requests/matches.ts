import type { Patterns, Statement } from '../posture';
import { type Answer, all, not, some } from './answer';
import { matchText } from './automaton';
import { speaksOf } from './caller';
import { testOf } from './condition';
import { filledIn, type Lookup, lettersOf } from './letters';
import { compile } from './pattern';
import { contextValue, lookupIn, type Request } from './request';
import type { ProofReading } from './text-cells';

/**
 * Whether a statement applies to a request: its principal, action, resource and all of its conditions match.
 *
 * Exact for what IAM documents; `unknown` where it hangs on text that only apply knows, a date, or an operator that IAM
 * does not document. Actions and condition keys know no case, resources do. A reference to a resource of the same stack
 * equals itself; against other text it is `no` where nothing it stands for could match, else `unknown`.
 */
export function matches(statement: Statement, request: Request): Answer {
  const lookup = lookupIn(request);
  return all([
    speaksOf(statement, request.principal),
    matchesAction(statement, lookup)(request.action),
    matchesResource(statement, lookup)(filledIn(request.resource, lookup)),
    ...statement.conditions.map((condition) => {
      const value = contextValue(request, condition.key);
      const filled = typeof value === 'string' ? filledIn(value, lookup) : value?.map((each) => filledIn(each, lookup));
      return testOf(condition, lookup)(filled);
    }),
  ]);
}

/** Whether a statement's words on the action match one. */
export function matchesAction({ actions }: Statement, lookup: Lookup, reading?: ProofReading) {
  return matchesPatterns(actions, true, lookup, reading);
}

/** Whether a statement's words on the resource match one. */
export function matchesResource({ resources }: Statement, lookup: Lookup, reading?: ProofReading) {
  return matchesPatterns(resources, false, lookup, reading);
}

function matchesPatterns(
  { not: inverted, patterns }: Patterns,
  ignoreCase: boolean,
  lookup: Lookup,
  reading?: ProofReading,
): (text: string) => Answer {
  const compiled = patterns.map((each) => compile(each, 'glob', ignoreCase, lookup));
  return (text) => {
    const letters = lettersOf(text);
    const named = some(compiled.map((pattern) => matchText(pattern, letters, reading?.(pattern))));
    return inverted ? not(named) : named;
  };
}
