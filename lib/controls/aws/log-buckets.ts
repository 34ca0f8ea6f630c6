import type { Entity, Statement } from '../../posture';
import { ANY, type Answer, all, always, FRESH, some } from '../../requests';
import type { Situation } from '../control';
import { accountIdOf, partitionOf } from './account';
import { type Bucket, isFor } from './bucket';
import { type Denied, judgePolicy } from './bucket-requests';
import { bucketArn, canonical } from './policy-texts';
import { lets } from './service-request';

/** The principal by which S3 delivers access logs. */
const LOG_DELIVERY = 'logging.s3.amazonaws.com';

const DELIVERED: Statement = {
  effect: 'Deny',
  actions: { not: false, patterns: ['*'] },
  resources: { not: false, patterns: ['*'] },
  conditions: [{ operator: 'StringEquals', key: 'aws:PrincipalServiceName', values: [LOG_DELIVERY] }],
};

/** Writes into a log bucket by anybody but log delivery. */
export const WRITES_OF_OTHERS: Denied = {
  action: 's3:PutObject',
  keys: { 'aws:principalservicename': ANY, 'aws:securetransport': always('true'), 's3:tlsversion': always('1.3') },
  except: [DELIVERED],
  setting: 'logWrites=others',
  how: () => 'into the log bucket',
};

/**
 * Whether the bucket holds the access logs of other buckets and nothing else: another bucket logs into it, and nobody but
 * S3's log delivery can write to it. By that alone: a bucket of data does not become one by being logged into.
 */
export function isLogBucket(bucket: Bucket, situation: Situation): boolean {
  const { posture } = situation;
  const isTarget = posture.entities.bucketLogging.some(
    ({ fields }) => isFor(fields.target, bucket, posture) === 'yes' && isFor(fields.bucket, bucket, posture) === 'no',
  );
  return isTarget && judgePolicy(situation, bucket, WRITES_OF_OTHERS).gaps.length === 0;
}

/** Whether the policy of a log bucket lets S3 deliver the logs of another bucket. */
export function takesLogsOf(source: Bucket, log: Bucket, prefix: string, situation: Situation): Answer {
  const account = accountIdOf(situation) ?? log.scope.account;
  const from = { arn: bucketArn(source, partitionOf(situation, log)), ...(account === undefined ? {} : { account }) };
  const policies = policiesOf(log, situation);
  return policies.length === 0
    ? 'no'
    : all(policies.map((policy) => letsThrough(policy, log, prefix, from, situation)));
}

/** Whether it lets in the logs of an account that it names beside ours, or of any. */
export function takesLogsOfOthers(log: Bucket, situation: Situation): Answer {
  const account = accountIdOf(situation) ?? log.scope.account;
  if (account === undefined) return 'no';
  return some(
    policiesOf(log, situation).flatMap((policy) => {
      const { document } = policy.fields;
      const named = document.is !== 'known' ? [] : document.value.statements.flatMap(({ conditions }) => conditions);
      const listed = named
        .filter(({ key }) => key.toLowerCase() === 'aws:sourceaccount')
        .flatMap(({ values }) => values);
      const others = [...listed.filter((value) => value !== account), FRESH];
      return others.map((other) => letsThrough(policy, log, '', { arn: FRESH, account: other }, situation));
    }),
  );
}

function policiesOf(log: Bucket, { posture }: Situation): readonly Entity<'bucketPolicy'>[] {
  const policies: readonly Entity<'bucketPolicy'>[] = posture.entities.bucketPolicy;
  return policies.filter(({ fields }) => isFor(fields.bucket, log, posture) !== 'no');
}

function letsThrough(
  { fields: { document } }: Entity<'bucketPolicy'>,
  log: Bucket,
  prefix: string,
  from: { readonly arn: string; readonly account?: string },
  situation: Situation,
): Answer {
  const partition = partitionOf(situation, log);
  const request = {
    service: LOG_DELIVERY,
    action: 's3:PutObject',
    resource: `${bucketArn(log, partition)}/${prefix}log`,
    from,
    context: { 's3:TlsVersion': '1.3' },
  };
  return lets(document, request, (each) => canonical(each, situation.posture, partition));
}
