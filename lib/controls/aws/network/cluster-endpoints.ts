import { type Entity, symbolOf } from '../../../posture';
import { rangeOf } from '../../../requests';
import type { CidrSet } from '../../../values';
import type { Outcome, Situation } from '../../control';
import { mayBeAbsent } from '../bucket';
import { type Gap, outcomeOf, provided } from '../gap';
import { ownAddresses } from './own-addresses';

type Cluster = Entity<'cluster'>;

/** One outcome for each cluster of the stack. */
export function clusterOutcomes(situation: Situation, remedy: string): readonly Outcome[] {
  const clusters: readonly Cluster[] = situation.posture.entities.cluster;
  const own = ownAddresses(situation);
  return clusters.map((cluster) => {
    const gaps = clusterGaps(cluster, own);
    return outcomeOf({
      subject: cluster.address,
      remedy,
      meaning: { targets: [`cluster:${symbolOf(cluster.fields.name) ?? cluster.address}`] },
      gaps: mayBeAbsent(cluster) ? gaps.map((gap) => provided('the cluster is not made', gap)) : gaps,
      by: [cluster.address],
    });
  });
}

function clusterGaps({ fields: { publicEndpoint, publicRanges } }: Cluster, own: CidrSet): Gap[] {
  if (publicEndpoint.is === 'known' && !publicEndpoint.value) return [];
  if (isIgnored([publicEndpoint, ...publicRanges.items], publicRanges.open)) {
    const given = 'its public endpoint is under ignore_changes, so that what is written here is never put in place';
    return [
      { given, meaning: { networks: ['All'], settings: ['publicEndpoint=ignored'] }, origins: [publicRanges.at] },
    ];
  }
  const gaps = rangeGaps(publicRanges, own);
  const isOn = publicEndpoint.is === 'known' || publicEndpoint.is === 'absent';
  return isOn ? gaps : gaps.map((gap) => provided('its public endpoint is off', gap));
}

/** Ranges that are no declared networks. A list without a range is the provider's default, which is everybody. */
function rangeGaps({ items, open, at }: Cluster['fields']['publicRanges'], own: CidrSet): Gap[] {
  const origins = [at];
  if (items.length === 0 && open === undefined) {
    const given = 'its public endpoint answers to everybody, since public_access_cidrs names nobody';
    return [{ given, meaning: { networks: ['All'], settings: ['publicRanges=unset'] }, origins }];
  }
  const ranges = items.map((item) => (item.is === 'known' ? rangeOf(item.value) : undefined));
  const strange = ranges.flatMap((range) => (range === undefined || own.contains(range) ? [] : range.toString()));
  const wide: Gap[] =
    strange.length === 0
      ? []
      : [{ given: `its public endpoint answers to ${strange.join(', ')}`, meaning: { networks: strange }, origins }];
  if (open === undefined && !ranges.includes(undefined)) return wide;
  const unseen: Gap = {
    given: 'its public endpoint answers to addresses that only apply knows',
    meaning: { networks: ['All'], settings: ['publicRanges=unknown'] },
    origins,
  };
  return [...wide, provided('they are of declared networks', unseen)];
}

function isIgnored(values: readonly { readonly is: string; readonly why?: string }[], open?: string): boolean {
  return open === 'ignored' || values.some(({ is, why }) => is === 'unknown' && why === 'ignored');
}
