import { type Entity, symbolOf } from '../../posture';
import type { Control, Outcome, Situation } from '../control';
import { placeOf } from './account';
import { isFor, mayBeAbsent } from './bucket';
import { type Gap, outcomeOf, provided, settingGaps } from './gap';
import { keyGaps, keyOf } from './own-key';
import { judgeAmong } from './regional';
import { deliveryGaps } from './trail-delivery';
import { logDeliveryGaps } from './trail-log-delivery';
import { logGroupOf } from './trail-log-group';
import { declaredTrailStack, isSparedTrail, SPARED, type TrailPlace, trailPlaces, trailsIn } from './trail-places';

const REMEDY =
  'declare audit of the account or of its organization, or make an aws_cloudtrail of all Regions with global events, log file validation, a KMS key that is rotated, a private bucket of the stack whose policy lets CloudTrail deliver for that trail alone, and a log group that is kept for a year';

type Trail = Entity<'trail'>;

/**
 * AWS-LOG-02: every call in every Region is recorded, under a key of the account's own, into a bucket of the stack and a
 * log group that is kept for a year, and whoever changes the record is found out. A trail of the account does, or one of the
 * organization that the account is declared in, in whichever of its stacks that is made. The policies of bucket and
 * key let CloudTrail deliver for that trail, and not for trails of strangers; role and key of the log group let events into
 * it. That the bucket is private is told by the
 * controls on it.
 */
export const trailKept: Control = {
  id: 'AWS-LOG-02',
  title: 'Every call is recorded, and the record is kept and cannot be changed unseen',
  risk: 'An intruder in a Region that nobody looks at leaves no trace, or wipes it.',
  remedy: REMEDY,
  references: [
    { source: 'CIS AWS v7', id: '4.1' },
    { source: 'CIS AWS v7', id: '4.2' },
    { source: 'CIS AWS v7', id: '4.5' },
    { source: 'AWS FSBP', id: 'CloudTrail.1' },
    { source: 'AWS FSBP', id: 'CloudTrail.2' },
    { source: 'AWS FSBP', id: 'CloudTrail.4' },
    { source: 'AWS FSBP', id: 'CloudTrail.5' },
    { source: 'NIST 800-53', id: 'AU-2' },
    { source: 'NIST 800-53', id: 'AU-9' },
    { source: 'NIST 800-53', id: 'AU-12' },
  ],
  cloud: 'aws',
  judges: 'accountsAndOrganization',
  scope: 'tenant',
  needs: [],
  reads: [
    ['trail', 'name'],
    ['trail', 'bucket'],
    ['trail', 'prefix'],
    ['trail', 'kmsKey'],
    ['trail', 'logGroup'],
    ['trail', 'logRole'],
    ['trail', 'multiRegion'],
    ['trail', 'organization'],
    ['trail', 'globalEvents'],
    ['trail', 'validation'],
    ['trail', 'logging'],
    ['trail', 'managementEvents'],
    ['bucketPolicy', 'bucket'],
    ['bucketPolicy', 'document'],
    ['iamPrincipal', 'name'],
    ['iamPrincipal', 'trust'],
    ['identityPolicy', 'principalType'],
    ['identityPolicy', 'principal'],
    ['identityPolicy', 'document'],
    ['logGroup', 'name'],
    ['logGroup', 'retention'],
    ['logGroup', 'kmsKey'],
    ['kmsKey', 'enabled'],
    ['kmsKey', 'policy'],
    ['kmsKey', 'rotation'],
  ],
  check: (situation) =>
    isSparedTrail(situation) ? [{ verdict: 'notApplicable', because: SPARED }] : [judge(situation)],
};

/** One trail that does it all is enough: others may record less. */
function judge(situation: Situation): Outcome {
  const judged = trailPlaces(situation).flatMap((place) =>
    trailsIn(place).map((trail) => ({ trail, place, gaps: gapsAt(trail, place) })),
  );
  const [best] = [...judged].sort((a, b) => weightOf(a.gaps) - weightOf(b.gaps));
  const maker = declaredTrailStack(situation);
  const { gaps, by } = judgeAmong(
    best === undefined ? [] : [{ entity: best.trail, belongs: 'yes' }],
    () => best?.gaps ?? [],
    {
      given: `no aws_cloudtrail is in the stack${elsewhere(maker)}`,
      meaning: { settings: ['trail=unset'] },
      origins: [],
    },
  );
  return outcomeOf({
    subject: best?.place.isElsewhere ? placeOf(situation) : (by[0] ?? placeOf(situation)),
    remedy: REMEDY,
    meaning: {},
    gaps: maker?.read === false ? gaps.map((gap) => provided(unreadAssumption(maker.name), gap)) : gaps,
    by,
  });
}

