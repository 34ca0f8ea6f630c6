import { type Entity, type Kind, type Posture, symbolOf, type Val } from '../../posture';
import type { Answer } from '../../requests';
import type { Outcome, Situation } from '../control';
import { type Gap, outcomeOf, provided } from './gap';

export type Bucket = Entity<'bucket'>;

/** Kinds that configure one bucket each. */
export type BucketSetting =
  | 'bucketPublicAccessBlock'
  | 'bucketOwnership'
  | 'bucketPolicy'
  | 'bucketEncryption'
  | 'bucketVersioning'
  | 'bucketLifecycle'
  | 'bucketLogging'
  | 'bucketLock'
  | 'bucketReplication';

/** What identifies the bucket in a meaning: its name, else its reference. */
export function bucketName(bucket: Bucket): string {
  return symbolOf(bucket.fields.name) ?? `\${${bucket.address}.id}`;
}

export interface Judgement {
  readonly gaps: readonly Gap[];
  readonly by: readonly string[];
}

/** One outcome for each bucket; not applicable where there is none. */
export function eachBucket(
  { posture }: Situation,
  remedy: string,
  judge: (bucket: Bucket) => Judgement,
): readonly Outcome[] {
  return outcomesFor(posture.entities.bucket, 'there is no bucket', remedy, judge);
}

/** One outcome for each of these buckets; not applicable for that reason where there is none. */
export function outcomesFor(
  buckets: readonly Bucket[],
  none: string,
  remedy: string,
  judge: (bucket: Bucket) => Judgement,
): readonly Outcome[] {
  if (buckets.length === 0) return [{ verdict: 'notApplicable', because: none }];
  return buckets.map((bucket) => {
    const { gaps, by } = judge(bucket);
    const targets = [`bucket:${bucketName(bucket)}`];
    const placed = [...existenceGaps(bucket), ...gaps].map((gap) => ({ ...gap, meaning: { targets, ...gap.meaning } }));
    return outcomeOf({
      subject: bucket.address,
      remedy,
      meaning: {},
      gaps: mayBeAbsent(bucket) ? placed.map((gap) => provided(ABSENT, gap)) : placed,
      by: [bucket.address, ...by],
    });
  });
}

const ABSENT = 'the bucket is not made, or all of its settings are';

/** Whether only apply knows that the resource is made. */
export function mayBeAbsent({ exists }: Entity): boolean {
  return !(exists.is === 'known' && exists.value);
}

function existenceGaps(bucket: Bucket): Gap[] {
  if (!mayBeAbsent(bucket)) return [];
  const given = 'only apply knows whether the bucket is made';
  return [{ given, meaning: { settings: ['exists=unknown'] }, origins: [bucket.exists.at], assumption: ABSENT }];
}

/**
 * Judges what the stack sets for a bucket in resources of one kind. Each that is for the bucket must hold by itself: two
 * of them write the same setting, and the one that is applied last stays. One that may be for the bucket, or may not be
 * made, settles nothing and leaves its own gaps in doubt.
 *
 * @param missing the gaps where there is none; asked for only then
 */
export function settingOf<K extends BucketSetting>(
  posture: Posture,
  kind: K,
  bucket: Bucket,
  gapsOf: (setting: Entity<K>) => readonly Gap[],
  missing: () => readonly Gap[],
): Judgement {
  const sure: Entity<K>[] = [];
  const doubtful: Entity<K>[] = [];
  const settings: readonly Entity<K>[] = posture.entities[kind];
  for (const setting of settings) {
    const belongs = isFor(setting.fields.bucket, bucket, posture);
    if (belongs === 'no') continue;
    if (belongs === 'yes' && !mayBeAbsent(setting)) sure.push(setting);
    else doubtful.push(setting);
  }
  const doubts = doubtful.flatMap((setting) =>
    gapsOf(setting).map((gap) => provided(`${setting.address} is not for this bucket`, gap)),
  );
  if (sure.length > 0) {
    return { gaps: [...sure.flatMap(gapsOf), ...doubts], by: sure.map(({ address }) => address) };
  }
  if (doubtful.length === 0) return { gaps: missing(), by: [] };
  const names = doubtful.map(({ address }) => address).join(', ');
  const needed = missing().map((gap) => provided(`${names} is made and is for this bucket`, gap));
  return { gaps: [...needed, ...doubts], by: [] };
}

const CHAIN = 8;

/** Whether a `bucket` argument names the bucket: by reference (also through another setting's), or by its literal name. */
export function isFor(named: Val<string>, bucket: Bucket, posture: Posture, links = CHAIN): Answer {
  if (named.is === 'absent') return 'no';
  if (named.is === 'unknown') return 'unknown';
  const name = bucket.fields.name;
  if (named.is === 'ref') {
    if (named.address === bucket.address) return ['id', 'bucket', 'arn'].includes(named.attribute) ? 'yes' : 'unknown';
    if (name.is === 'ref' && symbolOf(name) === symbolOf(named)) return 'yes';
    const other = posture.entities.bucket.find(({ address }) => address === named.address);
    if (other) return name.is === 'known' ? sameName(other.fields.name, name.value) : 'no';
    const link = SETTINGS.flatMap((kind): readonly Entity<BucketSetting>[] => posture.entities[kind]).find(
      ({ address }) => address === named.address,
    );
    if (link && links > 0) return isFor(link.fields.bucket, bucket, posture, links - 1);
    return 'unknown';
  }
  return sameName(name, named.value);
}

const SETTINGS: readonly BucketSetting[] = [
  'bucketPublicAccessBlock',
  'bucketOwnership',
  'bucketPolicy',
  'bucketEncryption',
  'bucketVersioning',
  'bucketLifecycle',
  'bucketLogging',
  'bucketLock',
  'bucketReplication',
] satisfies readonly Kind[];

function sameName(name: Val<string>, text: string): Answer {
  if (name.is === 'known') return name.value === text ? 'yes' : 'no';
  // A name that the provider makes up is not one that somebody wrote.
  return name.is === 'absent' ? 'no' : 'unknown';
}
