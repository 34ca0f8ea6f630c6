import type { Condition } from '../posture';
import type { Cidr } from '../values';
import { rangeOf } from './address';
import { type Answer, all, not, some } from './answer';
import { comparisonWith } from './comparison';
import { FRESH, isSymbolic, type Lookup } from './letters';
import { type Operator, type Order, operatorOf } from './operator';
import type { ContextValue } from './request';

/** Whether a request that carries this value of the condition's key (`undefined`: does not carry the key) meets it. */
export type Test = (value: ContextValue | undefined) => Answer;

/**
 * The test that a condition is, read once for all values.
 *
 * IAM User Guide, "Condition operators" and "Single-valued vs. multivalued context keys": values are alternatives; a
 * negated operator is met when none matches, so also where the key is absent; any other is not met by an absent key,
 * unless `IfExists`; `ForAllValues` is met by no value at all, `ForAnyValue` is not. Dates are not compared.
 */
export function testOf(condition: Condition, lookup: Lookup): Test {
  const operator = operatorOf(condition.operator);
  if (operator.family === 'other') return () => 'unknown';
  if (operator.family === 'null') return (value) => absence(condition, valuesOf(value).length === 0);
  const comparisons = condition.values.map((wanted) => comparisonAs(wanted, operator, lookup));
  const single = (given: string) => {
    const matched = some(comparisons.map((compare) => compare(given)));
    return operator.negated ? not(matched) : matched;
  };
  return (value) => {
    const answers = valuesOf(value).map(single);
    if (answers.length === 0) return ofAbsent(operator);
    if (operator.set === 'all') return all(answers);
    if (operator.set === 'any') return some(answers);
    const [only] = answers;
    return answers.length === 1 && only !== undefined ? only : 'unknown';
  };
}

function valuesOf(value: ContextValue | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
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

function comparisonAs(wanted: string, operator: Operator, lookup: Lookup): (given: string) => Answer {
  if (operator.family === 'text') {
    return comparisonWith(wanted, operator.style, operator.ignoreCase, lookup);
  }
  if (operator.family === 'date' || isSymbolic(wanted)) return () => 'unknown';
  if (operator.family === 'bool') {
    const truth = wanted.toLowerCase();
    return unlessSymbolic((given) => (truth === given.toLowerCase() ? 'yes' : 'no'));
  }
  if (operator.family === 'address') {
    const range = rangeOf(wanted);
    return unlessSymbolic((given) => within(range, rangeOf(given)));
  }
  const number = numberOf(wanted);
  return unlessSymbolic((given) =>
    given.includes(FRESH) ? 'unknown' : ordered(operator.order, numberOf(given), number),
  );
}

function unlessSymbolic(compare: (given: string) => Answer): (given: string) => Answer {
  return (given) => (isSymbolic(given) ? 'unknown' : compare(given));
}

function within(range: Cidr | undefined, address: Cidr | undefined): Answer {
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