function elsewhere(maker: ReturnType<typeof declaredTrailStack>): string {
  if (maker === undefined) return '';
  return maker.read
    ? `, and none of the organization in that of ${maker.name}`
    : `, and that of ${maker.name}, which makes the trail of the organization, was not read`;
}

function unreadAssumption(stack: string): string {
  return `the trail of the organization that ${stack} makes records the account`;
}

function gapsAt(trail: Trail, { there, isElsewhere, ofOrganization }: TrailPlace): Gap[] {
  const whole = ofOrganization
    ? settingGaps('organizationTrail', trail.fields.organization, (value) => value === true)
    : [];
  const gaps = [...whole, ...gapsOf(trail, there)];
  if (!isElsewhere) return gaps;
  return gaps.map((gap) => ({ ...gap, given: `${gap.given} in the trail of the organization` }));
}

function weightOf(gaps: readonly Gap[]): number {
  return gaps.reduce((sum, { assumption }) => sum + (assumption === undefined ? 1_000 : 1), 0);
}

function gapsOf(trail: Trail, situation: Situation): Gap[] {
  const { fields } = trail;
  const isSet = (value: string | undefined) => value !== undefined && value !== '';
  const key = keyOf(fields.kmsKey, situation);
  return [
    ...(['multiRegion', 'globalEvents', 'validation', 'logging', 'managementEvents'] as const).flatMap((flag) =>
      settingGaps(flag, fields[flag], (value) => value === true),
    ),
    ...(key === undefined ? settingGaps('trailKey', fields.kmsKey, isSet) : keyGaps(key, situation)),
    ...bucketGaps(trail, situation),
    ...logGroupGaps(trail, situation),
  ];
}

function bucketGaps(trail: Trail, situation: Situation): Gap[] {
  const { bucket: named } = trail.fields;
  const { posture } = situation;
  const bucket = posture.entities.bucket.find((each) => isFor(named, each, posture) === 'yes');
  if (bucket !== undefined && !mayBeAbsent(bucket)) return deliveryGaps(trail, bucket, situation);
  const name = symbolOf(named) ?? 'a bucket that only apply knows';
  const gap: Gap = {
    given: `events go to ${name}, which this stack does not make`,
    meaning: { settings: ['trailBucket=elsewhere'] },
    origins: [named.at],
  };
  const isIgnored = named.is === 'unknown' && named.why === 'ignored';
  return [
    isIgnored || named.is === 'absent' ? gap : provided(`${name} is private, and CloudTrail alone writes to it`, gap),
  ];
}

const LEAST_DAYS = 365;

function logGroupGaps(trail: Trail, situation: Situation): Gap[] {
  const { fields } = trail;
  const role =
    fields.logRole.is === 'ref' ? [] : settingGaps('trailLogRole', fields.logRole, (value) => value !== undefined);
  const group = logGroupOf(fields, situation);
  if (group === undefined) {
    const unseen = settingGaps('trailLogGroup', fields.logGroup, () => false).map((gap) =>
      fields.logGroup.is === 'known' ? provided('that log group is kept for a year, and encrypted', gap) : gap,
    );
    return [...role, ...unseen];
  }
  const { retention, kmsKey } = group.fields;
  const key = keyOf(kmsKey, situation);
  return [
    ...role,
    ...logDeliveryGaps(trail, group, situation),
    // Without a number, and with 0, events never expire.
    ...settingGaps('logRetention', retention, (days) => Number(days ?? 0) === 0 || Number(days) >= LEAST_DAYS),
    ...(key === undefined ? settingGaps('logKey', kmsKey, (value) => value !== undefined) : keyGaps(key, situation)),
  ];
}
