import type { Condition } from '../../../posture';
import { operatorOf, rangeOf } from '../../../requests';
import { type Cidr, CidrSet, type IpFamily, type SpecialUse, specialUseBlock } from '../../../values';
import type { Control, Situation } from '../../control';
import type { Gap } from '../gap';
import { DOCUMENT_READS, EVERY_KIND, eachPolicy, seenOf, type WrittenPolicy } from './written-policies';

const REMEDY =
  'list public egress ranges under aws:SourceIp, IPv4 and IPv6, or declare that the networks have no IPv6; private addresses belong under aws:VpcSourceIp';

/** Addresses that no request over the Internet comes from. */
const NEVER_PUBLIC: readonly SpecialUse[] = ['private', 'carrierGradeNat', 'loopback', 'linkLocal', 'uniqueLocal'];
/** Wider than what any one organization has: a part of the Internet, not a place. */
const WIDEST: Readonly<Record<IpFamily, number>> = { 4: 8, 6: 16 };

/**
 * AWS-POL-03: lists of source addresses are lists of places: no private address, which `aws:SourceIp` never holds; no half of
 * the Internet; IPv6 beside IPv4, unless the declared networks have none.
 */
export const addressConditions: Control = {
  id: 'AWS-POL-03',
  title: 'Lists of source addresses are lists of places',
  risk: 'A list that lets everyone in, or that one half of the people is shut out by, looks like any other.',
  remedy: REMEDY,
  references: [
    { source: 'NIST 800-53', id: 'AC-4' },
    { source: 'NIST 800-53', id: 'SC-7' },
  ],
  cloud: 'aws',
  judges: 'accountsAndOrganization',
  scope: 'resource',
  level: 'required',
  needs: [],
  reads: DOCUMENT_READS,
  check: (situation) =>
    eachPolicy(situation, EVERY_KIND, REMEDY, (policy) =>
      seenOf(policy)
        .statements.flatMap(({ conditions }) => conditions)
        .filter(isList)
        .flatMap((condition) => gapsOf(condition, policy, situation)),
    ),
};

function isList({ operator, key }: Condition): boolean {
  return key.toLowerCase() === 'aws:sourceip' && operatorOf(operator).family === 'address';
}

function gapsOf({ operator, values }: Condition, policy: WrittenPolicy, situation: Situation): Gap[] {
  const ranges = values.flatMap((value) => rangeOf(value) ?? []);
  const gap = (given: string, setting: string, networks: readonly string[]): Gap => ({
    given: `${operator} aws:SourceIp ${given}`,
    meaning: { networks, settings: [setting] },
    origins: [policy.document.at],
  });
  const inside = ranges.filter(isNeverPublic).map(String);
  const wide = CidrSet.of(ranges.filter((range) => !isNeverPublic(range)))
    .cidrs.filter(({ family, prefix }) => prefix < WIDEST[family])
    .map(String);
  const twins = inside.length > 0 || wide.length > 0 ? [] : withoutTwin(ranges, situation);
  return [
    ...(inside.length === 0
      ? []
      : [gap(`lists ${inside.join(', ')}, where no request comes from`, 'sourceIp=private', inside)]),
    ...(wide.length === 0
      ? []
      : [gap(`amounts to ${wide.join(', ')}, a part of the Internet`, 'sourceIp=internet', wide)]),
    ...(twins.length === 0
      ? []
      : [
          gap(
            `lists IPv4 alone (${twins.join(', ')}), and nothing says that these networks have no IPv6`,
            'sourceIp=ipv4Only',
            twins,
          ),
        ]),
  ];
}

/** A range as wide as a part of the Internet is told as that, whatever else lies in it. */
function isNeverPublic(range: Cidr): boolean {
  const found = specialUseBlock(range);
  if (found === undefined || !NEVER_PUBLIC.includes(found.use)) return false;
  return found.block.contains(range) || range.prefix >= WIDEST[range.family];
}

/** IPv4 ranges of a list without any IPv6, of which no declared network says that it has none. */
function withoutTwin(ranges: readonly Cidr[], { facts }: Situation): string[] {
  if (ranges.length === 0 || ranges.some(({ family }) => family === 6)) return [];
  const stated = Object.values(facts?.declaration.networks ?? {}).filter(({ ipv6 }) => ipv6 === 'none');
  return [...CidrSet.of(ranges).subtract(CidrSet.of(stated.flatMap(({ cidrs }) => cidrs))).ranges];
}
