import { protectedPolicyGroups } from '../../../lib/controls/entra/protected-policy-groups';
import type { Entity } from '../../../lib/posture';
import { BREAK_GLASS, breakGlass } from '../../support/break-glass';
import { findingsOf, verdictsOf } from '../../support/outcomes';
import {
  group,
  groupLookup,
  openSet,
  policy,
  postureOf,
  refTo,
  situationOf,
  unread,
} from '../../support/posture-builder';

const PILOT = '6f1e2d3c-2222-4a2b-8c3d-000000000001';

function check(...entities: readonly Entity[]) {
  return protectedPolicyGroups.check(situationOf(postureOf(...breakGlass(), ...entities)));
}

describe('ENT-PR-07', () => {
  it('is met where every group that a policy names is role-assignable', () => {
    expect(check(policy('mfa', { notGroups: [BREAK_GLASS] }))).toMatchObject([{ verdict: 'met' }]);
  });

  it('is not applicable where no policy names a group', () => {
    expect(verdictsOf(check(policy('mfa', {})))).toEqual(['notApplicable']);
  });

  it.each(['groups', 'notGroups'] as const)('is unmet by a group that is not, under %s', (where) => {
    const outcomes = check(policy('mfa', { [where]: [refTo('azuread_group.staff')] }), group('staff', {}));
    expect(verdictsOf(outcomes)).toEqual(['unmet']);
    expect(findingsOf(outcomes)[0]).toMatchObject({
      given: 'azuread_group.staff, which azuread_conditional_access_policy.mfa names, is not role-assignable',
      meaning: { principals: ['group:${azuread_group.staff.object_id}'], settings: ['group=unprotected'] },
    });
  });

  it('tells one group once, however many policies name it', () => {
    const both = ['a', 'b'].map((name) => policy(name, { notGroups: [refTo('azuread_group.staff')] }));
    expect(findingsOf(check(...both, group('staff', { assignableToRole: false })))).toHaveLength(1);
  });

  it('asks of an existing group that apply checks it', () => {
    const pilot = policy('mfa', { groups: [PILOT] });
    expect(verdictsOf(check(pilot))).toEqual(['unmet']);
    expect(verdictsOf(check(pilot, groupLookup('pilot', PILOT, [])))).toEqual(['unmet']);
    expect(verdictsOf(check(pilot, groupLookup('pilot', PILOT, ['roleAssignable'])))).toEqual(['met']);
    const referred = policy('mfa', { groups: [refTo('data.azuread_group.pilot')] });
    expect(verdictsOf(check(referred, groupLookup('pilot', PILOT, ['roleAssignable'])))).toEqual(['met']);
  });

  it.each<readonly [string, readonly Entity[]]>([
    ['which group is named', [policy('mfa', { notGroups: [unread()] })]],
    ['how many groups are named', [policy('mfa', { notGroups: openSet([BREAK_GLASS], 'dynamic') })]],
    [
      'whether the group is role-assignable',
      [
        policy('mfa', { groups: [refTo('azuread_group.staff')] }),
        group('staff', { assignableToRole: unread<boolean>() }),
      ],
    ],
  ])('is unknown where it cannot be read %s', (_, entities) => {
    expect(verdictsOf(check(...entities))).toEqual(['unknown']);
  });

  it('is unmet where ignore_changes covers which groups are named', () => {
    expect(verdictsOf(check(policy('mfa', { notGroups: openSet([], 'ignored') })))).toEqual(['unmet']);
  });
});
