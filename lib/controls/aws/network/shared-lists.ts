import type { Entity } from '../../../posture';
import { CidrSet } from '../../../values';
import type { Control, DeclaredSituation } from '../../control';
import { declared } from '../../situation';
import { addressesOf, awsAccountOf, placeOf } from '../account';
import { mayBeAbsent } from '../bucket';
import { type Gap, outcomeOf, provided } from '../gap';
import { isIn } from '../regional';
import { addressesOfSet } from './address-sets';

const REMEDY =
  'render the declared networks as aws_ec2_managed_prefix_list, IPv4 and IPv6, in the Region, and write nothing else into these lists';

/**
 * AWS-NET-07: each declared prefix list is there in its Region, and holds the addresses of its networks, all of them and no
 * other. Entries that are written apart from their list count.
 */
export const sharedLists: Control = {
  id: 'AWS-NET-07',
  title: 'Prefix lists are the declared networks',
  risk: 'Security groups name a list that somebody widened, and each of them is open at once.',
  remedy: REMEDY,
  references: [
    { source: 'NIST 800-53', id: 'CM-8' },
    { source: 'NIST 800-53', id: 'SC-7' },
  ],
  cloud: 'aws',
  scope: 'resource',
  needs: ['service', 'networks'],
  reads: [
    ['addressSet', 'ranges'],
    ['prefixListEntry', 'list'],
    ['prefixListEntry', 'range'],
  ],
  check: (situation) => {
    const account = awsAccountOf(situation);
    const lists = Object.entries(account?.prefixLists ?? {});
    if (lists.length === 0) return [{ verdict: 'notApplicable', because: 'no prefix list is declared' }];
    const here = declared(situation);
    return lists.map(([name, { networks, region = account?.regions[0] ?? '' }]) => {
      const wanted = addressesOf(here.facts.declaration.networks, networks);
      const families = [wanted.ipv4, wanted.ipv6].filter((ranges) => ranges.length > 0);
      const judged = families.map((ranges) => listOf(CidrSet.of(ranges), region, here));
      return outcomeOf({
        subject: judged.flatMap(({ by }) => by)[0] ?? placeOf(situation),
        remedy: REMEDY,
        meaning: { targets: [`prefixList:${name}`] },
        gaps: judged.flatMap(({ gaps }) => gaps),
        by: judged.flatMap(({ by }) => by),
      });
    });
  },
};

interface Judged {
  readonly gaps: readonly Gap[];
  readonly by: readonly string[];
}

/** The list of a Region that holds these addresses and no other; else the nearest, with what is too much or too little. */
function listOf(wanted: CidrSet, region: string, situation: DeclaredSituation): Judged {
  const all: readonly Entity<'addressSet'>[] = situation.posture.entities.addressSet;
  const lists = all
    .filter((list) => list.fields.of === 'prefixList' && isIn(list, region, situation) !== 'no')
    .map((list) => ({ list, ...addressesOfSet(list, entriesOf(list, situation)) }));
  const exact = lists.filter(({ ranges }) => ranges.ranges.join() === wanted.ranges.join());
  const sure = exact.find(
    ({ list, doubt }) => doubt === undefined && isIn(list, region, situation) === 'yes' && !mayBeAbsent(list),
  );
  if (sure !== undefined) return { gaps: [], by: [sure.list.address] };
  const near = lists.find(({ ranges }) => ranges.overlaps(wanted));
  const extra = near?.ranges.subtract(wanted).ranges ?? [];
  const missing = near === undefined ? wanted.ranges : wanted.subtract(near.ranges).ranges;
  const gap: Gap = {
    given:
      near === undefined
        ? `no prefix list in ${region} holds ${wanted.ranges.join(', ')}`
        : `${near.list.address} ${differences(extra, missing)}`,
    meaning: { networks: extra, settings: missing.map((range) => `missing=${range}`) },
    origins: near === undefined ? [] : [near.list.fields.ranges.at],
  };
  const doubtful = lists.filter(
    ({ doubt, ranges }) => doubt !== undefined || ranges.ranges.join() === wanted.ranges.join(),
  );
  const names = doubtful.map(({ list }) => list.address).join(', ');
  return { gaps: [doubtful.length === 0 ? gap : provided(`${names} turns out to be the declared list`, gap)], by: [] };
}

function entriesOf({ address }: Entity<'addressSet'>, { posture }: DeclaredSituation) {
  return posture.entities.prefixListEntry.flatMap(({ fields: { list, range } }) =>
    list.is === 'ref' && list.address === address ? [range] : [],
  );
}

function differences(extra: readonly string[], missing: readonly string[]): string {
  return (
    [
      ...(extra.length === 0 ? [] : [`holds ${extra.join(', ')} besides, which is not declared for it`]),
      ...(missing.length === 0 ? [] : [`does not hold ${missing.join(', ')}`]),
    ].join(' and ') || 'is not known to be there'
  );
}
