import type { Patterns, Statement } from '../posture';
import { type Answer, all, not, some } from './answer';
import { speaksOf } from './caller';
import { meets } from './condition';
import { filledIn, type Lookup, lettersOf } from './letters';
import { compile, matchText } from './pattern';
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
    ofAction(statement, request.action, lookup),
    ofResource(statement, filledIn(request.resource, lookup), lookup),
    ...statement.conditions.map((condition) => {
      const value = contextValue(request, condition.key);
      const filled = typeof value === 'string' ? filledIn(value, lookup) : value?.map((each) => filledIn(each, lookup));
      return meets(condition, filled, lookup);
    }),
  ]);
}

export function ofAction({ actions }: Statement, action: string, lookup: Lookup, reading?: ProofReading): Answer {
  return ofPatterns(actions, action, true, lookup, reading);
}

export function ofResource({ resources }: Statement, resource: string, lookup: Lookup, reading?: ProofReading): Answer {
  return ofPatterns(resources, resource, false, lookup, reading);
}

function ofPatterns(
  { not: inverted, patterns }: Patterns,
  text: string,
  ignoreCase: boolean,
  lookup: Lookup,
  reading?: ProofReading,
): Answer {
  const letters = lettersOf(text);
  const named = some(
    patterns.map((each) => {
      const pattern = compile(each, 'glob', ignoreCase, lookup);
      return matchText(pattern, letters, reading?.(pattern));
    }),
  );
  return inverted ? not(named) : named;
}
