import type { Statement } from '../../posture';
import { ANY, always, type Request } from '../../requests';
import type { CidrSet } from '../../values';
import type { Control, DeclaredSituation, Situation } from '../control';
import { declared } from '../situation';
import { addressesOf, awsAccountOf, declaredBucket, emergencyRolesOf, partitionOf } from './account';
import { type Bucket, outcomesFor } from './bucket';
import { type Denied, judgePolicy } from './bucket-requests';
import { bucketArn } from './policy-texts';
import { replicationRoles } from './replication-roles';

const REMEDY =
  "deny s3:* on the bucket and on its objects to everyone where aws:SourceIp is not in the declared networks (NotIpAddressIfExists, all ranges in one statement), aws:SourceVpce is none of the declared endpoints, and neither aws:PrincipalIsAWSService nor aws:ViaAWSService is true; except the replication role, and on the bucket itself the deployer's role and those for emergencies";

const SOURCE = 'aws:sourceip';
const ENDPOINT = 'aws:sourcevpce';

/**
 * AWS-STO-12: a bucket for which networks are declared is reached from them and through the declared VPC endpoints alone,
 * whoever calls. Excepted are AWS services by their own principals (log delivery is one), what a service forwards for
 * somebody, the role by which S3 replicates the bucket and, on the bucket but not on its objects, the deployer's role and
 * those that are declared for emergencies.
 *
 * A request without a source address counts as one from elsewhere.
 */
export const bucketNetwork: Control = {
  id: 'AWS-STO-12',
  title: 'A bucket with declared networks is reached from nowhere else',
  risk: 'A stolen credential reads and writes the data from anywhere in the world.',
  remedy: REMEDY,
  references: [
    { source: 'NIST 800-53', id: 'AC-4' },
    { source: 'NIST 800-53', id: 'AC-17(1)' },
    { source: 'NIST 800-53', id: 'SC-7' },
  ],
  cloud: 'aws',
  scope: 'resource',
  needs: ['service', 'networks', 'deployer'],
  reads: [
    ['bucketPolicy', 'bucket'],
    ['bucketPolicy', 'document'],
    ['bucketReplication', 'bucket'],
    ['bucketReplication', 'destination'],
    ['bucketReplication', 'role'],
    ['iamPrincipal', 'name'],
  ],
  check: (situation) => {
    const held = situation.posture.entities.bucket.filter(
      (bucket) => declaredBucket(situation, bucket)?.networks !== undefined,
    );
    return outcomesFor(held, 'networks are declared for no bucket', REMEDY, (bucket) =>
      judgePolicy(situation, bucket, fromElsewhere(declared(situation), bucket)),
    );
  },
};

function fromElsewhere(situation: DeclaredSituation, bucket: Bucket): Denied {
  const { declaration } = situation.facts;
  const { networks = [], vpcEndpoints = [] } = declaredBucket(situation, bucket) ?? {};
  return {
    keys: {
      'aws:securetransport': always('true'),
      's3:tlsversion': always('1.3'),
      'aws:principalisawsservice': always('false'),
      'aws:viaawsservice': always('false'),
      'aws:principalarn': ANY,
      [SOURCE]: ANY,
      [ENDPOINT]: ANY,
    },
    except: exceptions(situation, bucket, addressesOf(declaration.networks, networks), vpcEndpoints),
    setting: 'network=elsewhere',
    how,
  };
}

function exceptions(
  situation: Situation,
  bucket: Bucket,
  trusted: CidrSet,
  vpcEndpoints: readonly string[],
): readonly Statement[] {
  const except = (operator: string, key: string, values: readonly string[], resource = '*'): Statement[] =>
    values.length === 0
      ? []
      : [
          {
            effect: 'Deny',
            actions: { not: false, patterns: ['*'] },
            resources: { not: false, patterns: [resource] },
            conditions: [{ operator, key, values }],
          },
        ];
  const partition = partitionOf(situation, bucket);
  const deployer = situation.facts?.declaration.deployer.awsRole;
  const account = awsAccountOf(situation)?.id ?? '*';
  const role = (name: string) => [`arn:*:iam::${account}:role/${name}`, `arn:*:iam::${account}:role/*/${name}`];
  return [
    ...except('IpAddress', SOURCE, trusted.ranges),
    ...except('StringEquals', ENDPOINT, vpcEndpoints),
    ...except('ArnLike', 'aws:PrincipalArn', replicationRoles(bucket, situation).flatMap(role)),
    ...except(
      'ArnLike',
      'aws:PrincipalArn',
      [...(deployer === undefined ? [] : [deployer]), ...emergencyRolesOf(situation)].flatMap(role),
      bucketArn(bucket, partition),
    ),
  ];
}

function how({ context }: Request): string {
  const address = context[SOURCE];
  if (address !== undefined) return `from ${address}`;
  return context[ENDPOINT] === undefined ? 'without a source address' : 'through another VPC endpoint';
}
