import { RequireMfaForUsers } from '../../../../lib/aws';
import { mfaConditions } from '../../../../lib/controls/aws/policies/mfa-conditions';
import { mfaScope } from '../../../../lib/controls/aws/policies/mfa-scope';
import { scp, standing, verdictsIn } from '../../../support/aws-organization';
import {
  findingOn,
  givenOn,
  inline,
  ofBucket,
  partlyRead,
  trust,
  unreadPolicy,
  verdictOn,
} from '../../../support/aws-policies';
import { entity, is, policy, unread, type WrittenStatement } from '../../../support/aws-posture';

const MFA = 'aws:MultiFactorAuthPresent';
const when = (Condition: WrittenStatement['Condition'], more: WrittenStatement = {}): WrittenStatement => ({
  ...more,
  ...(Condition === undefined ? {} : { Condition }),
});
const USERS = { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/*' } };

describe('AWS-POL-01', () => {
  it.each<[string, WrittenStatement]>([
    ['Bool false', when({ Bool: { [MFA]: 'false' } })],
    ['Bool false, however the key is spelt', when({ Bool: { 'AWS:multifactorauthpresent': 'false' } })],
    ['Bool false among other conditions', when({ ...USERS, Bool: { [MFA]: 'false', 'aws:ViaAWSService': 'false' } })],
    ['StringEquals false', when({ StringEquals: { [MFA]: 'false' } })],
    ['NumericGreaterThan of the age', when({ NumericGreaterThan: { 'aws:MultiFactorAuthAge': '3600' } })],
  ])('is unmet by a deny with %s, which an access key does not meet', (_, statement) => {
    for (const one of [inline([statement]), ofBucket({ Principal: '*', ...statement }), scp(statement)]) {
      expect(verdictOn(mfaConditions, one)).toBe('unmet');
    }
    expect(givenOn(mfaConditions, inline([statement]))).toMatch(
      /^the deny with .* does not see a request that carries no sign of MFA, as by an access key$/,
    );
  });

  it.each<[string, WrittenStatement]>([
    ['BoolIfExists true', when({ BoolIfExists: { [MFA]: 'true' } })],
    ['NumericLessThanIfExists of the age', when({ NumericLessThanIfExists: { 'aws:MultiFactorAuthAge': '3600' } })],
    ['StringNotEquals false', when({ StringNotEquals: { [MFA]: 'false' } })],
  ])('is unmet by an allow with %s, which an access key passes', (_, statement) => {
    const allow = { ...statement, Effect: 'Allow' } as const;
    expect(verdictOn(mfaConditions, inline([allow]))).toBe('unmet');
    expect(
      verdictOn(mfaConditions, trust({ ...allow, Principal: { AWS: 'arn:aws:iam::111122223333:user/ann' } })),
    ).toBe('unmet');
    expect(givenOn(mfaConditions, inline([allow]))).toMatch(/^the allow with .* lets a request through/);
  });

  it.each<[string, WrittenStatement]>([
    ['a deny with BoolIfExists false', when({ BoolIfExists: { [MFA]: 'false' } })],
    ['a deny of what has MFA', when({ Bool: { [MFA]: 'true' } })],
    ['a deny of what has no sign of it', when({ Null: { [MFA]: 'true' } })],
    ['an allow with Bool true', when({ Bool: { [MFA]: 'true' } }, { Effect: 'Allow' })],
    ['an allow without MFA', when({ BoolIfExists: { [MFA]: 'false' } }, { Effect: 'Allow' })],
    ['a statement that does not look at MFA', when({ Bool: { 'aws:SecureTransport': 'false' } })],
  ])('is met by %s', (_, statement) => {
    expect(verdictOn(mfaConditions, inline([statement]))).toBe('met');
  });

  it('is met where the same requests are denied by another statement of the same holder', () => {
    const plain = when({ Bool: { [MFA]: 'false' } }, { NotAction: ['iam:GetUser'] });
    const byKey = when({ Null: { [MFA]: 'true' } }, { NotAction: ['iam:GetUser'] });
    expect(verdictOn(mfaConditions, inline([plain, byKey]))).toBe('met');
    expect(verdictsIn(mfaConditions, [inline([plain]), inline([byKey], 'admins', 'q')])).toEqual(['met', 'met']);
  });

  it.each<[string, WrittenStatement]>([
    ['fewer requests', when({ Null: { [MFA]: 'true' } }, { Action: 'iam:*' })],
    ['those of users alone', when({ ...USERS, Null: { [MFA]: 'true' } })],
  ])('is unmet where the other statement denies %s', (_, other) => {
    const plain = when({ Bool: { [MFA]: 'false' } });
    expect(verdictOn(mfaConditions, inline([plain, other]))).toBe('unmet');
  });

  it('is unmet where the other statement is of another holder', () => {
    const plain = inline([when({ Bool: { [MFA]: 'false' } })]);
    const other = inline([when({ Null: { [MFA]: 'true' } })], 'developers', 'q');
    expect(verdictsIn(mfaConditions, [plain, other])).toEqual(['unmet', 'met']);
  });

  it('looks at the conditions beside MFA on both sides', () => {
    const plain = when({ ...USERS, Bool: { [MFA]: 'false' } });
    expect(verdictOn(mfaConditions, scp(plain, when({ ...USERS, Null: { [MFA]: 'true' } })))).toBe('met');
    const ofRoles = when({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' }, Null: { [MFA]: 'true' } });
    expect(verdictOn(mfaConditions, scp(plain, ofRoles))).toBe('unmet');
  });

  it('is unknown where the policy, or a part of it, cannot be read', () => {
    expect(verdictOn(mfaConditions, unreadPolicy(true))).toBe('unknown');
    expect(verdictOn(mfaConditions, partlyRead('variable'))).toBe('unknown');
    const [policyOf, attachment] = scp();
    const hidden = { ...policyOf, fields: { ...policyOf?.fields, document: unread() } } as never;
    expect(verdictOn(mfaConditions, [hidden, attachment as never])).toBe('unknown');
  });

  it('leaves out a policy of AWS that is only attached, and says nothing where there is none', () => {
    expect(verdictOn(mfaConditions, unreadPolicy(false))).toBe('notApplicable');
    expect(verdictsIn(mfaConditions, [])).toEqual(['notApplicable']);
  });

  it('describes a weakness by what is written, whatever policy it is in', () => {
    const { meaning } = findingOn(mfaConditions, inline([when({ Bool: { [MFA]: 'false' } })]));
    expect(meaning).toMatchObject({
      targets: ['policy:group admins'],
      settings: [`Deny:Bool ${MFA} false`],
    });
  });
});

describe('AWS-POL-02', () => {
  it('is met by what the project writes, and by policies that do not look at MFA', () => {
    expect(verdictOn(mfaScope, scp(...new RequireMfaForUsers().statements))).toBe('met');
    expect(verdictOn(mfaScope, scp(when({ Bool: { 'aws:SecureTransport': 'false' } })))).toBe('met');
  });

  it.each<[string, WrittenStatement]>([
    ['whoever calls', when({ BoolIfExists: { [MFA]: 'false' } })],
    ['whoever calls by himself', when({ BoolIfExists: { [MFA]: 'false', 'aws:ViaAWSService': 'false' } })],
    [
      'all but one role',
      when({ ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/x' }, Null: { [MFA]: 'true' } }),
    ],
    ['users and roles', when({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:*' }, Null: { [MFA]: 'true' } })],
    ['one action alone', when({ BoolIfExists: { [MFA]: 'false' } }, { Action: 'ec2:StopInstances' })],
  ])('is unmet by a service control policy that asks MFA of %s', (_, statement) => {
    expect(verdictOn(mfaScope, scp(statement))).toBe('unmet');
    expect(givenOn(mfaScope, scp(statement))).toBe('it asks MFA of roles, whose sessions never carry a sign of it');
  });

  it.each<[string, WrittenStatement]>([
    ['users by ARN', when({ ...USERS, BoolIfExists: { [MFA]: 'false' } })],
    ['users by type', when({ StringEquals: { 'aws:PrincipalType': 'User' }, BoolIfExists: { [MFA]: 'false' } })],
    ['whoever has a name', when({ Null: { 'aws:username': 'false' }, BoolIfExists: { [MFA]: 'false' } })],
    ['nobody that has no sign of it', when({ Bool: { [MFA]: 'false' } })],
  ])('is met by a service control policy that asks MFA of %s', (_, statement) => {
    expect(verdictOn(mfaScope, scp(statement))).toBe('met');
  });

  it('is unknown where the policy cannot be read in full, and does not judge policies of other kinds', () => {
    expect(verdictOn(mfaScope, partlyRead('variable'))).toBe('unknown');
    const unscoped = when({ BoolIfExists: { [MFA]: 'false' } });
    expect(verdictOn(mfaScope, [inline([unscoped]), ...standing('RESOURCE_CONTROL_POLICY', 'r', [unscoped])])).toBe(
      'notApplicable',
    );
  });

  it('is unmet where it is certain, whatever else cannot be read', () => {
    const document = is({ ...policy(when({ BoolIfExists: { [MFA]: 'false' } })), open: 'variable' as const });
    const one = entity('organizationPolicy', 'aws_organizations_policy.p', {
      type: is('SERVICE_CONTROL_POLICY'),
      document,
      settings: unread(),
    });
    expect(verdictOn(mfaScope, one)).toBe('unmet');
  });
});
