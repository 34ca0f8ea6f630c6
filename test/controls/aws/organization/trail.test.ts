import { AccessLogBucket, AuditAlarms, AuditTrail } from '../../../../lib/aws';
import { awsControls } from '../../../../lib/controls/aws';
import { auditAlarms } from '../../../../lib/controls/aws/audit-alarms';
import { trailKept } from '../../../../lib/controls/aws/trail-kept';
import type { Control, Outcome, Situation } from '../../../../lib/controls/control';
import type { AwsOrganization, Facts } from '../../../../lib/declaration';
import { emptyPosture, type Posture } from '../../../../lib/posture';
import { declaredOrganization, MANAGEMENT, ORGANIZATION, ofAccount } from '../../../support/aws-organization';
import { situationOf } from '../../../support/aws-posture';
import { rewrite, Written } from '../../../support/rendered-posture';
import { contact } from '../hygiene-stack';

/** The stack that makes the organization's trail in an account: one that CloudTrail is delegated to, or that which manages. */
function madeIn(accountId: string): Written {
  const made = { accountId, region: 'eu-north-1' };
  return Written.of((stack) => {
    const accessLogs = new AccessLogBucket(stack, 'access-logs', { ...made, bucketName: 'acme-access-logs' });
    const trail = new AuditTrail(stack, 'audit', {
      ...made,
      bucketName: 'acme-audit',
      organizationId: ORGANIZATION,
      managementAccountId: MANAGEMENT,
      accessLogs,
    });
    new AuditAlarms(stack, 'alarms', { ...made, trail, tell: [contact().email] });
  });
}

const written = madeIn('111122223333');
const managed = madeIn(MANAGEMENT);

function declaring(audit?: AwsOrganization['audit']): Facts {
  const facts = declaredOrganization();
  const { aws } = facts.declaration.services;
  if (aws?.kind !== 'aws' || aws.aws.organization === undefined) throw new Error('no organization is declared');
  const organization = { ...aws.aws.organization, ...(audit === undefined ? {} : { audit }) };
  const services = { aws: { ...aws, aws: { ...aws.aws, organization, securityContact: contact() } } };
  return { ...facts, declaration: { ...facts.declaration, services } };
}

const DELEGATED = declaring({ account: 'prod', region: 'eu-north-1' });
const MANAGED = declaring({ region: 'eu-north-1' });
type Change = Record<string, unknown>;
const set = (change: Change) => (body: Change) => Object.assign(body, change);
const seen = (outcomes: readonly Outcome[]) =>
  outcomes.map((outcome) =>
    'finding' in outcome ? [outcome.verdict, ...outcome.finding.meaning.settings] : [outcome.verdict],
  );

/** What a control says of the account `dev`, which makes no trail, where `prod` or the organization's stack makes this. */
const ofMember = (
  control: Control,
  posture: Posture | undefined,
  { facts = DELEGATED, own = emptyPosture(), above = false }: { facts?: Facts; own?: Posture; above?: boolean } = {},
) => {
  const situation: Situation = {
    ...situationOf(own, ofAccount(facts, 'dev')),
    account: (name) => (name === 'prod' && !above ? posture : undefined),
    organization: () => (above ? posture : emptyPosture()),
  };
  return seen(control.check(situation));
};
const ofMaker = (control: Control, posture: Posture, facts = DELEGATED) =>
  seen(control.check(situationOf(posture, ofAccount(facts, 'prod'))));

