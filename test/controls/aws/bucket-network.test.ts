import { bucketNetwork } from '../../../lib/controls/aws/bucket-network';
import { deployerAccess } from '../../../lib/controls/aws/deployer-access';
import type { Facts } from '../../../lib/declaration';
import type { PolicyDocument, Posture } from '../../../lib/posture';
import { ABSENT, ANY, always, type KeyDomain, someDenied } from '../../../lib/requests';
import { ACCOUNT, declaredAccount, situationOf, verdictsOf } from '../../support/aws-posture';
import { findingsOf } from '../../support/outcomes';
import { rewrite } from '../../support/rendered-posture';
import { type Choices, DEPLOYER, ENDPOINT, ledgerFacts, ledgerStack } from './storage-stack';

const HELD: Choices = { reach: true, vpcEndpoint: true };
const written = ledgerStack(HELD);
const facts = ledgerFacts(HELD);
const found = (posture: Posture, declared: Facts = facts) =>
  findingsOf(bucketNetwork.check(situationOf(posture, declared)));
const weakened = (from: string | RegExp, to: string) =>
  written.changed('aws_s3_bucket_policy', 'ledger_policy', rewrite('policy', from, to));

/** Every choice that can be made beside the network. */
const CHOICES: readonly Choices[] = [false, true].flatMap((vpcEndpoint) =>
  [false, true].flatMap((lock) => [false, true].map((replica) => ({ reach: true, vpcEndpoint, lock, replica }))),
);

function policyOf(posture: Posture, name: string): PolicyDocument {
  const policies = posture.entities.bucketPolicy.filter(
    ({ fields: { bucket } }) => bucket.is === 'known' && bucket.value === name,
  );
  const [only, ...more] = policies.map(({ fields: { document } }) => document);
  if (only?.is !== 'known' || more.length > 0) throw new Error(`${policies.length} policies for ${name}`);
  return only.value;
}

/** Whether the policy of the ledger denies any request of this kind, over TLS, from whatever address. */
function denies(
  posture: Posture,
  keys: Readonly<Record<string, KeyDomain>>,
  resource = 'arn:aws:s3:::acme-ledger*',
  name = 'acme-ledger',
) {
  const universe = {
    principals: 'any' as const,
    actions: ['s3:GetObject', 's3:ListBucket', 's3:ReplicateObject'],
    resources: [resource.replace('acme-ledger', name)],
    keys: {
      'aws:securetransport': always('true'),
      's3:tlsversion': always('1.3'),
      'aws:sourceip': ANY,
      'aws:sourcevpce': ANY,
      'aws:principalisawsservice': always('false'),
      'aws:viaawsservice': always('false'),
      'aws:principalarn': ANY,
      ...keys,
    },
  };
  return someDenied([policyOf(posture, name)], universe).denied;
}

