import { finerRoles } from '../../../lib/controls/entra/finer-roles';
import { globalAdministratorCount } from '../../../lib/controls/entra/global-administrator-count';
import type { Entity } from '../../../lib/posture';
import { breakGlass } from '../../support/break-glass';
import { findingsOf, verdictsOf } from '../../support/outcomes';
import {
  type Declared,
  groupLookup,
  openSet,
  postureOf,
  refTo,
  roleAssignment,
  situationOf,
  unread,
  userLookup,
} from '../../support/posture-builder';
import {
  EXCHANGE_ADMINISTRATOR,
  GLOBAL_ADMINISTRATOR,
  GLOBAL_READER,
  justInTime,
  person,
  personRef,
  roleEligibility,
  schedule,
} from '../../support/privileged-posture';

const GROUP = '6f1e2d3c-2222-4a2b-8c3d-000000000001';
const STRANGER = '6f1e2d3c-2222-4a2b-8c3d-000000000002';
const NAMES = ['ann', 'ben', 'cleo', 'dan', 'eve', 'fay', 'gil'];

function situation(entities: readonly Entity[], declared: Declared = {}) {
  return situationOf(postureOf(...breakGlass(), ...NAMES.map((name) => person(name)), ...entities), declared);
}
const global = (...names: readonly string[]) => justInTime('ga', GLOBAL_ADMINISTRATOR, names);
const exchange = (...names: readonly string[]) => justInTime('ex', EXCHANGE_ADMINISTRATOR, names);
const team = (most?: number) => [
  schedule('team', refTo('azuread_group.ga'), refTo('data.azuread_group.team')),
  groupLookup('team', GROUP, ['roleAssignable'], [], most === undefined ? undefined : { least: 1, most }),
];

describe('ENT-PR-01', () => {
  const check = (entities: readonly Entity[], declared?: Declared) =>
    globalAdministratorCount.check(situation(entities, declared));

  it('counts the emergency accounts and who is eligible, each once', () => {
    expect(verdictsOf(check(global('ann', 'ben', 'cleo', 'dan', 'eve', 'fay')))).toEqual(['met']);
    const twice = [...global('ann', 'ben'), roleEligibility('e', GLOBAL_ADMINISTRATOR, personRef('ann'))];
    expect(verdictsOf(check(twice, { baselines: ['cis-m365-v7'] }))).toEqual(['met']);
  });

  it('is unmet beyond eight', () => {
    const outcomes = check(global(...NAMES));
    expect(verdictsOf(outcomes)).toEqual(['unmet']);
    expect(findingsOf(outcomes)[0]).toMatchObject({
      given: '9 people are Global Administrator or can activate it; CISA has 2 to 8',
      meaning: { targets: ['role:Global Administrator'], settings: ['globalAdministrators=9'] },
    });
    expect(findingsOf(outcomes)[0]?.meaning.principals).toHaveLength(9);
  });

  it('is unmet beyond four where a baseline of CIS is chosen', () => {
    const three = global('ann', 'ben', 'cleo');
    expect(verdictsOf(check(three))).toEqual(['met']);
    const outcomes = check(three, { baselines: ['cisa-scuba', 'cis-m365-v7-level-2'] });
    expect(findingsOf(outcomes)[0]?.given).toContain(
      '5 people are Global Administrator or can activate it; CIS has 2 to 4',
    );
  });

  it('takes an id that nobody looks up for any number, since it may be that of a group, and counts no service principal', () => {
    const cis: Declared = { baselines: ['cis-m365-v7'], servicePrincipal: GROUP };
    const pipeline = roleAssignment('p', GLOBAL_ADMINISTRATOR, GROUP);
    expect(verdictsOf(check([...global('ann', 'ben'), pipeline], cis))).toEqual(['met']);
    const stranger = roleAssignment('s', GLOBAL_ADMINISTRATOR, STRANGER);
    expect(verdictsOf(check([...global('ann'), stranger], cis))).toEqual(['unknown']);
    expect(verdictsOf(check([...global('ann', 'ben', 'cleo'), stranger], cis))).toEqual(['unmet']);
    const look = userLookup('s', openSet([], 'data'), ['cloudOnly'], [STRANGER]);
    expect(verdictsOf(check([...global('ann'), stranger, look], cis))).toEqual(['met']);
  });

  it('counts a group for as many members as apply checks', () => {
    expect(verdictsOf(check([...global('ann'), ...team(5)]))).toEqual(['met']);
    expect(verdictsOf(check([...global('ann'), ...team(6)]))).toEqual(['unknown']);
    expect(verdictsOf(check([...global(...NAMES), ...team(5)]))).toEqual(['unmet']);
  });

  it('is unknown where nothing says how many are in a group, or who is given the role', () => {
    expect(verdictsOf(check([...global('ann'), ...team()]))).toEqual(['unknown']);
    expect(verdictsOf(check([...global('ann'), schedule('x', refTo('azuread_group.ga'), unread())]))).toEqual([
      'unknown',
    ]);
  });

  it('is not applicable where the emergency accounts alone hold a role, and are not too many themselves', () => {
    expect(verdictsOf(check([]))).toEqual(['notApplicable']);
    const accounts = [1, 2, 3, 4, 5].map((number) => `bg${number}@contoso.onmicrosoft.com`);
    const many: Declared = { entra: { breakGlass: { accounts, drilledOn: '2026-10-01' } }, baselines: ['cis-m365-v7'] };
    expect(findingsOf(check([], many)).map(({ given }) => given)).toEqual([
      '5 people are Global Administrator or can activate it; CIS has 2 to 4',
    ]);
  });
});

describe('ENT-PR-02', () => {
  const check = (entities: readonly Entity[]) => finerRoles.check(situation(entities));

  it('is met where no more people are Global Administrator than have a finer role', () => {
    expect(verdictsOf(check([...global('ann'), ...exchange('ben', 'cleo', 'dan')]))).toEqual(['met']);
    expect(verdictsOf(check(exchange('ben', 'cleo')))).toEqual(['met']);
  });

  it('is unmet where more are', () => {
    const outcomes = check([...global('ann'), ...exchange('ben', 'cleo')]);
    expect(verdictsOf(outcomes)).toEqual(['unmet']);
    expect(findingsOf(outcomes)[0]?.given).toBe(
      '3 people are Global Administrator or can activate it, and 2 hold or can activate a finer role',
    );
  });

  it('does not count who is Global Administrator as well, nor a role that CISA does not call highly privileged', () => {
    expect(verdictsOf(check([...global('ann'), ...exchange('ann', 'ben', 'cleo')]))).toEqual(['unmet']);
    const reader = justInTime('gr', GLOBAL_READER, ['dan']);
    expect(verdictsOf(check([...global('ann'), ...exchange('ben', 'cleo'), ...reader]))).toEqual(['unmet']);
  });

  it('does not take an id that nobody looks up for somebody with a finer role', () => {
    const stranger = roleAssignment('s', EXCHANGE_ADMINISTRATOR, STRANGER);
    expect(verdictsOf(check([...global('ann'), ...exchange('ben', 'cleo'), stranger]))).toEqual(['unknown']);
  });

  it('is unknown where it depends on how full a group is', () => {
    const finer = schedule('f', refTo('azuread_group.ex'), refTo('data.azuread_group.team'));
    const [, look] = team(4);
    const known = [...global('ann'), ...exchange('ben', 'cleo'), finer];
    expect(verdictsOf(check(look === undefined ? known : [...known, look]))).toEqual(['unknown']);
  });
});
