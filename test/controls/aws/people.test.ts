import { mfaForPeople } from '../../../lib/controls/aws/mfa-for-people';
import type { Entity, PolicyDocument } from '../../../lib/posture';
import {
  declaredAccount,
  entity,
  findingOf,
  is,
  policy,
  postureOf,
  refTo,
  setOf,
  unread,
  unset,
  verdictsOf,
  type WrittenStatement,
} from '../../support/aws-posture';

const ADMINS = declaredAccount({ existingHumanGroups: ['admins'] });
const NOBODY = declaredAccount();
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

const principal = (type: 'group' | 'role' | 'user', name: string) =>
  entity('iamPrincipal', `aws_iam_${type}.${name}`, { type, name: is(name), trust: unset });

describe('AWS-MFA-01 is judged', () => {
  it('for every declared group and every group of the stack, once', () => {
    const posture = postureOf(
      principal('group', 'admins'),
      principal('group', 'readers'),
      on('admins', policy(...GUARD)),
    );
    expect(verdictsOf(mfaForPeople, posture, ADMINS)).toEqual(['met', 'unmet']);
    const made = declaredAccount({ humanGroups: ['admins'], existingHumanGroups: ['auditors'] });
    expect(verdictsOf(mfaForPeople, posture, made)).toEqual(['met', 'unmet', 'unmet']);
  });

  it('for nobody where there is no group and no user', () => {
    expect(verdictsOf(mfaForPeople, postureOf(principal('role', 'reader')), NOBODY)).toEqual(['notApplicable']);
  });

  it('by reference to the group as by its name', () => {
    const document = is(policy(...GUARD));
    const group = entity('iamPrincipal', 'aws_iam_group.admins', { type: 'group', name: unread(), trust: unset });
    const byRef = (address: string) =>
      postureOf(
        group,
        entity('identityPolicy', 'p', { principalType: 'group', principal: refTo(address, 'name'), document }),
      );
    expect(verdictsOf(mfaForPeople, byRef('aws_iam_group.admins'), NOBODY)).toEqual(['met']);
    expect(verdictsOf(mfaForPeople, byRef('aws_iam_group.others'), NOBODY)).toEqual(['unknown']);
  });

  const member = (
    groups: Parameters<typeof setOf<string>>[0],
    users: Parameters<typeof setOf<string>>[0] = [is('ann')],
  ) => entity('iamMembership', 'aws_iam_user_group_membership.ann', { users: setOf(users), groups: setOf(groups) });
  const ann = principal('user', 'ann');
  const guard = on('admins', policy(...GUARD));

  it('for a user by their own policies and those of their groups', () => {
    const own = entity('identityPolicy', 'p', {
      principalType: 'user',
      principal: is('ann'),
      document: is(policy(...GUARD)),
    });
    const first = on('one', policy(ALL_BUT_ENROLMENT), 'one');
    const second = on('two', policy(ENROLMENT_OF_OTHERS, ENROLMENT_BY_KEY), 'two');
    expect(findingOf('unmet', mfaForPeople, postureOf(ann), NOBODY).meaning.principals).toEqual(['user:ann']);
    expect(verdictsOf(mfaForPeople, postureOf(ann, own), NOBODY)).toEqual(['met']);
    expect(verdictsOf(mfaForPeople, postureOf(ann, guard, member([is('admins')])), NOBODY)).toEqual(['met']);
    expect(verdictsOf(mfaForPeople, postureOf(ann, guard, member([is('others')])), NOBODY)).toEqual(['unmet']);
    expect(verdictsOf(mfaForPeople, postureOf(ann, first, second, member([is('one'), is('two')])), NOBODY)).toEqual([
      'met',
    ]);
    expect(
      verdictsOf(
        mfaForPeople,
        postureOf(ann, guard, member([is('admins')], [refTo('aws_iam_user.ann', 'name')])),
        NOBODY,
      ),
    ).toEqual(['met']);
  });

  it('as unknown for a user of whom only apply knows the groups', () => {
    expect(verdictsOf(mfaForPeople, postureOf(ann, guard, member([unread()])), NOBODY)).toEqual(['unknown']);
    expect(verdictsOf(mfaForPeople, postureOf(ann, guard, member([is('admins')], [unread()])), NOBODY)).toEqual([
      'unknown',
    ]);
  });

  it('as unknown for a group of which only apply knows whether it is made', () => {
    const counted = { ...principal('group', 'readers'), exists: unread('dynamic') };
    expect(verdictsOf(mfaForPeople, postureOf(counted), NOBODY)).toEqual(['unknown']);
  });
});