describe('AWS-STO-12', () => {
  it.each(CHOICES)('is met by what is rendered with %j', (choice) => {
    const verdicts = verdictsOf(bucketNetwork, ledgerStack(choice).posture, ledgerFacts(choice));
    expect(verdicts).toEqual(choice.replica ? ['met', 'met'] : ['met']);
  });

  it('does not apply to buckets without declared networks', () => {
    expect(verdictsOf(bucketNetwork, written.posture, declaredAccount())).toEqual(['notApplicable']);
  });

  it('is unmet where networks are declared and nothing holds the bucket to them', () => {
    const [finding] = found(ledgerStack({}).posture);
    expect(finding?.meaning.settings).toContain('network=elsewhere');
    expect(finding?.given).toContain('without a source address by anyone is not denied');
  });

  it.each([
    ['a wider range', /203\.0\.113\.0\/26/g, '203.0.113.0/25', 'from 203.0.113.64'],
    ['another endpoint', new RegExp(ENDPOINT, 'g'), 'vpce-0ffffffffffffffff', 'through another VPC endpoint'],
    ['an operator that means the same', /NotIpAddressIfExists/g, 'NotIpAddress', undefined],
    [
      'one that a forwarded call alone is held to',
      /"aws:ViaAWSService":"false"/g,
      '"aws:ViaAWSService":"true"',
      'is not denied',
    ],
    ['the objects alone', '"Sid":"DenySettingsFromElsewhere","Effect":"Deny"', '"Effect":"Allow"', 's3:ListBucket'],
    ['the settings alone', '"Sid":"DenyObjectsFromElsewhere","Effect":"Deny"', '"Effect":"Allow"', 's3:GetObject'],
    ['IPv4 alone', /,"2001:db8:10::\/48"/g, '', undefined],
  ])('of a policy with %s is told', (_, from, to, given) => {
    const findings = found(weakened(from, to));
    if (given === undefined) expect(findings).toEqual([]);
    else expect(findings.map((finding) => finding.given).join()).toContain(given);
  });

  it('is unmet where the deployer reaches the objects, too, or another role does', () => {
    const principal = new RegExp(`"(arn:aws:iam::${ACCOUNT}:role)/${DEPLOYER}"`);
    expect(found(weakened(principal, '"$1/*"')).length).toBe(1);
    const objects = '"aws:ViaAWSService":"false"}}},{"Sid":"DenySettings';
    const excepted = `"aws:ViaAWSService":"false"},"ArnNotLikeIfExists":{"aws:PrincipalArn":"arn:aws:iam::${ACCOUNT}:role/${DEPLOYER}"}}},{"Sid":"DenySettings`;
    expect(found(weakened(objects, excepted)).length).toBe(1);
  });

  it('is unknown where only apply knows the policy, and unmet where it is under ignore_changes', () => {
    const verdicts = (change: (body: Record<string, unknown>) => void) =>
      verdictsOf(bucketNetwork, written.changed('aws_s3_bucket_policy', 'ledger_policy', change), facts);
    expect(
      verdicts((body) => {
        body.policy = '${var.policy}';
      }),
    ).toEqual(['unknown']);
    expect(
      verdicts((body) => {
        body.lifecycle = { ignore_changes: ['policy'] };
      }),
    ).toEqual(['unmet']);
  });
});

describe('a bucket policy by address is known to be broken in two ways', () => {
  it.each(CHOICES)('it is never left out: with %j it is attached, and holds every rule', (choice) => {
    const { statements } = policyOf(ledgerStack(choice).posture, 'acme-ledger');
    expect(statements.map(({ sid }) => sid)).toEqual([
      'DenyPlainHttp',
      'DenyTlsBefore12',
      'DenyUploadNamingAnotherAlgorithm',
      'DenyUploadNamingAnotherKey',
      'DenyUploadNamingKmsWithoutKey',
      'DenyObjectsFromElsewhere',
      'DenySettingsFromElsewhere',
    ]);
  });

  it.each(CHOICES)('it never locks out whom it must let in: with %j', (choice) => {
    const { posture } = ledgerStack(choice);
    const declared = ledgerFacts(choice);
    expect(verdictsOf(deployerAccess, posture, declared)).toEqual(['met']);
    expect(denies(posture, { 'aws:principalisawsservice': always('true') })).toBe(false);
    expect(denies(posture, { 'aws:viaawsservice': always('true') })).toBe(false);
    const inside = { 'aws:sourcevpce': always(ENDPOINT), 'aws:sourceip': ABSENT };
    expect(denies(posture, inside)).toBe(!choice.vpcEndpoint);
    if (!choice.replica) return;
    const copies = { 'aws:principalarn': always(`arn:aws:iam::${ACCOUNT}:role/replicate-acme-ledger`) };
    expect(denies(posture, copies)).toBe(false);
    expect(denies(posture, copies, undefined, 'acme-copy')).toBe(false);
  });

  it.each([
    ['the bare deny', { NotIpAddress: { 'aws:SourceIp': ['203.0.113.0/26'] } }],
    [
      'the deny without the deployer',
      {
        NotIpAddressIfExists: { 'aws:SourceIp': ['203.0.113.0/26'] },
        BoolIfExists: { 'aws:PrincipalIsAWSService': 'false', 'aws:ViaAWSService': 'false' },
      },
    ],
  ])('%s, written by hand, shuts the deployer out and is fatal', (_, Condition) => {
    const posture = ledgerStack({}).changed('aws_s3_bucket_policy', 'ledger_policy', (body) => {
      const document = JSON.parse(String(body.policy));
      const Resource = ['arn:aws:s3:::acme-ledger', 'arn:aws:s3:::acme-ledger/*'];
      document.Statement.push({ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource, Condition });
      body.policy = JSON.stringify(document);
    });
    const [finding] = findingsOf(deployerAccess.check(situationOf(posture, facts)));
    expect(finding?.given).toContain('denies the deployer s3:');
    expect(deployerAccess.level).toBe('fatal');
  });
});
