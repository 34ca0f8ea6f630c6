import { type Entity, symbolOf } from '../../posture';
import type { Control, Situation } from '../control';
import { type Bucket, bucketName, eachBucket, isFor, settingOf } from './bucket';
import { judgePolicy } from './bucket-requests';
import { type Gap, provided } from './gap';
import { isLogBucket, takesLogsOf, takesLogsOfOthers, WRITES_OF_OTHERS } from './log-buckets';

const REMEDY =
  "log the bucket's requests (aws_s3_bucket_logging) into another bucket of the stack, whose policy lets logging.s3.amazonaws.com put objects and denies s3:PutObject to everybody else";

/**
 * AWS-STO-10: requests to each bucket are logged into a bucket of its own, which takes the logs and in which nobody but
 * S3's log delivery can write. A log bucket has no access logs itself: they would log their own delivery.
 */
export const accessLogged: Control = {
  id: 'AWS-STO-10',
  title: 'Access to each bucket is logged in a bucket that only log delivery writes to',
  risk: 'After an incident nobody can tell who read or deleted what, or somebody has rewritten the record.',
  remedy: REMEDY,
  references: [
    { source: 'AWS FSBP', id: 'S3.9' },
    { source: 'NIST 800-53', id: 'AU-2' },
    { source: 'NIST 800-53', id: 'AU-12' },
  ],
  cloud: 'aws',
  judges: 'accountsAndOrganization',
  scope: 'resource',
  needs: [],
  reads: [
    ['bucketLogging', 'bucket'],
    ['bucketLogging', 'target'],
    ['bucketPolicy', 'bucket'],
    ['bucketPolicy', 'document'],
  ],
  check: (situation) =>
    eachBucket(situation, REMEDY, (bucket) =>
      isLogBucket(bucket, situation)
        ? { gaps: [], by: [] }
        : settingOf(
            situation.posture,
            'bucketLogging',
            bucket,
            (logging) => gapsOf(logging, bucket, situation),
            () => [
              {
                given: 'no aws_s3_bucket_logging is for the bucket',
                meaning: { settings: ['accessLogs=unset'] },
                origins: [],
              },
            ],
          ),
    ),
};

function gapsOf({ fields }: Entity<'bucketLogging'>, source: Bucket, situation: Situation): Gap[] {
  const { posture } = situation;
  const { target, prefix } = fields;
  const gap = (given: string, state: string): Gap => ({
    given,
    meaning: { settings: [`accessLogs=${state}`] },
    origins: [target.at],
  });
  if (target.is === 'unknown' && target.why === 'ignored') {
    return [
      gap('target_bucket is under ignore_changes, so that what is written here is never put in place', 'ignored'),
    ];
  }
  if (isFor(target, source, posture) === 'yes') return [gap('the bucket logs into itself', 'itself')];
  const log = posture.entities.bucket.find((bucket) => isFor(target, bucket, posture) === 'yes');
  if (log === undefined) {
    const name = symbolOf(target) ?? 'a bucket that only apply knows';
    const elsewhere = gap(`it logs into ${name}, which this stack does not make`, 'elsewhere');
    return [provided(`only log delivery can write to ${name}`, elsewhere)];
  }
  const writes = judgePolicy(situation, log, WRITES_OF_OTHERS).gaps;
  const taken = takesLogsOf(source, log, symbolOf(prefix) ?? '', situation);
  const others = takesLogsOfOthers(log, situation);
  const foreign = gap(`the policy of ${log.address} takes the logs of other accounts, too`, 'others');
  const refused = gap(`the policy of ${log.address} does not let S3 deliver the logs of the bucket`, 'refused');
  return [
    ...writes.map((each) => ({ ...each, meaning: { ...each.meaning, targets: [`bucket:${bucketName(log)}`] } })),
    ...(taken === 'yes' ? [] : [taken === 'no' ? refused : provided('it lets S3 deliver them', refused)]),
    ...(others === 'yes' ? [foreign] : []),
  ];
}
