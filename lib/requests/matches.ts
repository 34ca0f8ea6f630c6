import type { Patterns, Statement } from '../posture';
import { type Answer, all, not, some } from './answer';
import { speaksOf } from './caller';
import { comparisonWith } from './comparison';
import { testOf } from './condition';
import { filledIn, type Lookup } from './letters';
import { contextValue, lookupIn, type Request } from './request';

/**
 * Whether a statement applies to a request: its principal, action, resource and all of its conditions match.
 *
 * Exact for what IAM documents; `unknown` where it hangs on text that only apply knows, a date, or an operator that IAM
 * does not document. Actions and condition keys know no case, resources do. A reference to a resource of the same stack
 * equals itself; against other text it is `no` where nothing it stands for could match, else `unknown`.
 */
export function matches(statement: Statement, request: Request): Answer {
  return all(partsMatched(statement, request));
}

/** By part of the request, as far as it is asked for: the first that does not match settles it. */
function* partsMatched({ principals, actions, resources, conditions }: Statement, request: Request): Iterable<Answer> {
  const lookup = lookupIn(request);
  yield ofPatterns(actions, request.action, true, lookup);
  yield speaksOf(principals, request.principal);
  yield ofPatterns(resources, filledIn(request.resource, lookup), false, lookup);
  for (const condition of conditions) {
    const value = contextValue(request, condition.key);
    const filled = typeof value === 'string' ? filledIn(value, lookup) : value?.map((each) => filledIn(each, lookup));
    yield testOf(condition, lookup)(filled);
  }
}

function ofPatterns({ not: inverted, patterns }: Patterns, text: string, ignoreCase: boolean, lookup: Lookup): Answer {
  const named = some(namedBy(patterns, text, ignoreCase, lookup));
  return inverted ? not(named) : named;
}

/** By pattern, as far as it is asked for. */
function* namedBy(patterns: readonly string[], text: string, ignoreCase: boolean, lookup: Lookup): Iterable<Answer> {
  for (const each of patterns) yield comparisonWith(each, 'glob', ignoreCase, lookup)(text);
}
