import { accessLogged } from '../../../lib/controls/aws/access-logged';
import { encryptedWithOwnKey } from '../../../lib/controls/aws/encrypted-with-own-key';
import type { Posture } from '../../../lib/posture';
import { declaredAccount, hardenedBucket, situationOf, verdictsOf } from '../../support/aws-posture';
import { findingsOf } from '../../support/outcomes';
import { rewrite } from '../../support/rendered-posture';
import { ledgerStack } from './storage-stack';

const written = ledgerStack({});
const found = (posture: Posture) => findingsOf(accessLogged.check(situationOf(posture, declaredAccount())));
const settings = (posture: Posture) => found(posture).map(({ meaning }) => meaning.settings.join());

describe('AWS-STO-10', () => {
  it('is met by a bucket that logs into a log bucket, and by the log bucket', () => {
    expect(verdictsOf(accessLogged, written.posture, declaredAccount())).toEqual(['met', 'met']);
  });

  it('is unmet without a target, and by a lone bucket', () => {
    expect(settings(written.without('aws_s3_bucket_logging'))).toEqual(['accessLogs=unset', 'accessLogs=unset']);
    expect(settings(hardenedBucket())).toEqual(['accessLogs=unset']);
  });

  it('is unmet where the bucket logs into itself', () => {
    const posture = written.changed('aws_s3_bucket_logging', 'ledger', (body) => {
      body.target_bucket = body.bucket;
    });
    expect(settings(posture)).toContain('accessLogs=itself');
  });

  it('is unmet where the target is under ignore_changes, and unknown where only apply knows it', () => {
    const target = (change: (body: Record<string, unknown>) => void) =>
      accessLogged.check(situationOf(written.changed('aws_s3_bucket_logging', 'ledger', change), declaredAccount()));
    const ignored = target((body) => {
      body.lifecycle = { ignore_changes: ['target_bucket'] };
    });
    expect(findingsOf(ignored).map(({ meaning }) => meaning.settings.join())).toContain('accessLogs=ignored');
    const unread = target((body) => {
      body.target_bucket = '${var.bucket}';
    });
    expect(unread.map(({ verdict }) => verdict)).toContain('unknown');
  });

  it('is unknown where the target is a bucket that the stack does not make', () => {
    const posture = written.changed('aws_s3_bucket_logging', 'ledger', (body) => {
      body.target_bucket = 'central-logs';
    });
    expect(accessLogged.check(situationOf(posture, declaredAccount()))).toContainEqual(
      expect.objectContaining({ verdict: 'unknown', assumption: 'only log delivery can write to central-logs' }),
    );
  });

  it.each([
    ['lets another service deliver', /"Service":"logging\.s3\.amazonaws\.com"/, '"Service":"config.amazonaws.com"'],
    ['lets the logs of another account in', /"aws:SourceAccount":"\d+"/, '"aws:SourceAccount":"999988887777"'],
    ['takes them elsewhere in the bucket', /acme-logs-north\/\*/, 'acme-logs-north/x/*'],
  ])('is unmet where the policy %s', (_, from, to) => {
    const posture = written.changed('aws_s3_bucket_policy', 'logs-north', rewrite('policy', from, to));
    expect(settings(posture).join()).toContain('accessLogs=refused');
  });

  it.each(['["111122223333","999988887777"]', '["111122223333","*"]'])(
    'is unmet where it takes the logs of other accounts, too: %s',
    (accounts) => {
      const change = rewrite(
        'policy',
        '"StringEquals":{"aws:SourceAccount":"111122223333"}',
        `"StringLike":{"aws:SourceAccount":${accounts}}`,
      );
      expect(settings(written.changed('aws_s3_bucket_policy', 'logs-north', change)).join()).toContain(
        'accessLogs=others',
      );
    },
  );

  it.each([
    [
      'of others',
      '"aws:PrincipalServiceName":"logging.s3.amazonaws.com"',
      '"aws:PrincipalServiceName":["logging.s3.amazonaws.com","config.amazonaws.com"]',
    ],
    ['at all', '"Sid":"DenyWritesOfOthers","Effect":"Deny"', '"Sid":"DenyWritesOfOthers","Effect":"Allow"'],
  ])('is unmet where the log bucket does not deny writes %s', (_, from, to) => {
    const posture = written.changed('aws_s3_bucket_policy', 'logs-north', rewrite('policy', from, to));
    expect(settings(posture).join()).toContain('logWrites=others');
  });

  it('is unmet where the policy of the log bucket is under ignore_changes, and unknown where only apply knows it', () => {
    const policy = (change: (body: Record<string, unknown>) => void) => {
      const posture = written.changed('aws_s3_bucket_policy', 'logs-north', change);
      return accessLogged.check(situationOf(posture, declaredAccount())).map(({ verdict }) => verdict);
    };
    expect(
      policy((body) => {
        body.lifecycle = { ignore_changes: 'all' };
      }),
    ).toContain('unmet');
    expect(
      policy((body) => {
        body.policy = '${var.policy}';
      }),
    ).toContain('unknown');
  });
});

describe('AWS-STO-07 of a log bucket', () => {
  const verdicts = (posture: Posture) => verdictsOf(encryptedWithOwnKey, posture, declaredAccount());

  it("is met by S3's own keys, which log delivery needs", () => {
    expect(verdicts(written.posture)).toEqual(['met', 'met']);
  });

  it('is unmet by a KMS key, under which S3 delivers nothing', () => {
    const posture = written.changed('aws_s3_bucket_server_side_encryption_configuration', 'logs-north', (body) => {
      body.rule = [{ apply_server_side_encryption_by_default: { sse_algorithm: 'aws:kms', kms_master_key_id: 'k' } }];
    });
    expect(verdicts(posture)).toContain('unmet');
  });

  it('is that of any bucket where somebody else can write to it: nobody is spared the key by being logged into', () => {
    const open = '"aws:PrincipalServiceName":["logging.s3.amazonaws.com","config.amazonaws.com"]';
    const posture = written.changed(
      'aws_s3_bucket_policy',
      'logs-north',
      rewrite('policy', '"aws:PrincipalServiceName":"logging.s3.amazonaws.com"', open),
    );
    expect(verdicts(posture)).toContain('unmet');
  });
});
