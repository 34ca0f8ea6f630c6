import { remembered } from '../values';
import type { Style } from './pattern';

const MOST_NAMES = 500;

/** What a condition operator compares its key as. */
export type Family = 'text' | 'bool' | 'number' | 'address' | 'date' | 'null' | 'other';

export type Order = 'equal' | 'less' | 'lessOrEqual' | 'greater' | 'greaterOrEqual';

/** A condition operator, taken apart. */
export interface Operator {
  readonly set?: 'all' | 'any';
  readonly ifExists: boolean;
  /** True where no value may match: then an absent key meets the condition. */
  readonly negated: boolean;
  readonly family: Family;
  readonly style: Style;
  readonly ignoreCase: boolean;
  readonly order: Order;
}

type Base = Partial<Pick<Operator, 'negated' | 'style' | 'ignoreCase' | 'order'>> & Pick<Operator, 'family'>;

const numbers = (family: 'number' | 'date'): Record<string, Base> => ({
  equals: { family },
  notequals: { family, negated: true },
  lessthan: { family, order: 'less' },
  lessthanequals: { family, order: 'lessOrEqual' },
  greaterthan: { family, order: 'greater' },
  greaterthanequals: { family, order: 'greaterOrEqual' },
});

const prefixed = (prefix: string, bases: Record<string, Base>) =>
  Object.entries(bases).map(([name, base]): [string, Base] => [prefix + name, base]);

/** IAM's condition operators (IAM User Guide, "Condition operators"), by lower-case name. */
const OPERATORS: ReadonlyMap<string, Base> = new Map([
  ...prefixed('string', {
    equals: { family: 'text', style: 'exact' },
    notequals: { family: 'text', style: 'exact', negated: true },
    equalsignorecase: { family: 'text', style: 'exact', ignoreCase: true },
    notequalsignorecase: { family: 'text', style: 'exact', ignoreCase: true, negated: true },
    like: { family: 'text', style: 'glob' },
    notlike: { family: 'text', style: 'glob', negated: true },
  }),
  ...prefixed('arn', {
    equals: { family: 'text', style: 'arn' },
    like: { family: 'text', style: 'arn' },
    notequals: { family: 'text', style: 'arn', negated: true },
    notlike: { family: 'text', style: 'arn', negated: true },
  }),
  ...prefixed('numeric', numbers('number')),
  ...prefixed('date', numbers('date')),
  ...prefixed('', {
    bool: { family: 'bool' },
    null: { family: 'null' },
    ipaddress: { family: 'address' },
    notipaddress: { family: 'address', negated: true },
  }),
]);

/** Reads `ForAllValues:StringNotLikeIfExists`. What IAM does not document is of the family `other`. */
export const operatorOf = remembered(MOST_NAMES, (name: string) => name, taken);

function taken(name: string): Operator {
  const [, set, rest = '', ifExists] = /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/i.exec(name) ?? [];
  const base = OPERATORS.get(rest.toLowerCase());
  const read = base !== undefined && !(base.family === 'null' && ifExists !== undefined);
  return {
    ...(set === undefined ? {} : { set: set.toLowerCase() === 'forallvalues' ? 'all' : 'any' }),
    ifExists: ifExists !== undefined,
    negated: base?.negated ?? false,
    family: read ? base.family : 'other',
    style: base?.style ?? 'exact',
    ignoreCase: base?.ignoreCase ?? false,
    order: base?.order ?? 'equal',
  };
}
