import { type DeviceRule, deviceRule, NEGATIVE } from './device-rule';

/**
 * What is known of a kind of device: the values that an attribute may have on it, `null` for one that is not there. An
 * attribute that is not named may have any.
 */
export interface DeviceKind {
  /** The attributes are these, or none at all. */
  readonly attributes: Readonly<Record<string, readonly (string | null)[]>>;
  /** The directory knows nothing of the device: every attribute is missing. */
  readonly unregistered?: true;
}

/** A device that nobody registered: what it says of itself is not believed, and no attribute of it is there. */
export const UNREGISTERED: DeviceKind = { attributes: {}, unregistered: true };

/** A device that somebody registered or joined, and that is neither compliant nor joined on-premises as well. */
export const REGISTERED_UNMANAGED: DeviceKind = {
  attributes: { isCompliant: ['False', null], trustType: ['AzureAD', 'Workplace'] },
};

/**
 * Whether every device of the kind matches the rule of a device filter, or none does; `undefined` where some may, or the rule
 * cannot be read. On an attribute that is not there a positive comparison fails and a negative one holds.
 */
export function matchesRule(kind: DeviceKind, text: string): boolean | undefined {
  const rule = deviceRule(text);
  return rule === undefined ? undefined : holds(rule, kind);
}

function holds(rule: DeviceRule, kind: DeviceKind): boolean | undefined {
  if (rule.op === 'compare') return compared(rule, kind);
  if (rule.op === 'not') {
    const inner = holds(rule.of, kind);
    return inner === undefined ? undefined : !inner;
  }
  const parts = rule.of.map((part) => holds(part, kind));
  const decisive = rule.op === 'or';
  if (parts.includes(decisive)) return decisive;
  return parts.includes(undefined) ? undefined : !decisive;
}

function compared(rule: Extract<DeviceRule, { op: 'compare' }>, kind: DeviceKind): boolean | undefined {
  const name = rule.attribute.toLowerCase();
  const known = Object.entries(kind.attributes).find(([attribute]) => attribute.toLowerCase() === name)?.[1];
  const possible = kind.unregistered ? [null] : known;
  if (possible === undefined) return undefined;
  const answers = new Set(possible.map((actual) => compare(rule, actual)));
  return answers.size === 1 ? answers.has(true) : undefined;
}

function compare({ by, values }: Extract<DeviceRule, { op: 'compare' }>, actual: string | null): boolean {
  if (NEGATIVE.has(by)) return !matches(by === 'ne' ? 'eq' : by.slice('not'.length), values, actual);
  return matches(by, values, actual);
}

function matches(by: string, values: readonly string[], actual: string | null): boolean {
  if (actual === null) return false;
  const text = actual.toLowerCase();
  return values.some((value) => {
    const wanted = value.toLowerCase();
    if (by === 'startswith') return text.startsWith(wanted);
    if (by === 'endswith') return text.endsWith(wanted);
    return by === 'contains' ? text.includes(wanted) : text === wanted;
  });
}
