import { type Entity, symbolOf, type TrafficRule, type Val } from '../../../posture';
import { type Answer, rangeOf } from '../../../requests';
import { type AdministrationService, CidrSet } from '../../../values';
import type { Situation } from '../../control';
import { mayBeAbsent } from '../bucket';
import { besides } from '../regional';
import { addressesOfSet } from './address-sets';

type Rules = Entity<'trafficRules'>;

/** Whether a value is one of these. What only apply knows may be, and what `ignore_changes` covers, too. */
export function mayBe(value: Val<string>, wanted: (value: string | undefined) => boolean): Answer {
  if (value.is === 'known') return wanted(value.value) ? 'yes' : 'no';
  if (value.is === 'absent') return wanted(undefined) ? 'yes' : 'no';
  return 'unknown';
}

/** Whether `ignore_changes` covers a part of the rule, so that what is written is not what is there. */
export function isIgnored({ direction, action, number, protocol, from, to, ranges, lists }: TrafficRule): boolean {
  const values = [direction, action, number, protocol, from, to, ...ranges.items, ...lists.items];
  const why = [...values.map((value) => (value.is === 'unknown' ? value.why : undefined)), ranges.open, lists.open];
  return why.includes('ignored');
}

/** Whether a rule is about traffic to a service. */
export function reaches({ protocol, from, to }: TrafficRule, { over, port }: AdministrationService): Answer {
  const named = mayBe(protocol, (value) => isProtocol(value, over));
  if (named !== 'yes') return named;
  if (mayBe(protocol, (value) => isProtocol(value, 'all')) === 'yes') return 'yes';
  const ends = [
    mayBe(from, (value) => value === undefined || Number(value) <= port),
    mayBe(to, (value) => value === undefined || Number(value) === -1 || Number(value) >= port),
  ];
  if (ends.includes('no')) return 'no';
  return ends.includes('unknown') ? 'unknown' : 'yes';
}

const NUMBERS = { tcp: '6', udp: '17' } as const;

function isProtocol(value: string | undefined, wanted: 'tcp' | 'udp' | 'all'): boolean {
  const protocol = value?.toLowerCase();
  if (protocol === undefined || protocol === '-1' || protocol === 'all') return true;
  return wanted !== 'all' && (protocol === wanted || protocol === NUMBERS[wanted]);
}

/** The sources of a rule, as they are written, and what of them is not seen. */
export function sourcesOf({ ranges, lists }: TrafficRule, situation: Situation) {
  const { addressSet, prefixListEntry } = situation.posture.entities;
  const written = ranges.items.map((item) => (item.is === 'known' ? rangeOf(item.value) : undefined));
  const named = lists.items.map((list) => {
    const found = list.is === 'ref' ? addressSet.find(({ address }) => address === list.address) : undefined;
    if (found === undefined) return { ranges: CidrSet.empty, doubt: 'a prefix list that this stack does not show' };
    const apart = prefixListEntry.filter(
      ({ fields }) => fields.list.is === 'ref' && fields.list.address === found.address,
    );
    return addressesOfSet(
      found,
      apart.map(({ fields }) => fields.range),
    );
  });
  const isOpen = ranges.open !== undefined || lists.open !== undefined || written.includes(undefined);
  return {
    ranges: [...written.flatMap((range) => range ?? []), ...named.flatMap((list) => list.ranges.cidrs)],
    doubts: [...(isOpen ? ['addresses that only apply knows'] : []), ...named.flatMap(({ doubt }) => doubt ?? [])],
  };
}

/** What a network ACL certainly refuses before it comes to one of its rules: denies of lower numbers. */
export function refusedBefore(
  rule: TrafficRule,
  of: Rules,
  service: AdministrationService,
  { posture }: Situation,
): CidrSet {
  const all: readonly Rules[] = posture.entities.trafficRules;
  const others = all.filter((each) => each === of || (isOneList(each, of) && besides(each, of) === 'yes'));
  const denies = others
    .filter((each) => !mayBeAbsent(each))
    .flatMap(({ fields }) => fields.rules)
    .filter((each) => is(each.action, 'deny') && is(each.direction, 'ingress') && isBefore(each.number, rule.number))
    .filter((each) => reaches(each, service) === 'yes');
  return CidrSet.of(
    denies.flatMap(({ ranges }) =>
      ranges.items.flatMap((item) => (item.is === 'known' ? (rangeOf(item.value) ?? []) : [])),
    ),
  );
}

function isOneList(one: Rules, other: Rules): boolean {
  const [name, otherName] = [one, other].map(({ address, fields: { of, owner } }) =>
    of !== 'networkAcl' ? undefined : owner.is === 'absent' ? `\${${address}.id}` : symbolOf(owner),
  );
  return name !== undefined && name === otherName;
}

function is(value: Val<string>, wanted: string): boolean {
  return value.is === 'known' && value.value === wanted;
}

function isBefore(one: Val<string>, other: Val<string>): boolean {
  return one.is === 'known' && other.is === 'known' && Number(one.value) < Number(other.value);
}
