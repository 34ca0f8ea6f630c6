import { type DeviceRule, parseDeviceRule } from './device-rule';
import { InvalidValue } from './invalid-value';

const MOST_CHARACTERS = 3072;
const POSITIVE: ReadonlySet<string> = new Set(['contains', 'endsWith', 'eq', 'in', 'startsWith']);

/**
 * A rule that tells some devices from others, as a Conditional Access policy takes it.
 *
 * Of a device that is not registered Microsoft knows nothing: every positive comparison is false of it, and every negative
 * one (`-ne`, `-notIn`, `-not`) true. Its owner sets some attributes, or can bring them about: a name, a model, a join that
 * is open to everybody. An administrator or the management sets others: extension attributes, compliance, a join to the
 * own domain, an id.
 *
 * @see https://learn.microsoft.com/entra/identity/conditional-access/concept-condition-filters-for-devices
 */
export class DeviceFilter {
  private constructor(
    private readonly text: string,
    private readonly rule: DeviceRule,
  ) {}

  /** @throws InvalidValue for what is no rule, and for one that is longer than Microsoft Graph takes. */
  static parse(given: string): DeviceFilter {
    const text = given.trim();
    if (text.length > MOST_CHARACTERS) {
      throw new InvalidValue({
        problem: `the rule is ${text.length} characters long`,
        given: text,
        allowed: `a rule has at most ${MOST_CHARACTERS} characters`,
        remedy: 'Give these devices one extension attribute, and ask for that',
      });
    }
    return new DeviceFilter(text, parseDeviceRule(text));
  }

  /** Whether a device that nobody registered matches. */
  get matchesUnregistered(): boolean {
    return isTrueOfUnregistered(this.rule);
  }

  /** Whether every device that matches has something that only an administrator or the management gives it. */
  get vouchesForMatching(): boolean {
    return vouches(this.rule, true);
  }

  /** Whether every device that does not match has something of that kind. */
  get vouchesForOthers(): boolean {
    return vouches(this.rule, false);
  }

  /** The rule as it was given. */
  toString(): string {
    return this.text;
  }
}

function isTrueOfUnregistered(rule: DeviceRule): boolean {
  switch (rule.is) {
    case 'and':
      return rule.of.every(isTrueOfUnregistered);
    case 'or':
      return rule.of.some(isTrueOfUnregistered);
    case 'not':
      return !isTrueOfUnregistered(rule.of);
    case 'comparison': {
      const none = rule.values.some((value) => value.toLowerCase() === 'null');
      return POSITIVE.has(rule.operator) === none;
    }
  }
}

/** Whether each device of which the rule holds (or, with `holding` false, does not hold) is vouched for. */
function vouches(rule: DeviceRule, holding: boolean): boolean {
  switch (rule.is) {
    case 'not':
      return vouches(rule.of, !holding);
    case 'comparison':
      return POSITIVE.has(rule.operator) === holding && isVouching(rule.attribute, rule.operator, rule.values);
    default:
      return (rule.is === 'and') === holding
        ? rule.of.some((one) => vouches(one, holding))
        : rule.of.every((one) => vouches(one, holding));
  }
}

const WHOLE: ReadonlySet<string> = new Set(['eq', 'ne', 'in', 'notIn']);

function isVouching(attribute: string, operator: string, values: readonly string[]): boolean {
  const all = (...allowed: readonly string[]) =>
    WHOLE.has(operator) && values.every((value) => allowed.includes(value.toLowerCase()));
  if (values.some((value) => value === '' || value.toLowerCase() === 'null')) return false;
  if (attribute.startsWith('extensionAttribute')) return true;
  if (attribute === 'deviceId') return WHOLE.has(operator);
  if (attribute === 'isCompliant') return all('true');
  return attribute === 'trustType' && all('serverad');
}

/**
 * Why a rule does not tell privileged workstations from other devices: it is none, an unregistered device matches it, or the
 * owner of a device can make it match. `undefined` where every device that matches is vouched for.
 */
export function workstationProblem(given: string): InvalidValue | undefined {
  let filter: DeviceFilter;
  try {
    filter = DeviceFilter.parse(given);
  } catch (error) {
    if (error instanceof InvalidValue) return error;
    throw error;
  }
  if (filter.vouchesForMatching) return undefined;
  return new InvalidValue({
    problem: filter.matchesUnregistered
      ? 'a device that nobody registered matches this rule: all of its attributes are missing, which makes a negative comparison true'
      : 'whoever owns a device can make it match this rule',
    given,
    allowed:
      'each way to match asks, positively, for an extension attribute, isCompliant True, trustType "ServerAD" or a deviceId',
    remedy: 'Give the workstations an extension attribute, and ask for that with -eq',
    control: 'ENT-DV-04',
  });
}
