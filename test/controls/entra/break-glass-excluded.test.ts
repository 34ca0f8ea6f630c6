import { breakGlassExcluded } from '../../../lib/controls/entra/break-glass-excluded';
import type { Entity } from '../../../lib/posture';
import { BREAK_GLASS, breakGlass } from '../../support/break-glass';
import { findingsOf, verdictsOf } from '../../support/outcomes';
import {
  ACCOUNTS,
  type Declared,
  group,
  groupLookup,
  openSet,
  type PolicySpec,
  policy,
  postureOf,
  refTo,
  situationOf,
  unread,
  userLookup,
} from '../../support/posture-builder';

const ID = '6f1e2d3c-9999-4a2b-8c3d-000000000001';
const ALICE = userLookup('alice', ['alice@contoso.example']);
const LOOKED_UP = refTo('data.azuread_users.bg', 'object_ids');
const [ONE = ''] = ACCOUNTS;

function check(specs: readonly PolicySpec[], declared?: Declared, ...more: readonly Entity[]) {
  const policies = specs.map((spec, index) => policy(`p${index}`, spec));
  return breakGlassExcluded.check(situationOf(postureOf(...breakGlass(), ...more, ...policies), declared));
}

describe('ENT-BG-02', () => {
  it('is met where every policy leaves out the group, or all accounts, or a wider group that holds them', () => {
    const wide = [
      userLookup('wide', [...ACCOUNTS, 'alice@contoso.example']),
      group('wide', { members: [refTo('data.azuread_users.wide', 'object_ids')] }),
    ];
    const specs = [
      { notGroups: [BREAK_GLASS] },
      { notUsers: [LOOKED_UP] },
      { notGroups: [refTo('azuread_group.wide')] },
    ];
    expect(check(specs, undefined, ...wide)).toEqual([
      { verdict: 'met', by: [0, 1, 2].map((index) => `azuread_conditional_access_policy.p${index}`) },
    ]);
  });

  it.each([ID, ID.toUpperCase()])('is met where a policy leaves out the declared existing group %s', (excluded) => {
    expect(verdictsOf(check([{ notGroups: [excluded] }], { group: ID }))).toEqual(['met']);
    const lookup = groupLookup('bg', ID, []);
    expect(verdictsOf(check([{ notGroups: [refTo('data.azuread_group.bg')] }], { group: ID }, lookup))).toEqual([
      'met',
    ]);
  });

  it('is met where the exclusion is there, whatever else the list may hold', () => {
    expect(verdictsOf(check([{ notGroups: openSet([BREAK_GLASS], 'variable') }]))).toEqual(['met']);
  });

  it.each<readonly [string, PolicySpec]>([
    ['is disabled', { state: 'disabled' }],
    ['is for guests alone', { users: ['GuestsOrExternalUsers'] }],
    ['is for kinds of guests alone', { guests: { types: ['serviceProvider'], tenants: 'all' } }],
    ['is for workload identities', { users: ['None'], servicePrincipals: ['ServicePrincipalsInMyTenant'] }],
    ['is for other users alone', { users: [refTo('data.azuread_users.alice', 'object_ids')] }],
  ])('does not apply to a policy that %s', (_, spec) => {
    expect(verdictsOf(check([spec], undefined, ALICE))).toEqual(['notApplicable']);
  });

  it.each<readonly [string, PolicySpec]>([
    ['is on for all users', {}],
    ['is only reported', { state: 'enabledForReportingButNotEnforced' }],
    ['is for another group', { groups: [ID] }],
    ['is for a role', { roles: ['fe930be7-5e62-47db-91af-98c3a49a38b1'] }],
    ['is for guests and a group', { users: ['GuestsOrExternalUsers'], groups: [ID] }],
    ['is for the accounts themselves', { users: [LOOKED_UP] }],
    ['is for a user by an id that may be an account’s', { users: [ID] }],
    ['leaves out one account of two', { notUsers: [refTo('data.azuread_users.one')] }],
    ['leaves out a group that is none of theirs', { notGroups: [refTo('azuread_group.other')] }],
    ['leaves out their id where only a group is asked for', { notGroups: [LOOKED_UP] }],
  ])('is unmet where a policy that %s does not leave out all of them', (_, spec) => {
    const outcomes = check(
      [{ notGroups: [BREAK_GLASS] }, spec],
      undefined,
      ALICE,
      userLookup('one', [ONE]),
      group('other'),
    );
    expect(verdictsOf(outcomes)).toEqual(['unmet']);
    expect(findingsOf(outcomes)[0]?.subject).toBe('azuread_conditional_access_policy.p1');
  });

  it.each<readonly [string, PolicySpec]>([
    ['the excluded groups', { notGroups: openSet([], 'variable') }],
    ['one excluded user', { notUsers: [unread('data')] }],
    ['the state', { state: unread() }],
    ['whether it is there', { exists: unread<boolean>() }],
    ['who is in the excluded group', { notGroups: [refTo('azuread_group.unclear')] }],
  ])('is unknown where it cannot be read of a policy: %s', (_, spec) => {
    const outcomes = check([spec], undefined, group('unclear', { members: openSet([], 'variable') }));
    expect(outcomes).toMatchObject([
      { verdict: 'unknown', assumption: expect.stringContaining('azuread_conditional_access_policy.p0 leaves out') },
    ]);
  });

  it('is unmet where ignore_changes covers the exclusion', () => {
    const outcomes = check([{ notGroups: openSet([BREAK_GLASS], 'ignored') }]);
    expect(verdictsOf(outcomes)).toEqual(['unmet']);
    expect(findingsOf(outcomes)[0]?.given).toContain('ignore_changes');
  });

  it('is unmet where ignore_changes covers who is in the excluded group', () => {
    const drifting = group('drifting', { members: openSet([LOOKED_UP], 'ignored') });
    const outcomes = check([{ notGroups: [refTo('azuread_group.drifting')] }], undefined, drifting);
    expect(verdictsOf(outcomes)).toEqual(['unmet']);
  });

  it('names every policy that fails, and each account', () => {
    const findings = findingsOf(check([{}, { notGroups: [BREAK_GLASS] }, { builtIn: ['mfa'] }]));
    expect(findings.map(({ subject }) => subject)).toEqual([
      'azuread_conditional_access_policy.p0',
      'azuread_conditional_access_policy.p2',
    ]);
    expect(findings[0]).toMatchObject({
      origins: [{ pointer: '/conditions/users/excluded_groups' }],
      meaning: { principals: ACCOUNTS.map((name) => `user:${name}`), settings: ['breakGlass=notExcluded'] },
    });
  });
});
