import { cloudOnlyAdministrators } from '../../../lib/controls/entra/cloud-only-administrators';
import type { Entity } from '../../../lib/posture';
import { breakGlass } from '../../support/break-glass';
import { findingsOf, verdictsOf } from '../../support/outcomes';
import {
  groupLookup,
  openSet,
  postureOf,
  refTo,
  roleAssignment,
  situationOf,
  unread,
  userLookup,
} from '../../support/posture-builder';
import { EXCHANGE_ADMINISTRATOR, justInTime, person, schedule } from '../../support/privileged-posture';

const GROUP = '6f1e2d3c-2222-4a2b-8c3d-000000000001';
const STRANGER = '6f1e2d3c-2222-4a2b-8c3d-000000000002';
const exchange = justInTime('ex', EXCHANGE_ADMINISTRATOR, ['ann']);
const members = (claims: Parameters<typeof userLookup>[2]) =>
  userLookup('members', openSet([], 'data'), claims, [refTo('data.azuread_group.team', 'members')]);

function check(...entities: readonly Entity[]) {
  return cloudOnlyAdministrators.check(situationOf(postureOf(...breakGlass(), ...entities)));
}

describe('ENT-PR-09', () => {
  it('is met on apply where everybody is looked up with the postcondition', () => {
    expect(check(person('ann'), ...exchange)).toMatchObject([{ verdict: 'met', onApply: true }]);
  });

  it('is not applicable where the emergency accounts alone hold a role', () => {
    expect(verdictsOf(check())).toEqual(['notApplicable']);
  });

  it('is unmet where nothing checks it of somebody', () => {
    const outcomes = check(person('ann', ['accountEnabled']), ...exchange);
    expect(findingsOf(outcomes)).toMatchObject([
      {
        given:
          'nothing checks at apply that ann@contoso.example is cloud-only, and Exchange Administrator is theirs to have',
        meaning: { principals: ['user:ann@contoso.example'], settings: ['privileged=notCloudOnly'] },
      },
    ]);
  });

  it('is unmet for an id that nobody looks up, and met where somebody does', () => {
    const assigned = roleAssignment('a', EXCHANGE_ADMINISTRATOR, STRANGER);
    expect(verdictsOf(check(assigned))).toEqual(['unmet']);
    const look = userLookup('x', openSet([], 'data'), ['cloudOnly'], [STRANGER]);
    expect(verdictsOf(check(assigned, look))).toEqual(['met']);
  });

  it('asks it of the members of an existing group', () => {
    const eligible = [
      person('ann'),
      ...exchange,
      schedule('s', refTo('azuread_group.ex'), refTo('data.azuread_group.team')),
      groupLookup('team', GROUP, ['roleAssignable']),
    ];
    expect(verdictsOf(check(...eligible, members(['cloudOnly'])))).toEqual(['met']);
    expect(verdictsOf(check(...eligible, members([])))).toEqual(['unmet']);
    expect(verdictsOf(check(...eligible))).toEqual(['unmet']);
  });

  it('does not ask it of a service principal', () => {
    const principal = refTo('azuread_service_principal.pipeline');
    expect(verdictsOf(check(roleAssignment('a', EXCHANGE_ADMINISTRATOR, principal)))).toEqual(['met']);
  });

  it('is unknown where it cannot be read who has a role', () => {
    expect(verdictsOf(check(roleAssignment('a', EXCHANGE_ADMINISTRATOR, unread())))).toEqual(['unknown']);
    const open = userLookup('ann', openSet(['ann@contoso.example'], 'data'));
    expect(verdictsOf(check(open, ...exchange))).toEqual(['unknown']);
  });
});
