import type { Condition } from '../posture';
import { rangeOf } from './address';
import { type Answer, all, not, some } from './answer';
import { FRESH, isSymbolic, type Lookup, lettersOf } from './letters';
import { type Operator, type Order, operatorOf } from './operator';
import { compile, matchText } from './pattern';
import type { ContextValue } from './request';
import type { ProofReading } from './text-cells';

/**
 * Whether a request that carries this value of the condition's key (`undefined`: does not carry the key) meets the
 * condition. IAM User Guide, "Condition operators" and "Single-valued vs. multivalued context keys": values are
 * alternatives; a negated operator is met when none matches, so also where the key is absent; any other is not met by an
 * absent key, unless `IfExists`; `ForAllValues` is met by no value at all, `ForAnyValue` is not. Dates are not compared.
 */
export function meets(
  condition: Condition,
  value: ContextValue | undefined,
  lookup: Lookup,
  reading?: ProofReading,
): Answer {
  const operator = operatorOf(condition.operator);
  const values = value === undefined ? [] : typeof value === 'string' ? [value] : value;
  if (operator.family === 'other') return 'unknown';
  if (operator.family === 'null') return absence(condition, values.length === 0);
  if (values.length === 0) return ofAbsent(operator);
  const answers = values.map((each) => single(operator, condition.values, each, lookup, reading));
  if (operator.set === 'all') return all(answers);
  if (operator.set === 'any') return some(answers);
  const [only] = answers;
  return answers.length === 1 && only !== undefined ? only : 'unknown';
}

function ofAbsent(operator: Operator): Answer {
  if (operator.set === 'all') return 'yes';
  // What IAM makes of ForAnyValue with IfExists on an absent key differs between its documents.
  if (operator.set === 'any') return operator.ifExists ? 'unknown' : 'no';
  return operator.ifExists || operator.negated ? 'yes' : 'no';
}

function absence(condition: Condition, absent: boolean): Answer {
  return some(
    condition.values.map((value): Answer => {
      const wanted = value.toLowerCase();
      if (wanted !== 'true' && wanted !== 'false') return 'unknown';
      return (wanted === 'true') === absent ? 'yes' : 'no';
    }),
  );
}

function single(
  operator: Operator,
  wanted: readonly string[],
  given: string,
  lookup: Lookup,
  reading?: ProofReading,
): Answer {
  const matched = some(wanted.map((value) => compare(operator, value, given, lookup, reading)));
  return operator.negated ? not(matched) : matched;
}

function compare(operator: Operator, wanted: string, given: string, lookup: Lookup, reading?: ProofReading): Answer {
  if (operator.family === 'text') {
    const pattern = compile(wanted, operator.style, operator.ignoreCase, lookup);
    return matchText(pattern, lettersOf(given), reading?.(pattern));
  }
  if (operator.family === 'date' || isSymbolic(wanted) || isSymbolic(given)) return 'unknown';
  if (operator.family === 'bool') return wanted.toLowerCase() === given.toLowerCase() ? 'yes' : 'no';
  if (operator.family === 'address') return within(wanted, given);
  return given.includes(FRESH) ? 'unknown' : ordered(operator.order, numberOf(given), numberOf(wanted));
}

function within(wanted: string, given: string): Answer {
  const range = rangeOf(wanted);
  const address = rangeOf(given);
  if (range === undefined || address === undefined) return 'unknown';
  return range.contains(address) ? 'yes' : 'no';
}

/** A plain decimal number; `undefined` for anything else. */
export function numberOf(text: string): number | undefined {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text.trim()) ? Number(text) : undefined;
}

function ordered(order: Order, given: number | undefined, wanted: number | undefined): Answer {
  if (given === undefined || wanted === undefined) return 'unknown';
  const holds = {
    equal: given === wanted,
    less: given < wanted,
    lessOrEqual: given <= wanted,
    greater: given > wanted,
    greaterOrEqual: given >= wanted,
  }[order];
  return holds ? 'yes' : 'no';
}
