import { deployerAccess } from '../../../lib/controls/aws/deployer-access';
import type { Entity, PolicyDocument } from '../../../lib/posture';
import {
  BUCKET_ARN,
  declaredAccount,
  entity,
  findingOf,
  is,
  NO_HTTP,
  outcomeOf,
  policy,
  postureOf,
  unread,
  unset,
  verdictsOf,
  type WrittenStatement,
} from '../../support/aws-posture';

const RANGES = ['203.0.113.0/26', '198.51.100.16/28', '2001:db8:10::/48'];
const DEPLOYER = 'arn:aws:iam::111122223333:role/tenant-guard-deploy';
const DIRECT = { Bool: { 'aws:ViaAWSService': 'false' } };
const elsewhere = (ranges: readonly string[]) => ({ ...DIRECT, NotIpAddress: { 'aws:SourceIp': ranges } });

function on(type: 'group' | 'role' | 'user', name: string, ...statements: readonly WrittenStatement[]) {
  return entity('identityPolicy', `aws_iam_${type}_policy.${name}`, {
    principalType: type,
    principal: is(name),
    document: is(policy(...statements)),
  });
}

describe('DEP-01', () => {
  const onBucket = (document: PolicyDocument, address = 'aws_s3_bucket_policy.ledger') =>
    entity('bucketPolicy', address, { bucket: is('contoso-ledger'), document: is(document) });
  const key = (document: PolicyDocument) =>
    entity('kmsKey', 'aws_kms_key.ledger', { enabled: unset, rotation: unset, policy: is(document) });
  const own = (...statements: WrittenStatement[]) => on('role', 'tenant-guard-deploy', ...statements);
  const perimeter = (ranges: readonly string[], more: WrittenStatement['Condition'] = {}): WrittenStatement => ({
    Principal: { AWS: '*' },
    Action: 's3:*',
    Resource: [BUCKET_ARN, `${BUCKET_ARN}/*`],
    Condition: { NotIpAddress: { 'aws:SourceIp': ranges }, ...more },
  });
  const judge = (...entities: readonly Entity[]) =>
    outcomeOf(deployerAccess, postureOf(...entities), declaredAccount());

  it.each<[string, Entity[]]>([
    ['there is no rule', []],
    ['its addresses are listed', [onBucket(policy(perimeter(RANGES)))]],
    [
      'its role is excepted',
      [onBucket(policy(perimeter(RANGES.slice(0, 1), { ArnNotEquals: { 'aws:PrincipalArn': DEPLOYER } })))],
    ],
    [
      'its role is excepted by pattern',
      [onBucket(policy(perimeter([], { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/tenant-*' } })))],
    ],
    [
      'the deny is of data alone',
      [onBucket(policy({ ...perimeter(RANGES.slice(0, 1)), Action: ['s3:GetObject', 's3:PutObject'] }))],
    ],
    [
      'the deny does not look at addresses',
      [onBucket(policy(NO_HTTP, { Principal: '*', Action: 's3:DeleteBucketPolicy' }))],
    ],
    [
      'the deny is of forwarded calls',
      [own({ Condition: { Bool: { 'aws:ViaAWSService': 'true' }, NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } })],
    ],
    [
      'the deny is of people',
      [
        on('group', 'admins', { Condition: elsewhere(['192.0.2.0/24']) }),
        on('role', 'readers', { Condition: elsewhere(['192.0.2.0/24']) }),
      ],
    ],
    [
      'the deny speaks of somebody else',
      [onBucket(policy({ ...perimeter([]), Principal: { AWS: 'arn:aws:iam::111122223333:role/readers' } }))],
    ],
  ])('is met where %s', (_, entities) => {
    expect(judge(...entities).verdict).toBe('met');
  });

  it.each<[string, Entity[], string]>([
    [
      'its addresses are not listed',
      [onBucket(policy(perimeter(RANGES.slice(0, 1))))],
      'aws_s3_bucket_policy.ledger denies the deployer s3:',
    ],
    ['half of its range is not listed', [onBucket(policy(perimeter(['198.51.100.16/29'])))], 'from 198.51.100.24'],
    [
      'the list is split over two denies',
      [onBucket(policy(perimeter(RANGES.slice(0, 1)), perimeter(RANGES.slice(1))))],
      'denies the deployer',
    ],
    [
      'its own role is held to other networks',
      [own({ Condition: elsewhere(['203.0.113.0/26']) })],
      'denies the deployer iam:PutGroupPolicy from 198.51.100.16',
    ],
    [
      'the policy of a key shuts it out',
      [key(policy({ Principal: '*', Action: 'kms:PutKeyPolicy', Condition: elsewhere([]) }))],
      'aws_kms_key.ledger denies the deployer kms:PutKeyPolicy',
    ],
    [
      'its addresses are denied by name',
      [own({ Action: 'iam:Put*', Condition: { IpAddress: { 'aws:SourceIp': '198.51.100.31/32' } } })],
      'from 198.51.100.31',
    ],
    [
      'a request without a VPC is denied',
      [onBucket(policy(perimeter([], { StringNotEqualsIfExists: { 'aws:SourceVpce': 'vpce-1' } })))],
      'denies the deployer',
    ],
    [
      'only another role is excepted',
      [
        onBucket(
          policy(perimeter([], { ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/readers' } })),
        ),
      ],
      'denies the deployer',
    ],
  ])('is unmet where %s', (_, entities, given) => {
    expect(judge(...entities)).toMatchObject({ verdict: 'unmet', finding: { given: expect.stringContaining(given) } });
  });

  it('is unmet where IPv6 is forgotten and the deployer has it', () => {
    const networks = {
      pipeline: { kind: 'pipeline' as const, cidrs: ['198.51.100.16/28', '2001:db8:20::/48'] },
      hq: { kind: 'office' as const, cidrs: ['203.0.113.0/26'] },
    };
    const facts = declaredAccount({}, { networks });
    const finding = findingOf(
      'unmet',
      deployerAccess,
      postureOf(onBucket(policy(perimeter(['198.51.100.16/28'])))),
      facts,
    );
    expect(finding.given).toContain('from 2001:db8:20::');
    const both = postureOf(onBucket(policy(perimeter(['198.51.100.16/28', '2001:db8:20::/48']))));
    expect(verdictsOf(deployerAccess, both, facts)).toEqual(['met']);
  });

  it.each<[string, Entity[]]>([
    [
      'a bucket policy cannot be read',
      [entity('bucketPolicy', 'b', { bucket: is('b'), document: unread('computed') })],
    ],
    ['a policy may hold more', [onBucket({ ...policy(NO_HTTP), open: 'variable' })]],
    [
      'the deny hangs on a tag of the role',
      [onBucket(policy(perimeter([], { StringNotEquals: { 'aws:PrincipalTag/perimeter': 'out' } })))],
    ],
    [
      'NotPrincipal names the role',
      [onBucket(policy({ Action: 's3:*', NotPrincipal: { AWS: DEPLOYER }, Condition: elsewhere([]) }))],
    ],
    [
      'the policy may be on the role',
      [
        entity('identityPolicy', 'p', {
          principalType: 'role',
          principal: unread(),
          document: is(policy({ Condition: elsewhere([]) })),
        }),
      ],
    ],
  ])('is unknown where %s', (_, entities) => {
    expect(judge(...entities).verdict).toBe('unknown');
  });

  it('is unknown where the deployer names no role and a rule looks at addresses, and met where none does', () => {
    const facts = declaredAccount({}, { deployer: { from: ['pipeline'] } });
    expect(verdictsOf(deployerAccess, postureOf(onBucket(policy(perimeter([])))), facts)).toEqual(['unknown']);
    expect(verdictsOf(deployerAccess, postureOf(onBucket(policy(NO_HTTP))), facts)).toEqual(['met']);
  });

  it('can never be accepted', () => {
    expect(deployerAccess.level).toBe('fatal');
  });
});
