import { trailKept } from '../../../lib/controls/aws/trail-kept';
import type { Facts } from '../../../lib/declaration';
import type { Posture } from '../../../lib/posture';
import { ACCOUNT, declaredAccount, situationOf } from '../../support/aws-posture';
import { rewrite } from '../../support/rendered-posture';
import { AUDIT_FACTS, auditStack } from './audit-stack';
import { contact } from './hygiene-stack';

const written = auditStack();
const STRANGER = '222233334444';
const TRAIL = `arn:aws:cloudtrail:eu-north-1:${ACCOUNT}:trail/audit`;
const DENY = '{"Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"*"}';
type Change = (body: Record<string, unknown>) => void;
const set = (change: Record<string, unknown>) => (body: Record<string, unknown>) => Object.assign(body, change);
const seen = (posture: Posture, facts: Facts = AUDIT_FACTS) =>
  trailKept
    .check(situationOf(posture, facts))
    .flatMap((outcome) =>
      'finding' in outcome ? [[outcome.verdict, ...outcome.finding.meaning.settings]] : [[outcome.verdict]],
    );
const MET = [['met']];
const refused = (verdict = 'unmet') => [[verdict, 'trailDelivery=refused']];
const others = (verdict = 'unmet') => [[verdict, 'trailDelivery=others']];
const policy = (change: Change) => written.changed('aws_s3_bucket_policy', 'audit_', change);
const trail = (change: Record<string, unknown>) => written.changed('aws_cloudtrail', '', set(change));
const key = (change: Change) => written.changed('aws_kms_key', '', change);
/** Rewrites what the policy asks of CloudTrail's source, in both statements. */
const source = (to: string) => policy(rewrite('policy', /"aws:SourceArn":"[^"]*"/g, to));

describe('AWS-LOG-02 asks of the policy of the bucket that the trail can deliver', () => {
  it('and is met by what is rendered', () => {
    expect(seen(written.posture)).toEqual(MET);
  });

  it.each<[string, Change]>([
    ['lets CloudTrail not look at the bucket', rewrite('policy', 's3:GetBucketAcl', 's3:GetBucketTagging')],
    ['lets it look at another bucket', rewrite('policy', '"arn:aws:s3:::acme-audit",', '"arn:aws:s3:::acme-other",')],
    ['lets it not put objects', rewrite('policy', '"Action":"s3:PutObject"', '"Action":"s3:PutObjectAcl"')],
    ['is for the folder of another account', rewrite('policy', `AWSLogs/${ACCOUNT}`, `AWSLogs/${STRANGER}`)],
    ['asks for another ACL', rewrite('policy', 'bucket-owner-full-control', 'public-read')],
    ['lets in another service', rewrite('policy', /"cloudtrail.amazonaws.com"/, '"config.amazonaws.com"')],
    ['is for another trail', rewrite('policy', /:trail\/audit/g, ':trail/another')],
    ['is for a trail of another Region', rewrite('policy', /cloudtrail:eu-north-1/g, 'cloudtrail:eu-west-1')],
    ['denies it', rewrite('policy', '"Statement":[', `"Statement":[${DENY},`)],
    ['is never put in place', set({ lifecycle: { ignore_changes: ['policy'] } })],
  ])('is unmet by one that %s', (_, change) => {
    expect(seen(policy(change)).flat()).toEqual(expect.arrayContaining(['unmet', 'trailDelivery=refused']));
  });

  it('is unmet where there is none, and by one of another bucket', () => {
    expect(seen(written.without('aws_s3_bucket_policy', 'audit_'))).toEqual(refused());
    expect(seen(policy(set({ bucket: 'another' })))).toEqual(refused());
  });

  it('is unmet by a trail that puts its events elsewhere, and met where the policy is for that', () => {
    expect(seen(trail({ s3_key_prefix: 'team' }))).toEqual(refused());
    const both = written.with(({ aws_s3_bucket_policy: policies = {}, aws_cloudtrail: trails = {} }) => {
      for (const [name, body] of Object.entries(policies)) {
        if (name.includes('audit_')) rewrite('policy', '/AWSLogs/', '/team/AWSLogs/')(body);
      }
      for (const body of Object.values(trails)) body.s3_key_prefix = 'team';
    });
    expect(seen(both)).toEqual(MET);
  });

  it('is unknown where only apply knows the trail, its folder, or the policy', () => {
    const unknown = [['unknown', 'trailDelivery=refused', 'trailKeyUse=refused', 'trailLogRole=notAssumed']];
    expect(seen(trail({ name: '${var.name}' }))).toEqual(unknown);
    expect(seen(trail({ s3_key_prefix: '${var.prefix}' }))).toEqual(refused('unknown'));
    expect(seen(policy(set({ count: '${var.n}' })))).toEqual(refused('unknown'));
    expect(seen(policy(set({ policy: '${var.policy}' })))).toEqual([
      ['unknown', 'trailDelivery=others', 'trailDelivery=refused'],
    ]);
  });

  it('reads a policy that names the trail by reference, or by its account or a pattern', () => {
    const [{ address: own } = { address: '' }] = written.posture.entities.trail;
    expect(seen(source(`"aws:SourceArn":"\${${own}.arn}"`))).toEqual(MET);
    expect(seen(source(`"aws:SourceAccount":"${ACCOUNT}"`))).toEqual(MET);
    const like = policy(
      rewrite(
        'policy',
        /"Condition":\{"StringEquals":\{"aws:SourceArn":"[^"]*"/g,
        `"Condition":{"ArnLike":{"aws:SourceArn":"arn:aws:cloudtrail:*:${ACCOUNT}:trail/*"},"StringEquals":{"aws:SecureTransport":"true"`,
      ),
    );
    expect(seen(like)).toEqual(MET);
  });
});

describe('AWS-LOG-02 asks of it that trails of strangers cannot', () => {
  it.each<[string, string]>([
    ['nothing holds it to a trail', '"aws:SecureTransport":"true"'],
    ['it names the account of a stranger beside', `"aws:SourceAccount":["${ACCOUNT}","${STRANGER}"]`],
    ['it names the trail of a stranger beside', `"aws:SourceArn":["${TRAIL}","${TRAIL.replace(ACCOUNT, STRANGER)}"]`],
    ['it names an organization that is not declared', '"aws:SourceOrgID":"o-zzzzzzzzzz"'],
  ])('and is unmet where %s', (_, condition) => {
    expect(seen(source(condition)).flat()).toEqual(expect.arrayContaining(['unmet', 'trailDelivery=others']));
  });

  it('whatever folder they choose', () => {
    const open = source('"aws:SecureTransport":"true"');
    expect(seen(open)).toEqual(others());
    const anywhere = policy((body) => {
      rewrite('policy', /"aws:SourceArn":"[^"]*"/g, '"aws:SecureTransport":"true"')(body);
      rewrite('policy', `/AWSLogs/${ACCOUNT}/*`, '/*')(body);
    });
    expect(seen(anywhere)).toEqual(others());
  });

  it('and lets those of declared accounts, and of the organization', () => {
    const organization = { id: 'o-a1b2c3d4e5', managementAccount: '999988887777' };
    const facts = declaredAccount(
      { audit: { bucket: 'acme-audit' } },
      { aws: { securityContact: contact(), organization } },
    );
    expect(seen(source(`"aws:SourceAccount":["${ACCOUNT}","999988887777"]`), facts)).toEqual(MET);
    expect(seen(source('"aws:SourceOrgID":"o-a1b2c3d4e5"'), facts)).toEqual(MET);
  });
});

describe('AWS-LOG-02 asks of the key of the trail that CloudTrail can encrypt with it', () => {
  const REFUSED = [['unmet', 'trailKeyUse=refused']];

  it.each<[string, Change]>([
    ['another action', rewrite('policy', '["kms:DescribeKey","kms:GenerateDataKey*"]', '"kms:DescribeKey"')],
    ['another service', rewrite('policy', 'cloudtrail.amazonaws.com', 'config.amazonaws.com')],
    ['another trail', rewrite('policy', ':trail/audit', ':trail/another')],
  ])('and is unmet by a policy for %s', (_, change) => {
    expect(seen(key(change))).toEqual(REFUSED);
  });

  it('and is unmet by the policy that AWS gives a key', () => {
    expect(seen(key(set({ policy: null })))).toEqual([['unmet', 'logKeyUse=refused', 'trailKeyUse=refused']]);
  });

  it('and is met by the encryption context that AWS shows', () => {
    const like = rewrite(
      'policy',
      `"StringEquals":{"aws:SourceArn":"${TRAIL}"}`,
      `"StringLike":{"kms:EncryptionContext:aws:cloudtrail:arn":"arn:aws:cloudtrail:*:${ACCOUNT}:trail/*"}`,
    );
    expect(seen(key(like))).toEqual(MET);
  });
});
