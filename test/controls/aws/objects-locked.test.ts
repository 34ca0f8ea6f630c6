import { objectsLocked } from '../../../lib/controls/aws/objects-locked';
import type { Facts } from '../../../lib/declaration';
import type { Posture } from '../../../lib/posture';
import { declaredAccount, outcomeOf, verdictsOf } from '../../support/aws-posture';
import { ledgerFacts, ledgerStack } from './storage-stack';

const written = ledgerStack({ lock: true });
const declared = ledgerFacts({ lock: true });
const retention = (change: Record<string, unknown>) =>
  written.changed('aws_s3_bucket_object_lock_configuration', 'ledger', (body) => {
    body.rule = { default_retention: { mode: 'COMPLIANCE', days: 30, ...change } };
  });
const settingsOf = (posture: Posture, facts: Facts) => {
  const outcome = outcomeOf(objectsLocked, posture, facts);
  return 'finding' in outcome ? [outcome.verdict, ...outcome.finding.meaning.settings] : [outcome.verdict];
};

describe('AWS-STO-11', () => {
  it('is met by a lock as it is declared, and by one that nobody declared', () => {
    expect(verdictsOf(objectsLocked, written.posture, declared)).toEqual(['met']);
    expect(verdictsOf(objectsLocked, written.posture)).toEqual(['met']);
  });

  it('does not apply where no lock is asked for', () => {
    expect(verdictsOf(objectsLocked, ledgerStack({}).posture, declaredAccount())).toEqual(['notApplicable']);
  });

  it('is unmet where a declared lock is not rendered', () => {
    expect(settingsOf(ledgerStack({}).posture, declared)).toEqual(['unmet', 'lock=unset']);
  });

  it.each([
    [{ days: 29 }, ['unmet', 'lockDays=29']],
    [{ days: null }, ['unmet', 'lockDays=unset']],
    [{ days: '${var.days}' }, ['unknown', 'lockDays=unknown']],
    [{ days: 31 }, ['met']],
    [{ days: null, years: 1 }, ['met']],
    [{ days: null, years: '${var.years}' }, ['unknown', 'lockYears=unknown']],
    [{ mode: 'GOVERNANCE' }, ['unmet', 'lockMode=GOVERNANCE']],
    [{ mode: null }, ['unmet', 'lockMode=unset']],
    [{ mode: '${var.mode}' }, ['unknown', 'lockMode=unknown']],
  ])('of a retention with %j is %j', (change, settings) => {
    expect(settingsOf(retention(change), declared)).toEqual(settings);
  });

  it('takes either mode where governance is declared', () => {
    const governed = declaredAccount({
      buckets: { ledger: { name: 'acme-ledger', lock: { mode: 'governance', days: 30 } } },
    });
    expect(settingsOf(retention({ mode: 'GOVERNANCE' }), governed)).toEqual(['met']);
    expect(settingsOf(retention({}), governed)).toEqual(['met']);
  });

  it.each([
    ['Disabled', 'unmet'],
    ['${var.lock}', 'unknown'],
  ])('of a lock that is %s is %s', (enabled, verdict) => {
    const posture = written.changed('aws_s3_bucket_object_lock_configuration', 'ledger', (body) => {
      body.object_lock_enabled = enabled;
    });
    expect(settingsOf(posture, declared)[0]).toBe(verdict);
  });
});
