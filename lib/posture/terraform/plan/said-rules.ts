import { isJsonObject, type JsonObject, own } from '../json-object';

type Direction = 'egress' | 'ingress';
type Rest = (value: unknown, others: readonly JsonObject[]) => unknown;

/** What of the rules of a security group is in no rule apart: of one rule the addresses that no other names. */
export function ofGroup(direction: Direction): Rest {
  return (rules, others) => {
    const apart = others.filter((other) => (own(other, 'type') ?? direction) === direction);
    if (!Array.isArray(rules)) return rules;
    const rest = rules.flatMap((rule: unknown) => {
      if (!isJsonObject(rule)) return [rule];
      const same = apart.filter((other) => isSameTraffic(rule, other));
      if (same.length === 0) return [rule];
      const lists = Object.entries(SOURCES).map(([name, names]): [string, readonly unknown[]] => {
        const said = new Set(same.flatMap((other) => names.flatMap((each) => own(other, each) ?? [])));
        return [name, [own(rule, name) ?? []].flat().filter((source) => !said.has(source))];
      });
      return lists.some(([, left]) => left.length > 0) ? [{ ...rule, ...Object.fromEntries(lists) }] : [];
    });
    return rest.length === 0 ? undefined : rest;
  };
}

/** What of the rules of a network ACL is in no rule apart: a number is there once. */
export function ofList(direction: Direction): Rest {
  return (rules, others) => {
    if (!Array.isArray(rules)) return rules;
    const apart = others.filter((other) => (own(other, 'egress') === true) === (direction === 'egress'));
    const numbers = new Set(apart.map((other) => own(other, 'rule_number')));
    const rest = rules.filter((rule: unknown) => !isJsonObject(rule) || !numbers.has(own(rule, 'rule_no')));
    return rest.length === 0 ? undefined : rest;
  };
}

/** Whom a rule lets in, and what a rule apart calls it. Other groups are not read. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  cidr_blocks: ['cidr_blocks', 'cidr_ipv4'],
  ipv6_cidr_blocks: ['ipv6_cidr_blocks', 'cidr_ipv6'],
  prefix_list_ids: ['prefix_list_ids', 'prefix_list_id'],
};

const EVERY_PROTOCOL = '-1';
const NUMBERS: Readonly<Record<string, string>> = { all: EVERY_PROTOCOL, icmp: '1', icmpv6: '58', tcp: '6', udp: '17' };

function isSameTraffic(rule: JsonObject, other: JsonObject): boolean {
  const [protocol, named] = [own(rule, 'protocol'), own(other, 'protocol') ?? own(other, 'ip_protocol')].map(numberOf);
  if (protocol === undefined || protocol !== named) return false;
  return protocol === EVERY_PROTOCOL || ['from_port', 'to_port'].every((name) => own(rule, name) === own(other, name));
}

function numberOf(protocol: unknown): string | undefined {
  if (typeof protocol !== 'string' || protocol === '') return undefined;
  const name = protocol.toLowerCase();
  return Object.hasOwn(NUMBERS, name) ? NUMBERS[name] : name;
}
