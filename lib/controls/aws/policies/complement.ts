import type { Condition, Statement } from '../../../posture';
import { operatorOf } from '../../../requests';
import { requestsThat } from '../organization/requests';

const INVERSE: Readonly<Record<string, string>> = {
  StringEquals: 'StringNotEquals',
  StringEqualsIgnoreCase: 'StringNotEqualsIgnoreCase',
  StringLike: 'StringNotLike',
  ArnEquals: 'ArnNotEquals',
  ArnLike: 'ArnNotLike',
  IpAddress: 'NotIpAddress',
  NumericEquals: 'NumericNotEquals',
  NumericLessThan: 'NumericGreaterThanEquals',
  NumericLessThanEquals: 'NumericGreaterThan',
  Bool: 'StringNotEqualsIgnoreCase',
};
const INVERSES = new Map(
  Object.entries(INVERSE).flatMap(([one, other]) => [
    [one.toLowerCase(), other] as const,
    ...(one === 'Bool' ? [] : [[other.toLowerCase(), one] as const]),
  ]),
);

/**
 * Requests that a condition is not met by, in the language of policies; `undefined` where they cannot be said so (dates,
 * sets of values).
 */
export function unmetBy({ operator, key, values }: Condition): Statement | undefined {
  const { family, set, ifExists } = operatorOf(operator);
  if (set !== undefined) return undefined;
  if (family === 'null') {
    const [value, ...more] = values;
    return more.length > 0 ? undefined : requestsThat({ Null: { [key]: value === 'true' ? 'false' : 'true' } });
  }
  const inverse = INVERSES.get(operator.replace(/IfExists$/i, '').toLowerCase());
  if (inverse === undefined) return undefined;
  // An absent key meets a condition with IfExists, or a negated one; it does not meet its inverse then, and else it does.
  const metByAbsence = ifExists || operatorOf(operator).negated;
  return metByAbsence
    ? requestsThat({ [inverse]: { [key]: values }, Null: { [key]: 'false' } })
    : requestsThat({ [operatorOf(inverse).negated ? inverse : `${inverse}IfExists`]: { [key]: values } });
}
