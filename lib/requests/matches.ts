import type { Patterns, Statement } from '../posture';
import { type Answer, all, not, some } from './answer';
import { matchText } from './automaton';
import { speaksOf } from './caller';
import { testOf } from './condition';
import { filledIn, type Lookup, lettersOf } from './letters';
import { compile } from './pattern';
import { contextValue, lookupIn, type Request } from './request';

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
    speaksOf(statement.principals, request.principal),
    ofPatterns(statement.actions, request.action, true, lookup),
    ofPatterns(statement.resources, filledIn(request.resource, lookup), false, lookup),
    ...statement.conditions.map((condition) => {
      const value = contextValue(request, condition.key);
      const filled = typeof value === 'string' ? filledIn(value, lookup) : value?.map((each) => filledIn(each, lookup));
      return testOf(condition, lookup)(filled);
    }),
  ]);
}

function ofPatterns({ not: inverted, patterns }: Patterns, text: string, ignoreCase: boolean, lookup: Lookup): Answer {
  const letters = lettersOf(text);
  const named = some(patterns.map((each) => matchText(compile(each, 'glob', ignoreCase, lookup), letters)));
  return inverted ? not(named) : named;
}
