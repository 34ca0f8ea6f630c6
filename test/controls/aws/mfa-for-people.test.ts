import { mfaForPeople } from '../../../lib/controls/aws/mfa-for-people';
import type { Entity, PolicyDocument } from '../../../lib/posture';
import {
  declaredAccount,
  entity,
  findingOf,
  is,
  outcomeOf,
  policy,
  postureOf,
  unread,
  verdictsOf,
  type WrittenStatement,
} from '../../support/aws-posture';

const ADMINS = declaredAccount({ existingHumanGroups: ['admins'] });
const ENROL = [
  'iam:CreateVirtualMFADevice',
  'iam:EnableMFADevice',
  'iam:ResyncMFADevice',
  'iam:GetUser',
  'iam:ListMFADevices',
];
const SESSION = ['sts:GetSessionToken', 'iam:ListVirtualMFADevices'];
const NO_MFA = { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' }, Bool: { 'aws:ViaAWSService': 'false' } };
const OWN = ['arn:aws:iam::*:user/${aws:username}', 'arn:aws:iam::*:mfa/*'];

const ALL_BUT_ENROLMENT: WrittenStatement = { NotAction: [...ENROL, ...SESSION], Condition: NO_MFA };
const ENROLMENT_OF_OTHERS: WrittenStatement = { Action: ENROL, NotResource: OWN, Condition: NO_MFA };
const ENROLMENT_BY_KEY: WrittenStatement = {
  Action: ENROL.slice(0, 3),
  Condition: { Null: { 'aws:MultiFactorAuthPresent': 'true' } },
};
const GUARD = [ALL_BUT_ENROLMENT, ENROLMENT_OF_OTHERS, ENROLMENT_BY_KEY];

function on(group: string, document: PolicyDocument, address = 'aws_iam_group_policy.mfa'): Entity<'identityPolicy'> {
  return entity('identityPolicy', address, { principalType: 'group', principal: is(group), document: is(document) });
}

const guarded = (...statements: readonly WrittenStatement[]) => postureOf(on('admins', policy(...statements)));

describe('AWS-MFA-01 is met', () => {
  it.each<[string, WrittenStatement[]]>([
    ["a deny of all but enrolment of one's own", GUARD],
    ['a deny of everything without MFA', [{ Condition: NO_MFA }]],
    ['a deny of everything', [{}]],
    ['a deny where the age of MFA is not there', [{ Condition: { Null: { 'aws:MultiFactorAuthAge': 'true' } } }]],
    [
      'one deny for a false key and one for an absent key',
      [
        { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } } },
        { Condition: { Null: { 'aws:MultiFactorAuthPresent': 'true' } } },
      ],
    ],
    ['a deny of what is not true', [{ Condition: { StringNotEquals: { 'aws:MultiFactorAuthPresent': 'true' } } }]],
    [
      'a deny of the users of the account',
      [{ Condition: { ...NO_MFA, ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/*' } } }],
    ],
    [
      'enrolment on a user under a path',
      [
        ALL_BUT_ENROLMENT,
        { ...ENROLMENT_OF_OTHERS, NotResource: [...OWN, 'arn:aws:iam::*:user/*/${aws:username}'] },
        ENROLMENT_BY_KEY,
      ],
    ],
    [
      'a first change of password',
      [
        { NotAction: [...ENROL, ...SESSION, 'iam:ChangePassword', 'iam:GetAccountPasswordPolicy'], Condition: NO_MFA },
        { ...ENROLMENT_OF_OTHERS, Action: [...ENROL, 'iam:ChangePassword'] },
        ENROLMENT_BY_KEY,
      ],
    ],
  ])('by %s', (_, statements) => {
    expect(outcomeOf(mfaForPeople, guarded(...statements), ADMINS)).toEqual({
      verdict: 'met',
      by: ['aws_iam_group_policy.mfa'],
    });
  });

  it('by several policies together', () => {
    const posture = postureOf(
      on('admins', policy(ALL_BUT_ENROLMENT), 'a'),
      on('admins', policy(ENROLMENT_OF_OTHERS, ENROLMENT_BY_KEY), 'b'),
    );
    expect(outcomeOf(mfaForPeople, posture, ADMINS)).toEqual({ verdict: 'met', by: ['a', 'b'] });
  });

  it('whatever the group is allowed', () => {
    expect(verdictsOf(mfaForPeople, guarded(...GUARD, { Effect: 'Allow' }), ADMINS)).toEqual(['met']);
  });
});

describe('AWS-MFA-01 is unmet', () => {
  it.each<[string, WrittenStatement[], string]>([
    [
      'there is no policy',
      [],
      'iam:CreateAccessKey without MFA, with an access key, by a member of group:admins is not denied',
    ],
    [
      'plain Bool lets long-term keys through',
      [{ Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } } }],
      'with an access key',
    ],
    [
      'MFA is asked for in an Allow',
      [{ Effect: 'Allow', Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } } }],
      'is not denied',
    ],
    [
      'what carries MFA is denied instead',
      [{ Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }],
      'is not denied',
    ],
    [
      'only long-term keys are denied',
      [{ Condition: { Null: { 'aws:MultiFactorAuthPresent': 'true' } } }],
      'iam:CreateAccessKey without MFA by',
    ],
    ['enrolment is exempt on any resource', [ALL_BUT_ENROLMENT], 'is not denied'],
    [
      'an access key can enrol a device, its thief’s',
      [ALL_BUT_ENROLMENT, ENROLMENT_OF_OTHERS],
      'without MFA, with an access key, by a member of group:admins is not denied',
    ],
    [
      'enrolment is exempt on every user',
      [ALL_BUT_ENROLMENT, { ...ENROLMENT_OF_OTHERS, NotResource: ['arn:aws:iam::*:user/*', 'arn:aws:iam::*:mfa/*'] }],
      ':user/',
    ],
    [
      'devices can be deactivated',
      [
        { NotAction: [...ENROL, ...SESSION, 'iam:DeactivateMFADevice'], Condition: NO_MFA },
        ENROLMENT_OF_OTHERS,
        ENROLMENT_BY_KEY,
      ],
      'iam:DeactivateMFADevice without MFA',
    ],
    [
      'roles can be assumed',
      [{ NotAction: [...ENROL, ...SESSION, 'sts:*'], Condition: NO_MFA }, ENROLMENT_OF_OTHERS],
      'sts:',
    ],
    [
      'one resource is left out',
      [{ NotResource: 'arn:aws:s3:::contoso-ledger/*', Condition: NO_MFA }],
      'arn:aws:s3:::contoso-ledger/',
    ],
    [
      'one network is left out',
      [{ Condition: { ...NO_MFA, NotIpAddress: { 'aws:SourceIp': '203.0.113.0/26' } } }],
      'is not denied',
    ],
    [
      'only one user is meant',
      [{ Condition: { ...NO_MFA, StringEquals: { 'aws:username': 'ann' } } }],
      'is not denied',
    ],
    [
      'only another account is meant',
      [{ Condition: { ...NO_MFA, ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::444455556666:user/*' } } }],
      'is not denied',
    ],
    ['forwarded calls alone are denied', [{ Condition: { Bool: { 'aws:ViaAWSService': 'true' } } }], 'is not denied'],
  ])('where %s', (_, statements, given) => {
    const finding = findingOf('unmet', mfaForPeople, guarded(...statements), ADMINS);
    expect(finding.given).toContain(given);
    expect(finding.meaning.principals).toEqual(['group:admins']);
    expect(finding.subject).toBe('aws.prod');
  });

  it('where the policy is on another group, or on a role of that name', () => {
    expect(verdictsOf(mfaForPeople, postureOf(on('others', policy(...GUARD))), ADMINS)).toEqual(['unmet']);
    const onRole = entity('identityPolicy', 'p', {
      principalType: 'role',
      principal: is('admins'),
      document: is(policy(...GUARD)),
    });
    expect(verdictsOf(mfaForPeople, postureOf(onRole), ADMINS)).toEqual(['unmet']);
  });

  it('where the policy is under ignore_changes, and says so', () => {
    const ignored = entity('identityPolicy', 'p', {
      principalType: 'group',
      principal: is('admins'),
      document: unread('ignored'),
    });
    expect(findingOf('unmet', mfaForPeople, postureOf(ignored), ADMINS).given).toContain('p is under ignore_changes');
  });

  it('by sets of which a wider weakness has no subset', () => {
    const settings = (...statements: WrittenStatement[]) => {
      const { meaning } = findingOf('unmet', mfaForPeople, guarded(...statements), ADMINS);
      return [...meaning.settings, ...meaning.targets];
    };
    const narrow = [
      settings({ NotAction: [...ENROL, ...SESSION, 's3:ListBucket'], Condition: NO_MFA }, ENROLMENT_OF_OTHERS),
      settings({ Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } } }),
      settings({ NotResource: 'arn:aws:s3:::contoso-ledger/*', Condition: NO_MFA }),
    ];
    for (const each of narrow) expect(settings().every((item) => each.includes(item))).toBe(false);
  });
});

describe('AWS-MFA-01 is unknown', () => {
  it.each<[string, Entity<'identityPolicy'>]>([
    [
      'the document cannot be read',
      entity('identityPolicy', 'p', { principalType: 'group', principal: is('admins'), document: unread('data') }),
    ],
    ['the document may hold more', on('admins', { ...policy({ Action: 's3:*' }), open: 'variable' })],
    [
      'the policy may be on another group',
      entity('identityPolicy', 'p', { principalType: 'group', principal: unread(), document: is(policy(...GUARD)) }),
    ],
    [
      'the policy may not be made',
      entity(
        'identityPolicy',
        'p',
        { principalType: 'group', principal: is('admins'), document: is(policy(...GUARD)) },
        { exists: unread('dynamic') },
      ),
    ],
    [
      'a date decides',
      on(
        'admins',
        policy({ Condition: { ...NO_MFA, DateGreaterThan: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' } } }),
      ),
    ],
  ])('where %s', (_, each) => {
    expect(verdictsOf(mfaForPeople, postureOf(each), ADMINS)).toEqual(['unknown']);
  });

  it('not where a policy that may be on the group allows only', () => {
    const allow = entity('identityPolicy', 'p', {
      principalType: 'group',
      principal: unread(),
      document: is(policy({ Effect: 'Allow' })),
    });
    expect(verdictsOf(mfaForPeople, postureOf(allow), ADMINS)).toEqual(['unmet']);
  });
});
