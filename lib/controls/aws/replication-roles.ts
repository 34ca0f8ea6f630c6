import { type Entity, type PolicyDocument, type Principals, symbolOf, type Val } from '../../posture';
import { ABSENT, ANY, always, FRESH, someDenied } from '../../requests';
import type { Situation } from '../control';
import { awsAccountOf, partitionOf } from './account';
import { type Bucket, isFor } from './bucket';
import { type Gap, provided } from './gap';
import { canonical } from './policy-texts';

/** The role of the stack that a replication names; by reference or by the name at the end of its ARN. */
export function roleOf(role: Val<string>, { posture }: Situation): Entity<'iamPrincipal'> | undefined {
  const text = symbolOf(role);
  return posture.entities.iamPrincipal.find(({ address, fields: { type, name } }) => {
    if (type !== 'role' || text === undefined) return false;
    const named = symbolOf(name);
    return (
      text === `\${${address}.arn}` || (named !== undefined && /:role\/(?:.*\/)?([^/]+)$/.exec(text)?.[1] === named)
    );
  });
}

/** Names of the roles of the stack by which S3 replicates the bucket, or replicates into it. */
export function replicationRoles(bucket: Bucket, situation: Situation): string[] {
  const { posture } = situation;
  return posture.entities.bucketReplication.flatMap(({ fields }) => {
    const takesPart = [fields.bucket, fields.destination].some((named) => isFor(named, bucket, posture) === 'yes');
    const name = takesPart ? roleOf(fields.role, situation)?.fields.name : undefined;
    return (name === undefined ? undefined : symbolOf(name)) ?? [];
  });
}

/** What lets others use the role that replicates a bucket, or keeps S3 from using it. */
export function replicationRoleGaps(
  { fields: { role, destination } }: Entity<'bucketReplication'>,
  bucket: Bucket,
  situation: Situation,
): Gap[] {
  const entity = roleOf(role, situation);
  const gap = (given: string, state: string): Gap => ({
    given,
    meaning: { settings: [`replicationRole=${state}`] },
    origins: [role.at],
  });
  if (entity === undefined) {
    const unseen = gap('the role that replicates is not in this stack', 'unseen');
    return [role.is === 'unknown' && role.why === 'ignored' ? unseen : provided('S3 alone assumes that role', unseen)];
  }
  const { trust } = entity.fields;
  const others = gap(`others than S3 may assume ${entity.address}`, 'others');
  if (trust.is === 'known' && trust.value.open === undefined) {
    const alone = trust.value.statements.every(({ effect, principals }) => effect === 'Deny' || isS3Alone(principals));
    return [...(alone ? [] : [others]), ...deniedRole(entity, bucket, destination, situation)];
  }
  return [provided('S3 alone assumes it', others)];
}

function isS3Alone(principals: Principals | undefined): boolean {
  if (principals === undefined || principals.any || principals.not) return false;
  const { aws, federated, service } = principals;
  return aws.length + federated.length === 0 && service.every((name) => name === 's3.amazonaws.com');
}

/** Rules of either bucket that deny the role: S3 copies from addresses of its own. */
function deniedRole(
  role: Entity<'iamPrincipal'>,
  source: Bucket,
  destination: Val<string>,
  situation: Situation,
): Gap[] {
  const { posture } = situation;
  return posture.entities.bucketPolicy.flatMap(({ address, fields: { bucket, document } }): Gap[] => {
    const about = posture.entities.bucket.some(
      (each) =>
        isFor(bucket, each, posture) === 'yes' && (each === source || isFor(destination, each, posture) === 'yes'),
    );
    if (!about || document.is === 'absent') return [];
    const denied =
      document.is === 'known'
        ? deniesRole(canonical(document.value, posture, partitionOf(situation, source)), role, situation)
        : 'it cannot be read before apply';
    if (denied === undefined) return [];
    const gap: Gap = {
      given: `${address} ${denied === true ? 'denies' : 'may deny'} the role that replicates`,
      meaning: { settings: ['replicationRole=denied'] },
      origins: [document.at],
    };
    return [denied === true ? gap : provided(`it does not deny it: ${denied}`, gap)];
  });
}

/** Whether the document denies the role, under whichever path it is; the reason where it cannot be told. */
function deniesRole(
  document: PolicyDocument,
  role: Entity<'iamPrincipal'>,
  situation: Situation,
): true | string | undefined {
  const account = awsAccountOf(situation)?.id ?? role.scope.account ?? '*';
  const root = `arn:${partitionOf(situation, role)}:iam::${account}:role`;
  const name = symbolOf(role.fields.name) ?? '';
  const denied = (arn: string) =>
    someDenied([document], {
      principals: [{ is: 'aws', arn: arn.replaceAll('*', FRESH) }],
      actions: ['s3:GetObjectVersionForReplication', 's3:ListBucket', 's3:ReplicateObject'],
      resources: ['*'],
      keys: {
        'aws:principalarn': always(arn),
        'aws:principalisawsservice': always('false'),
        'aws:securetransport': always('true'),
        'aws:sourceip': ANY,
        'aws:sourcevpce': ABSENT,
        's3:tlsversion': always('1.3'),
        'aws:viaawsservice': always('false'),
      },
    });
  let unclear: string | undefined;
  for (const arn of [`${root}/${name}`, `${root}/*/${name}`]) {
    const found = denied(arn);
    if (found.denied === false) return undefined;
    if (found.denied === 'unknown') unclear ??= found.why;
  }
  return unclear ?? true;
}
