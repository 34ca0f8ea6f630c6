import type { Entity, PolicyDocument, Val } from '../../posture';
import {
  everyDenied,
  inWords,
  type KeyDomain,
  type Passing,
  type Request,
  type Universe,
  whenOf,
} from '../../requests';
import type { Situation } from '../control';
import { partitionOf } from './account';
import { type Bucket, bucketName, type Judgement, settingOf } from './bucket';
import type { Gap } from './gap';
import { bucketArn, canonical } from './policy-texts';

/** Requests to a bucket that its policy has to deny. */
export interface Denied {
  readonly keys: Readonly<Record<string, KeyDomain>>;
  readonly except?: Universe['except'];
  /** Default: every action of S3, on the bucket and on its objects. */
  readonly action?: string;
  /** What marks the requests, as a setting in a meaning. */
  readonly setting: string;
  /** The same in words: `over plain HTTP`. */
  readonly how: (witness: Request) => string;
}

const ON_BUCKET = ['s3:ListBucket', 's3:GetBucketPolicy', 's3:PutBucketPolicy'];
const ON_OBJECTS = ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'];

/**
 * Judges what the bucket's policy denies. A bucket has one policy: where two resources write it, each has to hold alone,
 * since the one that is applied last replaces the other.
 */
export function judgePolicy(situation: Situation, bucket: Bucket, denied: Denied): Judgement {
  const gapsOf = (policy?: Entity<'bucketPolicy'>) => policyGaps(situation, bucket, policy, denied);
  return settingOf(situation.posture, 'bucketPolicy', bucket, gapsOf, () => gapsOf());
}

/** What the policy lets through of the requests that it has to deny, by whoever they come. */
function policyGaps(
  situation: Situation,
  bucket: Bucket,
  policy: Entity<'bucketPolicy'> | undefined,
  denied: Denied,
): Gap[] {
  const partition = partitionOf(situation, bucket);
  const written = policy === undefined ? EMPTY : readable(policy.fields.document);
  const document = canonical(written, situation.posture, partition);
  const arn = bucketArn(bucket, partition);
  const places =
    denied.action === undefined
      ? [
          { resource: arn, actions: ['s3:*'], examples: ON_BUCKET },
          { resource: `${arn}/*`, actions: ['s3:*'], examples: ON_OBJECTS },
        ]
      : [{ resource: `${arn}/*`, actions: [denied.action], examples: [denied.action] }];
  const origins = policy === undefined ? [] : [policy.fields.document.at];
  const unread = policy !== undefined && isIgnored(policy.fields.document);
  return places.flatMap(({ resource, actions, examples }): Gap[] => {
    const proof = everyDenied([document], {
      principals: 'any',
      actions,
      resources: [resource],
      keys: denied.keys,
      examples,
      ...(denied.except === undefined ? {} : { except: denied.except }),
    });
    if (proof.denied === true) return [];
    const whole = `bucket:${bucketName(bucket)}${resource === arn ? '' : '/*'}`;
    const { witness, passing } = proof;
    const words = witness ? `${inWords(witness.action)} ${denied.how(witness)} by ${caller(witness)}` : 'a request';
    const gap: Gap = {
      given: `${words} is not denied${unread ? ', since the policy is under ignore_changes' : ''}`,
      meaning: meaningOf(passing, denied.setting, whole, arn, bucketName(bucket)),
      origins,
    };
    return [proof.denied === 'unknown' ? { ...gap, assumption: `it is denied after all: ${proof.why}` } : gap];
  });
}

const EMPTY: PolicyDocument = { statements: [] };

function readable(document: Val<PolicyDocument>): PolicyDocument {
  if (document.is === 'known') return document.value;
  // What is under ignore_changes never reaches the bucket: nothing of it counts.
  if (document.is === 'absent' || isIgnored(document)) return EMPTY;
  return { statements: [], open: document.is === 'unknown' ? document.why : 'computed' };
}

function isIgnored(document: Val<unknown>): boolean {
  return document.is === 'unknown' && document.why === 'ignored';
}

function meaningOf(
  passing: Passing | undefined,
  setting: string,
  whole: string,
  arn: string,
  name: string,
): Gap['meaning'] {
  if (passing === undefined)
    return { principals: ['All'], targets: [whole], settings: [setting, 'action=All', 'when=always'] };
  return {
    principals: passing.principals,
    targets: passing.resources.flatMap((text) => (text === 'All' ? whole : text.replaceAll(arn, `bucket:${name}`))),
    settings: [setting, ...passing.actions.map((action) => `action=${action}`), `when=${whenOf(passing)}`],
  };
}

/** Who makes a request, in words. */
export function caller({ principal }: Request): string {
  if (principal.is === 'anonymous') return 'anyone';
  return principal.is === 'aws' ? inWords(principal.arn) : `${principal.is} principal ${inWords(principal.name)}`;
}
