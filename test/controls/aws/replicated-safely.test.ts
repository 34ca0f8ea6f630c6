import { replicatedSafely } from '../../../lib/controls/aws/replicated-safely';
import type { Posture } from '../../../lib/posture';
import { declaredAccount, outcomeOf, verdictsOf } from '../../support/aws-posture';
import { rewrite } from '../../support/rendered-posture';
import { ledgerFacts, ledgerStack } from './storage-stack';

const COPIED = { reach: true, replica: true };
const written = ledgerStack(COPIED);
const facts = ledgerFacts(COPIED);
type Rule = Record<string, Record<string, unknown> & string>;

const rule = (change: (rule: Rule) => void) =>
  written.changed('aws_s3_bucket_replication_configuration', 'ledger', (body) => {
    const [first] = body.rule as Rule[];
    if (first) change(first);
  });
const settingsOf = (posture: Posture) => {
  const outcome = outcomeOf(replicatedSafely, posture, facts);
  return 'finding' in outcome ? [outcome.verdict, ...outcome.finding.meaning.settings] : [outcome.verdict];
};

describe('AWS-STO-15', () => {
  it('is met by a replica as it is rendered, declared or not', () => {
    expect(settingsOf(written.posture)).toEqual(['met']);
    const undeclared = ledgerStack({ replica: true }).posture;
    expect(verdictsOf(replicatedSafely, undeclared)).toEqual(['met']);
  });

  it('does not apply where nothing is replicated', () => {
    expect(verdictsOf(replicatedSafely, ledgerStack({}).posture, declaredAccount())).toEqual(['notApplicable']);
  });

  it('is unmet where a declared replica is not rendered', () => {
    expect(settingsOf(ledgerStack({}).posture)).toEqual(['unmet', 'replica=unset']);
  });

  it.each<[string, (rule: Rule) => void, string[]]>([
    ['that is off', (each) => Object.assign(each, { status: 'Disabled' }), ['unmet', 'replication=Disabled']],
    ['for some objects', (each) => Object.assign(each, { filter: { prefix: 'a/' } }), ['unmet', 'replicatesAll=false']],
    [
      'for what only apply knows',
      (each) => Object.assign(each, { filter: { prefix: '${var.p}' } }),
      ['unknown', 'replicatesAll=unknown'],
    ],
    [
      'without objects under keys',
      (each) => Object.assign(each, { source_selection_criteria: {} }),
      ['unmet', 'replicatesKmsObjects=unset'],
    ],
    [
      'into another account',
      (each) => Object.assign(each.destination ?? {}, { account: '999988887777' }),
      ['unmet', 'replicaAccount=999988887777'],
    ],
    [
      'into a bucket elsewhere',
      (each) => Object.assign(each.destination ?? {}, { bucket: 'arn:aws:s3:::elsewhere' }),
      ['unmet', 'replica=elsewhere'],
    ],
    [
      'into what only apply knows',
      (each) => Object.assign(each.destination ?? {}, { bucket: '${var.bucket}' }),
      ['unknown', 'replica=elsewhere'],
    ],
    [
      'into another bucket than declared',
      (each) => Object.assign(each.destination ?? {}, { bucket: 'arn:aws:s3:::acme-logs-west' }),
      ['unmet', 'replica=another', 'replicaKey=another'],
    ],
    [
      'under another key',
      (each) =>
        Object.assign(each.destination ?? {}, {
          encryption_configuration: { replica_kms_key_id: 'arn:aws:kms:eu-west-1:999988887777:key/1' },
        }),
      ['unmet', 'replicaKey=another'],
    ],
    [
      'under a key that only apply knows',
      (each) =>
        Object.assign(each.destination ?? {}, { encryption_configuration: { replica_kms_key_id: '${var.key}' } }),
      ['unknown', 'replicaKey=another'],
    ],
  ])('of a rule %s is told', (_, change, settings) => {
    expect(settingsOf(rule(change))).toEqual(settings);
  });

  it('is unmet where the replica is in the Region of the bucket, or is the bucket', () => {
    const together = written.with(({ aws_s3_bucket = {} }) => {
      for (const body of Object.values(aws_s3_bucket)) delete body.provider;
    });
    expect(settingsOf(together)).toEqual(['unmet', 'replica=sameRegion']);
    const itself = rule((each) => Object.assign(each.destination ?? {}, { bucket: 'arn:aws:s3:::acme-ledger' }));
    expect(settingsOf(itself)).toContain('replica=itself');
  });

  it.each([
    ['others, too, may assume', '"Service":"s3.amazonaws.com"', '"Service":["s3.amazonaws.com","ec2.amazonaws.com"]'],
    ['a person may assume', '"Service":"s3.amazonaws.com"', '"AWS":"arn:aws:iam::111122223333:user/ann"'],
    ['everybody may assume', '{"Service":"s3.amazonaws.com"}', '"*"'],
  ])('is unmet with a role that %s', (_, from, to) => {
    expect(settingsOf(written.changed('aws_iam_role', 'ledger', rewrite('assume_role_policy', from, to)))).toEqual([
      'unmet',
      'replicationRole=others',
    ]);
  });

  it('is unknown with a role that the stack does not make', () => {
    const posture = written.changed('aws_s3_bucket_replication_configuration', 'ledger', (body) => {
      body.role = 'arn:aws:iam::111122223333:role/elsewhere';
    });
    expect(settingsOf(posture)).toEqual(['unknown', 'replicationRole=unseen']);
  });

  it.each(['ledger_policy', 'replica_policy'])('is unmet where %s denies the role: nothing would arrive', (part) => {
    const posture = written.changed('aws_s3_bucket_policy', part, rewrite('policy', /role\/replicate-/g, 'role/x-'));
    expect(settingsOf(posture)).toEqual(['unmet', 'replicationRole=denied']);
  });
});