describe('an account of an organization', () => {
  it('is recorded by the trail that another account makes for all, and somebody is told of it', () => {
    expect(ofMember(trailKept, written.posture)).toEqual([['met']]);
    expect(ofMember(auditAlarms, written.posture)).toEqual([['met']]);
    // Whoever wrote the trail by hand, and declared none.
    expect(ofMember(trailKept, written.posture, { facts: declaring() })).toEqual([['met']]);
  });

  it('is recorded by the trail that the stack of the organization makes', () => {
    const of = { facts: MANAGED, above: true };
    expect(ofMember(trailKept, managed.posture, of)).toEqual([['met']]);
    expect(ofMember(auditAlarms, managed.posture, of)).toEqual([['met']]);
  });

  it.each<[string, Change, readonly string[]]>([
    ['records one account alone', { is_organization_trail: false }, ['unmet', 'trail=unset']],
    ['does not say that it records others', { is_organization_trail: null }, ['unmet', 'trail=unset']],
    [
      'only apply knows',
      { is_organization_trail: '${var.all}' },
      [
        'unknown',
        'organizationTrail=unknown',
        'trailDelivery=refused',
        'trailKeyUse=refused',
        'trailLogRole=notAssumed',
      ],
    ],
    ['is stopped', { enable_logging: false }, ['unmet', 'logging=false']],
    ['records one Region', { is_multi_region_trail: false }, ['unmet', 'multiRegion=false']],
    ['is not made', { count: 0 }, ['unmet', 'trail=unset']],
  ])('is not recorded by a trail that %s', (_, change, expected) => {
    const posture = written.changed('aws_cloudtrail', '', set(change));
    expect(ofMember(trailKept, posture)).toEqual([expected]);
  });

  it('is asked where its trail is weak: in that of the organization', () => {
    const stopped = written.changed('aws_cloudtrail', '', set({ enable_logging: false }));
    const situation = { ...situationOf(emptyPosture(), ofAccount(DELEGATED, 'dev')), account: () => stopped };
    expect(trailKept.check(situation)).toMatchObject([
      { finding: { subject: 'aws.dev', given: 'logging is false in the trail of the organization' } },
    ]);
  });

  it.each<[string, Change]>([
    ['aws_cloudtrail', { is_organization_trail: false }],
    ['aws_sns_topic_subscription', { endpoint: 'nobody@contoso.example' }],
  ])('has nobody told of its events where %s has %j', (type, change) => {
    const [outcome] = ofMember(auditAlarms, written.changed(type, '', set(change)));
    expect(outcome?.[0]).toBe('unmet');
    expect(outcome).toHaveLength(16);
  });

  it('is unknown to be recorded where the stack that makes the trail was not read', () => {
    expect(ofMember(trailKept, undefined)).toEqual([['unknown', 'trail=unset']]);
    expect(trailKept.check(situationOf(emptyPosture(), ofAccount(DELEGATED, 'dev')))).toMatchObject([
      {
        finding: {
          given:
            'no aws_cloudtrail is in the stack, and that of aws.prod, which makes the trail of the organization, was not read',
        },
      },
    ]);
    expect(ofMember(auditAlarms, undefined)[0]?.[0]).toBe('unknown');
    expect(ofMember(trailKept, undefined, { facts: declaring() })).toEqual([['unmet', 'trail=unset']]);
  });

  it('may have a trail of its own', () => {
    const own = madeIn('444455556666').posture;
    expect(ofMember(trailKept, emptyPosture(), { own })).toEqual([['met']]);
    expect(ofMember(auditAlarms, emptyPosture(), { own })).toEqual([['met']]);
  });
});

describe('the stack that is declared to make the trail', () => {
  it('meets what is asked of every account, and makes it for all', () => {
    expect(ofMaker(trailKept, written.posture)).toEqual([['met']]);
    const own = written.changed('aws_cloudtrail', '', set({ is_organization_trail: null }));
    // Nor do bucket, key and role let in a trail that is not the management account's.
    const refused = ['trailDelivery=refused', 'trailKeyUse=refused', 'trailLogRole=notAssumed'];
    expect(ofMaker(trailKept, own)).toEqual([['unmet', 'organizationTrail=unset', ...refused]]);
    expect(ofMaker(trailKept, own, declaring())).toEqual([['unmet', ...refused]]);
    expect(ofMaker(auditAlarms, own)[0]?.[0]).toBe('unmet');
  });

  it('may be that of the organization, which is asked for nothing where an account makes it, or nobody', () => {
    const of = (control: Control, facts: Facts, posture = emptyPosture()) =>
      control.check(situationOf(posture, facts)).map(({ verdict }) => verdict);
    for (const control of [trailKept, auditAlarms]) {
      expect(of(control, MANAGED)).toEqual(['unmet']);
      expect(of(control, MANAGED, managed.posture)).toEqual(['met']);
      expect(of(control, DELEGATED)).toEqual(['notApplicable']);
      expect(of(control, declaring())).toEqual(['notApplicable']);
    }
  });
});

describe('what the stack of an organization makes in the management account', () => {
  const storage = awsControls.filter(({ id }) => /^AWS-(?:STO-(0[14-9]|1[0-5])|POL-08)$/.test(id));
  const ofBuckets = (posture: Posture) =>
    storage
      .filter(({ judges }) => judges === 'accountsAndOrganization')
      .flatMap((control) =>
        control
          .check(situationOf(posture, MANAGED))
          .filter((outcome) => !('finding' in outcome) || outcome.finding.subject !== 'aws.organization')
          .flatMap(({ verdict }) => (verdict === 'unmet' || verdict === 'unknown' ? [`${control.id} ${verdict}`] : [])),
      );

  it('is as private as in any account', () => {
    expect(ofBuckets(managed.posture)).toEqual([]);
  });

  it.each<[string, (body: Change) => void, string]>([
    ['aws_s3_bucket_public_access_block', set({ block_public_acls: false }), 'AWS-STO-01'],
    [
      'aws_s3_bucket_policy',
      rewrite('policy', '"aws:SecureTransport":"false"', '"aws:SecureTransport":"true"'),
      'AWS-STO-05',
    ],
    ['aws_s3_bucket_policy', rewrite('policy', '"s3:TlsVersion":"1.2"', '"s3:TlsVersion":"1.0"'), 'AWS-STO-06'],
    [
      'aws_s3_bucket_server_side_encryption_configuration',
      (body) => {
        for (const rule of body.rule as Change[]) rule.blocked_encryption_types = [];
      },
      'AWS-STO-08',
    ],
    ['aws_s3_bucket_versioning', set({ versioning_configuration: { status: 'Suspended' } }), 'AWS-STO-09'],
  ])('is found where its %s is weak', (type, change, control) => {
    expect(ofBuckets(managed.changed(type, 'audit_', change))).toEqual([`${control} unmet`]);
  });
});
