import type { Entity, PolicyDocument, Val } from '../../posture';
import { type Answer, all, FRESH, some } from '../../requests';
import type { Situation } from '../control';
import { partitionOf } from './account';
import { made } from './alarm-topic';
import { type Bucket, bucketName, isFor } from './bucket';
import { type Gap, provided } from './gap';
import { keyOf } from './own-key';
import { bucketArn, canonical, keyPattern } from './policy-texts';
import type { ServiceRequest } from './service-request';
import { folderOf, letsTrail, namingTrail, sourceOf, strangersOf } from './trail-source';

type Trail = Entity<'trail'>;

/** A policy that is written for the bucket, in the one spelling that requests are held to. */
interface Policy {
  readonly entity: Entity<'bucketPolicy'>;
  readonly document: Val<PolicyDocument>;
  /** Whether it certainly is made and for the bucket. */
  readonly stands: Answer;
}

/** What the requests to put an event into the bucket carry, whoever's trail it is. */
const PUT = { 's3:x-amz-acl': 'bucket-owner-full-control', 's3:TlsVersion': '1.3' } as const;

/**
 * What keeps CloudTrail from delivering the events of the trail, and who else can have theirs delivered. It looks at the
 * bucket before it writes, and encrypts what it writes with the trail's key.
 */
export function deliveryGaps(trail: Trail, bucket: Bucket, situation: Situation): Gap[] {
  const policies = policiesOf(bucket, situation);
  const name = bucketName(bucket);
  const gap = (given: string, state: string): Gap => ({
    given,
    meaning: { settings: [`trailDelivery=${state}`] },
    origins: policies.map(({ document }) => document.at),
  });
  const refused = gap(`the policy of ${name} does not let CloudTrail deliver the events of the trail`, 'refused');
  const foreign = gap(`the policy of ${name} lets CloudTrail deliver for trails of other accounts`, 'others');
  return [
    ...unless(deliversTo(trail, bucket, policies, situation), 'yes', refused, 'it lets CloudTrail deliver them'),
    ...unless(takesOthers(bucket, policies, situation), 'no', foreign, 'it does so for declared accounts alone'),
    ...keyUseGaps(trail, situation),
  ];
}

function unless(answer: Answer, wanted: Answer, gap: Gap, assumption: string): Gap[] {
  if (answer === wanted) return [];
  return [answer === 'unknown' ? provided(assumption, gap) : gap];
}

function policiesOf(bucket: Bucket, situation: Situation): readonly Policy[] {
  const { posture } = situation;
  const partition = partitionOf(situation, bucket);
  const policies: readonly Entity<'bucketPolicy'>[] = posture.entities.bucketPolicy;
  return policies.flatMap((entity): Policy[] => {
    const belongs = isFor(entity.fields.bucket, bucket, posture);
    if (belongs === 'no') return [];
    const { document } = entity.fields;
    const spelled =
      document.is === 'known' ? { ...document, value: canonical(document.value, posture, partition) } : document;
    return [{ entity, document: spelled, stands: all([belongs, made(entity)]) }];
  });
}

/** Whether the bucket lets CloudTrail look at it, and put what the trail records where it puts that. */
function deliversTo(trail: Trail, bucket: Bucket, policies: readonly Policy[], situation: Situation): Answer {
  if (policies.length === 0) return 'no';
  const { source, isSure } = sourceOf(trail, situation);
  const folder = folderOf(trail, source);
  const arn = bucketArn(bucket, partitionOf(situation, bucket));
  const key = keyPattern(trail.fields.kmsKey, situation.posture);
  const encrypted: ServiceRequest['context'] =
    key === undefined
      ? {}
      : { 's3:x-amz-server-side-encryption': 'aws:kms', 's3:x-amz-server-side-encryption-aws-kms-key-id': key };
  const answer = all(
    policies.flatMap(({ document, stands }) => {
      const naming = namingTrail(document, trail, source);
      const put = { action: 's3:PutObject', resource: `${arn}/${folder ?? FRESH}`, context: { ...PUT, ...encrypted } };
      return [
        stands,
        letsTrail(naming, source, { action: 's3:GetBucketAcl', resource: arn, context: { 's3:TlsVersion': '1.3' } }),
        letsTrail(naming, source, put),
      ];
    }),
  );
  const isCertain = isSure && folder !== undefined;
  return answer === 'no' && !isCertain && policies.every(({ document }) => document.is === 'known')
    ? 'unknown'
    : answer;
}

/** Whether it takes what trails of accounts that nobody declares record, in whatever folder these choose. */
function takesOthers(bucket: Bucket, policies: readonly Policy[], situation: Situation): Answer {
  const arn = bucketArn(bucket, partitionOf(situation, bucket));
  return some(
    policies.flatMap(({ document }) =>
      strangersOf(document, bucket, situation).flatMap((source) =>
        placesIn(document, arn).map((resource) =>
          letsTrail(document, source, { action: 's3:PutObject', resource, context: PUT }),
        ),
      ),
    ),
  );
}

/** Where in the bucket a trail can put its events: whoever makes it chooses what stands before `AWSLogs`. */
function placesIn(document: Val<PolicyDocument>, arn: string): readonly string[] {
  const statements = document.is === 'known' ? document.value.statements : [];
  const allowed = statements.flatMap(({ effect, resources }) => (effect === 'Allow' ? resources.patterns : []));
  const within = allowed.filter((pattern) => pattern.startsWith(`${arn}/`)).map((each) => each.replaceAll('*', FRESH));
  return [...new Set([`${arn}/${FRESH}`, ...within])];
}

/** What keeps CloudTrail from encrypting events: the policy of the key. */
function keyUseGaps(trail: Trail, situation: Situation): Gap[] {
  const key = keyOf(trail.fields.kmsKey, situation);
  if (key === undefined) return [];
  const { source, isSure } = sourceOf(trail, situation);
  const { policy } = key.fields;
  const answer = letsTrail(namingTrail(policy, trail, source), source, {
    action: 'kms:GenerateDataKey',
    resource: `\${${key.address}.arn}`,
    context: { 'kms:EncryptionContext:aws:cloudtrail:arn': source.arn },
  });
  const gap: Gap = {
    given: `the policy of ${key.address} does not let CloudTrail encrypt the events of the trail`,
    meaning: { settings: ['trailKeyUse=refused'] },
    origins: [policy.at],
  };
  const certain = answer === 'no' && !isSure && policy.is === 'known' ? 'unknown' : answer;
  return unless(certain, 'yes', gap, 'it lets CloudTrail encrypt them');
}
