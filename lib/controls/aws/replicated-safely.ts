import type { DeclaredBucket } from '../../declaration';
import { type Entity, type ProviderScope, symbolOf } from '../../posture';
import type { Control, Situation } from '../control';
import { awsAccountOf, declaredBucket } from './account';
import { type Bucket, isFor, outcomesFor, settingOf } from './bucket';
import { type Gap, provided, settingGaps } from './gap';
import { keyPattern } from './policy-texts';
import { replicationRoleGaps } from './replication-roles';

const REMEDY =
  "replicate every object, those under KMS keys included, into a bucket of this stack in another Region, under that bucket's own key, by a role that s3.amazonaws.com alone assumes and that no bucket policy denies";

/**
 * AWS-STO-15: what is replicated goes, all of it, to another bucket of the same stack and account, in another Region, and
 * lies there under that bucket's own key. S3 alone assumes the role that copies, and no rule of either bucket denies it.
 * That the other bucket is as closed as this one is told by the controls on that bucket.
 */
export const replicatedSafely: Control = {
  id: 'AWS-STO-15',
  title: 'A replica is a private bucket of the account in another Region',
  risk: 'A copy in a bucket of somebody else is a leak that looks like a backup; one that does not arrive is no backup.',
  remedy: REMEDY,
  references: [
    { source: 'Security Hub', id: 'S3.7' },
    { source: 'NIST 800-53', id: 'CP-9' },
    { source: 'NIST 800-53', id: 'SC-28(1)' },
  ],
  cloud: 'aws',
  judges: 'accountsAndOrganization',
  scope: 'resource',
  needs: [],
  reads: [
    ['bucketReplication', 'bucket'],
    ['bucketReplication', 'role'],
    ['bucketReplication', 'status'],
    ['bucketReplication', 'whole'],
    ['bucketReplication', 'destination'],
    ['bucketReplication', 'account'],
    ['bucketReplication', 'kmsKey'],
    ['bucketReplication', 'kmsObjects'],
    ['bucketEncryption', 'bucket'],
    ['bucketEncryption', 'kmsKey'],
    ['bucketPolicy', 'document'],
    ['iamPrincipal', 'name'],
    ['iamPrincipal', 'trust'],
  ],
  check: (situation) => {
    const asked = situation.posture.entities.bucket.filter((bucket) => isAsked(bucket, situation));
    return outcomesFor(asked, 'nothing is replicated', REMEDY, (bucket) =>
      settingOf(
        situation.posture,
        'bucketReplication',
        bucket,
        (rule) => gapsOf(rule, bucket, situation),
        () => [
          {
            given: 'no aws_s3_bucket_replication_configuration is for the bucket',
            meaning: { settings: ['replica=unset'] },
            origins: [],
          },
        ],
      ),
    );
  },
};

type Rule = Entity<'bucketReplication'>;

function isAsked(bucket: Bucket, situation: Situation): boolean {
  const { posture } = situation;
  const rendered = posture.entities.bucketReplication.some(
    ({ fields }) => isFor(fields.bucket, bucket, posture) !== 'no',
  );
  return rendered || replicaOf(bucket, situation) !== undefined;
}

/** The declared replica of a bucket; a replica has none itself. */
function replicaOf(bucket: Bucket, situation: Situation): DeclaredBucket['replica'] {
  const declared = declaredBucket(situation, bucket);
  return declared?.name === symbolOf(bucket.fields.name) ? declared?.replica : undefined;
}

function gapsOf(rule: Rule, bucket: Bucket, situation: Situation): Gap[] {
  const { fields } = rule;
  const account = awsAccountOf(situation)?.id ?? bucket.scope.account;
  return [
    ...settingGaps('replication', fields.status, (value) => value === 'Enabled'),
    ...settingGaps('replicatesAll', fields.whole, (value) => value === true),
    ...settingGaps('replicatesKmsObjects', fields.kmsObjects, (value) => value === 'Enabled'),
    ...settingGaps('replicaAccount', fields.account, (value) => value === undefined || value === account),
    ...destinationGaps(rule, bucket, situation),
    ...replicationRoleGaps(rule, bucket, situation),
  ];
}

function destinationGaps({ fields }: Rule, bucket: Bucket, situation: Situation): Gap[] {
  const { posture } = situation;
  const { destination } = fields;
  const gap = (given: string, state: string): Gap => ({
    given,
    meaning: { settings: [`replica=${state}`] },
    origins: [destination.at],
  });
  const replica = posture.entities.bucket.find((each) => isFor(destination, each, posture) === 'yes');
  if (replica === undefined) {
    const name = symbolOf(destination) ?? 'a bucket that only apply knows';
    const elsewhere = gap(`it is replicated into ${name}, which this stack does not make`, 'elsewhere');
    return destination.is === 'known' || (destination.is === 'unknown' && destination.why === 'ignored')
      ? [elsewhere]
      : [provided(`${name} is a private bucket of the account`, elsewhere)];
  }
  const declared = replicaOf(bucket, situation)?.name;
  const other = declared !== undefined && symbolOf(replica.fields.name) !== declared;
  return [
    ...(replica === bucket ? [gap('it is replicated into itself', 'itself')] : []),
    ...(other ? [gap(`it is replicated into another bucket than ${declared}`, 'another')] : []),
    ...(sameRegion(bucket.scope, replica.scope)
      ? [gap('the replica is in the Region of the bucket, and is lost with it', 'sameRegion')]
      : []),
    ...keyGaps(fields, replica, situation),
  ];
}

function sameRegion(one: ProviderScope, other: ProviderScope): boolean {
  return one.alias === other.alias || (one.region !== undefined && one.region === other.region);
}

function keyGaps({ kmsKey }: Rule['fields'], replica: Bucket, { posture }: Situation): Gap[] {
  const own = posture.entities.bucketEncryption
    .filter(({ fields }) => isFor(fields.bucket, replica, posture) === 'yes')
    .map(({ fields }) => keyPattern(fields.kmsKey, posture));
  const given = keyPattern(kmsKey, posture);
  if (given !== undefined && own.length > 0 && own.every((key) => key === given)) return [];
  const gap: Gap = {
    given: "the copy is not under the replica's own key",
    meaning: { settings: ['replicaKey=another'] },
    origins: [kmsKey.at],
  };
  const readable = kmsKey.is !== 'unknown' || kmsKey.why === 'ignored';
  return [readable ? gap : provided("it is the replica's own key", gap)];
}
