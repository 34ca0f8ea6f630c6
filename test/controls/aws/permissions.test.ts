import { awsControls } from '../../../lib/controls/aws';
import { readStack } from '../../../lib/posture';
import { declaredAccount, situationOf } from '../../support/aws-posture';

type Body = Record<string, unknown>;
type Resources = Record<string, Record<string, Body>>;

function judge(id: string) {
  const control = awsControls.find((each) => each.id === id);
  return (resource: Resources) => {
    const posture = readStack({ stack: 'contoso-aws-prod', json: { resource } });
    const outcomes = control?.check(situationOf(posture, declaredAccount({}))) ?? [];
    return outcomes.map((outcome) =>
      'finding' in outcome
        ? [outcome.verdict, ...outcome.finding.meaning.principals, ...outcome.finding.meaning.settings].join(' ')
        : outcome.verdict,
    );
  };
}

const policy = (body: Body) => JSON.stringify({ Statement: [{ Effect: 'Allow', Resource: '*', ...body }] });
const managed = (text: string, more: Body = {}): Resources => ({ aws_iam_policy: { p: { policy: text, ...more } } });
const NAMED = policy({ Action: ['s3:GetObject', 's3:List*'] });

describe('AWS-IAM-06', () => {
  const judged = judge('AWS-IAM-06');

  it('is met by policies that name what they allow, and by whatever denies', () => {
    expect(judged(managed(NAMED))).toEqual(['met']);
    expect(judged(managed(policy({ Effect: 'Deny', NotAction: 'iam:GetUser' })))).toEqual(['met']);
    expect(judged({ aws_iam_role_policy: { p: { role: 'app', policy: NAMED } } })).toEqual(['met']);
  });

  it('is not applicable to policies of AWS’s own, and to one that is only attached', () => {
    const attached = { a: { role: 'app', policy_arn: 'arn:aws:iam::aws:policy/AdministratorAccess' } };
    expect(judged({ aws_iam_role_policy_attachment: attached })).toEqual(['notApplicable']);
  });

  it.each<[string, Body, string]>([
    ['everything', { Action: '*' }, 'everything'],
    ['everything by another spelling', { Action: '*:*' }, 'everything'],
    ['everything beside what it names', { Action: ['s3:GetObject', '**'] }, 'everything'],
    [
      'everything under a condition',
      { Action: '*', Condition: { Bool: { 'aws:SecureTransport': 'true' } } },
      'everything',
    ],
    ['everything but some', { NotAction: ['iam:*', 'sts:*'] }, 'everything but iam:*,sts:*'],
    [
      'everything on all resources but one',
      { Action: '*', Resource: undefined, NotResource: 'arn:aws:s3:::a' },
      'everything',
    ],
    ['a whole service', { Action: 'S3:*' }, 's3:*'],
    ['a whole service on one resource', { Action: 's3:**', Resource: 'arn:aws:s3:::a' }, 's3:*'],
  ])('is unmet by a policy that allows %s', (_, body, found) => {
    expect(judged(managed(policy(body)))).toEqual([`unmet allow=${found}`]);
  });

  it('is unmet by an inline policy of whomever, and once by a policy that is attached twice', () => {
    const all = policy({ Action: '*' });
    for (const type of ['group', 'role', 'user']) {
      expect(judged({ [`aws_iam_${type}_policy`]: { p: { [type]: 'app', policy: all } } })).toEqual([
        'unmet allow=everything',
      ]);
    }
    expect(judged({ aws_iam_role: { r: { inline_policy: [{ name: 'all', policy: all }] } } })).toEqual([
      'unmet allow=everything',
    ]);
    const twice = {
      a: { role: 'a', policy_arn: '${aws_iam_policy.p.arn}' },
      b: { role: 'b', policy_arn: '${aws_iam_policy.p.arn}' },
    };
    expect(judged({ ...managed(all), aws_iam_role_policy_attachment: twice })).toEqual(['unmet allow=everything']);
  });

  it('is unmet by one of two statements', () => {
    const both = JSON.stringify({
      Statement: [
        { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' },
        { Effect: 'Allow', Action: 'kms:*', Resource: '*' },
      ],
    });
    expect(judged(managed(both))).toEqual(['unmet allow=kms:*']);
  });

  it('is unknown by what only apply knows', () => {
    expect(judged(managed('${var.policy}'))).toEqual(['unknown unread=variable']);
    expect(judged(managed(policy({ Action: '${var.action}' })))[0]).toMatch(/^unknown/);
    expect(judged(managed(policy({ Action: '*' }), { count: '${var.made}' }))).toEqual(['unknown allow=everything']);
    expect(judged(managed(NAMED, { lifecycle: { ignore_changes: ['policy'] } }))).toEqual(['unknown unread=ignored']);
    expect(judged(managed(NAMED, { count: 0 }))).toEqual(['notApplicable']);
  });
});

describe('AWS-IAM-07', () => {
  const judged = judge('AWS-IAM-07');
  const ofUser = (text: string, more: Body = {}): Resources => ({
    aws_iam_user_policy: { p: { user: 'ann', policy: text, ...more } },
  });
  const attached = (body: Body): Resources => ({ aws_iam_user_policy_attachment: { a: { user: 'ann', ...body } } });

  it('is met by policies of groups and roles, and by one of a user that only denies', () => {
    expect(judged({ aws_iam_group_policy: { p: { group: 'admins', policy: NAMED } } })).toEqual(['met']);
    expect(judged(ofUser(policy({ Effect: 'Deny', Action: '*' })))).toEqual(['met']);
    expect(judged({})).toEqual(['notApplicable']);
  });

  it.each<[string, Resources, string?]>([
    ['is inline in a user', ofUser(NAMED)],
    ['is attached to a user', { ...managed(NAMED), ...attached({ policy_arn: '${aws_iam_policy.p.arn}' }) }],
    ['is AWS’s own', attached({ policy_arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }), 'allow=All'],
    [
      'is attached to a user among others',
      {
        ...managed(NAMED),
        aws_iam_policy_attachment: { a: { users: ['ann'], roles: ['app'], policy_arn: '${aws_iam_policy.p.arn}' } },
      },
    ],
  ])('is unmet by a policy that %s', (_, resource, found = 'allow=s3:GetObject allow=s3:List*') => {
    expect(judged(resource)).toEqual([`unmet user:ann ${found}`]);
  });

  it('is unknown by what only apply knows', () => {
    expect(judged(ofUser('${var.policy}'))[0]).toMatch(/^unknown/);
    expect(judged(ofUser(NAMED, { user: '${var.user}' }))[0]).toMatch(/^unknown/);
    expect(judged(ofUser(NAMED, { count: '${var.made}' }))[0]).toMatch(/^unknown/);
    expect(judged(attached({ policy_arn: '${var.policy}' }))[0]).toMatch(/^unknown/);
    expect(
      judged({
        aws_iam_policy_attachment: {
          a: { users: '${var.users}', policy_arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
        },
      })[0],
    ).toMatch(/^unknown/);
  });
});
