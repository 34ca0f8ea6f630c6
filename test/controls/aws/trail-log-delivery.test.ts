import { trailKept } from '../../../lib/controls/aws/trail-kept';
import type { Posture } from '../../../lib/posture';
import { ACCOUNT, situationOf } from '../../support/aws-posture';
import { rewrite } from '../../support/rendered-posture';
import { AUDIT_FACTS, auditStack } from './audit-stack';

const written = auditStack();
type Change = (body: Record<string, unknown>) => void;
const set = (change: Record<string, unknown>) => (body: Record<string, unknown>) => Object.assign(body, change);
const seen = (posture: Posture) =>
  trailKept
    .check(situationOf(posture, AUDIT_FACTS))
    .flatMap((outcome) =>
      'finding' in outcome ? [[outcome.verdict, ...outcome.finding.meaning.settings]] : [[outcome.verdict]],
    );
const MET = [['met']];
const role = (change: Change) => seen(written.changed('aws_iam_role', 'audit', change));
const rights = (change: Change) => seen(written.changed('aws_iam_role_policy', 'audit', change));
const key = (change: Change) => seen(written.changed('aws_kms_key', '', change));
const [{ address: group } = { address: '' }] = written.posture.entities.logGroup;
const GROUP = `arn:aws:logs:eu-north-1:${ACCOUNT}:log-group:/aws/cloudtrail/audit`;

describe('AWS-LOG-02 asks of the role of the trail that CloudTrail takes events to the log group by it', () => {
  it.each<[string, Change]>([
    ['another service', rewrite('assume_role_policy', 'cloudtrail.amazonaws.com', 'config.amazonaws.com')],
    ['another trail', rewrite('assume_role_policy', ':trail/audit', ':trail/another')],
    ['no action', rewrite('assume_role_policy', 'sts:AssumeRole', 'sts:TagSession')],
    ['whatever was there before', set({ lifecycle: { ignore_changes: ['assume_role_policy'] } })],
  ])('and is unmet where its trust is for %s', (_, change) => {
    expect(role(change)).toEqual([['unmet', 'trailLogRole=notAssumed']]);
  });

  it.each<[string, Change]>([
    ['the action is another', rewrite('policy', 'logs:PutLogEvents', 'logs:GetLogEvents')],
    ['the log group is another', rewrite('policy', 'log-group:/aws/cloudtrail/audit', 'log-group:/aws/other')],
    ['it is denied', rewrite('policy', '"Allow"', '"Deny"')],
    ['the policy is on another role', set({ role: 'another' })],
    ['the policy is not made', set({ count: 0 })],
    ['the policy is left as it was', set({ lifecycle: { ignore_changes: ['policy'] } })],
  ])('and is unmet where it may not write there: %s', (_, change) => {
    expect(rights(change)).toEqual([['unmet', 'trailLogRole=notWriting']]);
  });

  it('is unmet without a policy on it', () => {
    expect(seen(written.without('aws_iam_role_policy'))).toEqual([['unmet', 'trailLogRole=notWriting']]);
  });

  it('is unknown where only apply knows', () => {
    expect(role(set({ assume_role_policy: '${var.trust}' }))).toEqual([['unknown', 'trailLogRole=notAssumed']]);
    expect(role(set({ count: '${var.n}' }))).toEqual([['unknown', 'trailLogRole=unknown']]);
    expect(rights(set({ policy: '${var.policy}' }))).toEqual([['unknown', 'trailLogRole=notWriting']]);
  });

  it('is met by a policy that names the group by reference, and by one that allows more', () => {
    expect(rights(rewrite('policy', `${GROUP}:log-stream:*`, `\${${group}.arn}:*`))).toEqual(MET);
    expect(rights(rewrite('policy', `${GROUP}:log-stream:*`, '*'))).toEqual(MET);
    expect(rights(rewrite('policy', '["logs:CreateLogStream","logs:PutLogEvents"]', '"logs:*"'))).toEqual(MET);
  });

  it('is met by a role that another stack makes: AWS tries it when the trail is made', () => {
    const elsewhere = set({ cloud_watch_logs_role_arn: `arn:aws:iam::${ACCOUNT}:role/somebody-elses` });
    expect(seen(written.changed('aws_cloudtrail', '', elsewhere))).toEqual(MET);
  });
});

describe('AWS-LOG-02 asks of the key of the log group that CloudWatch Logs can encrypt with it', () => {
  const REFUSED = [['unmet', 'logKeyUse=refused']];

  it.each<[string, Change]>([
    ['another service', rewrite('policy', 'logs.eu-north-1.amazonaws.com', 'config.amazonaws.com')],
    ['another Region', rewrite('policy', 'logs.eu-north-1.amazonaws.com', 'logs.eu-west-1.amazonaws.com')],
    ['another log group', rewrite('policy', 'log-group:/aws/cloudtrail/audit', 'log-group:/aws/other')],
    ['reading alone', rewrite('policy', '"kms:Encrypt",', '')],
  ])('and is unmet by a policy for %s', (_, change) => {
    expect(key(change)).toEqual(REFUSED);
  });

  it('is met by a policy for every log group of the account', () => {
    expect(key(rewrite('policy', 'log-group:/aws/cloudtrail/audit', 'log-group:*'))).toEqual(MET);
    const like = rewrite(
      'policy',
      `"ArnEquals":{"kms:EncryptionContext:aws:logs:arn":"${GROUP}"`,
      `"ArnLike":{"kms:EncryptionContext:aws:logs:arn":"arn:aws:logs:eu-north-1:${ACCOUNT}:log-group:*"`,
    );
    expect(key(like)).toEqual(MET);
  });
});
