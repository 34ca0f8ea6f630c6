import { breakGlassAccounts } from '../../../lib/controls/entra/break-glass-accounts';
import type { Entity } from '../../../lib/posture';
import { BREAK_GLASS, breakGlass, GLOBAL_ADMINISTRATOR } from '../../support/break-glass';
import { assumptionsOf, findingsOf, verdictsOf } from '../../support/outcomes';
import {
  ACCOUNTS,
  type Declared,
  type GroupSpec,
  group,
  groupLookup,
  groupMembership,
  openSet,
  postureOf,
  refTo,
  roleAssignment,
  situationOf,
  unread,
  userLookup,
} from '../../support/posture-builder';

const MEMBERS = refTo('data.azuread_users.bg', 'object_ids');
const GOOD: GroupSpec = { members: [MEMBERS], assignableToRole: true, securityEnabled: true };
const ID = '6f1e2d3c-9999-4a2b-8c3d-000000000001';
const READER = 'f2ef992c-3afb-46b9-b7cf-a126ee74c451';
const [ONE = '', TWO = ''] = ACCOUNTS;

function check(entities: readonly Entity[], declared?: Declared) {
  return breakGlassAccounts.check(situationOf(postureOf(...entities), declared));
}

const accounts = userLookup('bg', ACCOUNTS);
const administrator = roleAssignment('bg', GLOBAL_ADMINISTRATOR, BREAK_GLASS);
const inGroup = (spec: GroupSpec, ...more: readonly Entity[]) =>
  check([accounts, group('bg', { ...GOOD, ...spec }), administrator, ...more]);

describe('ENT-BG-01', () => {
  it('is met on apply by looked-up accounts in a role-assignable group that is Global Administrator', () => {
    expect(check(breakGlass())).toEqual([
      {
        verdict: 'met',
        by: ['azuread_directory_role_assignment.bg', 'azuread_group.bg', 'data.azuread_users.bg'],
        onApply: true,
      },
    ]);
  });

  it('is met by accounts looked up one by one and put in the group one by one', () => {
    const entities = [
      userLookup('one', [ONE.toUpperCase()]),
      userLookup('two', [TWO]),
      group('bg', { ...GOOD, members: [] }),
      groupMembership('one', BREAK_GLASS, refTo('data.azuread_users.one')),
      groupMembership('two', BREAK_GLASS, refTo('data.azuread_users.two', 'object_ids')),
      administrator,
    ];
    expect(verdictsOf(check(entities))).toEqual(['met']);
  });

  it('is met where the accounts own their group, or nobody is named', () => {
    expect(verdictsOf(inGroup({ owners: [MEMBERS] }))).toEqual(['met']);
    expect(verdictsOf(inGroup({ owners: [] }))).toEqual(['met']);
  });

  it('is unmet where somebody else owns the group, who could make anybody a member', () => {
    const outcomes = inGroup({ owners: [MEMBERS, ID] });
    expect(verdictsOf(outcomes)).toEqual(['unmet']);
    expect(findingsOf(outcomes)[0]).toMatchObject({
      given: expect.stringContaining(`also owned by ${ID}`),
      meaning: { principals: [`user:${ID}`], settings: ['breakGlass=owners'] },
    });
  });

  it('is unknown where the owners cannot be read, unmet where ignore_changes covers them', () => {
    expect(verdictsOf(inGroup({ owners: openSet([], 'variable') }))).toEqual(['unknown']);
    expect(verdictsOf(inGroup({ owners: openSet([], 'ignored') }))).toEqual(['unmet']);
  });

  it('is met by literal members whose names the look-up tells, as an export has them', () => {
    const ids = ['6f1e2d3c-4444-4a2b-8c3d-00000000000a', '6f1e2d3c-4444-4a2b-8c3d-00000000000b'];
    const entities = [
      userLookup('bg', ACCOUNTS, ['cloudOnly', 'accountEnabled'], ids),
      group('bg', { ...GOOD, members: ids.map((id) => id.toUpperCase()) }),
      administrator,
    ];
    expect(verdictsOf(check(entities))).toEqual(['met']);
  });

  it('is met by the existing group that the declaration names, with what apply checks of it', () => {
    const lookup = groupLookup('bg', ID.toUpperCase(), ['roleAssignable', 'atLeastTwoMembers']);
    expect(check([accounts, lookup], { group: ID })).toEqual([
      { verdict: 'met', by: ['data.azuread_group.bg', 'data.azuread_users.bg'], onApply: true },
    ]);
  });

  it.each<readonly [string, readonly Entity[], string]>([
    ['no look-up of the group', [accounts], 'is role-assignable'],
    [
      'a look-up of another group',
      [accounts, groupLookup('bg', READER, ['roleAssignable', 'atLeastTwoMembers'])],
      'is role-assignable',
    ],
    [
      'a look-up that checks the members alone',
      [accounts, groupLookup('bg', ID, ['atLeastTwoMembers'])],
      'is role-assignable',
    ],
    [
      'a look-up that does not check the members',
      [accounts, groupLookup('bg', ID, ['roleAssignable'])],
      'has two or more members',
    ],
    [
      'a look-up that is there only under a condition',
      [
        accounts,
        { ...groupLookup('bg', ID, ['roleAssignable', 'atLeastTwoMembers']), exists: unread<boolean>('variable') },
      ],
      'is role-assignable',
    ],
    [
      'nothing that checks who its members are',
      [accounts, groupLookup('bg', ID, ['roleAssignable', 'atLeastTwoMembers'], [])],
      'and nobody else',
    ],
    [
      'a check against other users',
      [
        accounts,
        userLookup('everyone', [...ACCOUNTS, 'alice@contoso.onmicrosoft.com']),
        groupLookup('bg', ID, ['roleAssignable', 'atLeastTwoMembers'], ['data.azuread_users.everyone']),
      ],
      'and nobody else',
    ],
    [
      'a check against one of the accounts',
      [
        accounts,
        userLookup('one', [ONE]),
        groupLookup('bg', ID, ['roleAssignable', 'atLeastTwoMembers'], ['data.azuread_users.one']),
      ],
      'and nobody else',
    ],
    ['no look-up of the accounts', [groupLookup('bg', ID, ['roleAssignable', 'atLeastTwoMembers'])], 'is cloud-only'],
    [
      'somebody else put in it',
      [
        accounts,
        groupLookup('bg', ID, ['roleAssignable', 'atLeastTwoMembers']),
        userLookup('alice', ['alice@contoso.example'], []),
        groupMembership('alice', ID, refTo('data.azuread_users.alice')),
      ],
      'alice@contoso.example',
    ],
  ])('is unmet for an existing group with %s', (_, entities, given) => {
    const outcomes = check(entities, { group: ID });
    expect(new Set(verdictsOf(outcomes))).toEqual(new Set(['unmet']));
    expect(findingsOf(outcomes).map((finding) => finding.given)).toContainEqual(expect.stringContaining(given));
  });

  it('is unmet where no group holds the accounts', () => {
    const outcomes = check([accounts]);
    expect(verdictsOf(outcomes)).toEqual(['unmet']);
    expect(findingsOf(outcomes)[0]).toMatchObject({ subject: 'entra', meaning: { settings: ['breakGlass=group'] } });
  });

  it.each<readonly [string, GroupSpec, string]>([
    ['is not role-assignable', { assignableToRole: false }, 'breakGlass=assignableToRole'],
    ['does not say that it is role-assignable', { assignableToRole: undefined }, 'breakGlass=assignableToRole'],
    ['is no security group', { securityEnabled: false }, 'breakGlass=securityEnabled'],
    ['has dynamic members', { dynamicMembership: 'user.department -eq "IT"' }, 'breakGlass=members'],
  ])('is unmet where the group %s', (_, { assignableToRole, ...spec }, setting) => {
    const entity =
      setting === 'breakGlass=assignableToRole'
        ? group('bg', {
            members: [MEMBERS],
            securityEnabled: true,
            ...(assignableToRole === undefined ? {} : { assignableToRole }),
          })
        : group('bg', { ...GOOD, ...spec });
    const outcomes = check([accounts, entity, administrator]);
    expect(verdictsOf(outcomes)).toEqual(['unmet']);
    expect(findingsOf(outcomes)[0]).toMatchObject({ subject: 'azuread_group.bg', meaning: { settings: [setting] } });
  });

  it('is unmet where an account is missing, and where somebody else is in the group', () => {
    const one = check([
      userLookup('bg', ACCOUNTS),
      userLookup('one', [ONE]),
      group('bg', { ...GOOD, members: [refTo('data.azuread_users.one')] }),
      administrator,
    ]);
    expect(findingsOf(one).map(({ meaning }) => meaning.principals)).toEqual([[`user:${TWO}`]]);
    const alice = inGroup(
      { members: [MEMBERS, refTo('data.azuread_users.alice')] },
      userLookup('alice', ['alice@contoso.example']),
    );
    expect(findingsOf(alice).map(({ meaning }) => meaning.principals)).toEqual([['user:alice@contoso.example']]);
  });

  it.each<readonly [string, readonly Entity[], string]>([
    ['no role', [], 'is not Global Administrator'],
    ['another role', [roleAssignment('bg', READER, BREAK_GLASS)], 'is not Global Administrator'],
    [
      'the role for a part',
      [roleAssignment('bg', GLOBAL_ADMINISTRATOR, BREAK_GLASS, `/administrativeUnits/${ID}`)],
      'for a part of the directory',
    ],
    [
      'the role of another group',
      [roleAssignment('bg', GLOBAL_ADMINISTRATOR, refTo('azuread_group.other'))],
      'is not Global Administrator',
    ],
  ])('is unmet where the group has %s', (_, assignments, given) => {
    const outcomes = check([accounts, group('bg', GOOD), ...assignments]);
    expect(verdictsOf(outcomes)).toEqual(['unmet']);
    expect(findingsOf(outcomes)[0]?.given).toContain(given);
  });

  it.each([
    ['cloudOnly', ['accountEnabled'] as const],
    ['accountEnabled', ['cloudOnly'] as const],
  ])('is unmet where nothing checks %s of the accounts', (claim, claims) => {
    const outcomes = check([userLookup('bg', ACCOUNTS, claims), group('bg', GOOD), administrator]);
    expect(findingsOf(outcomes).map(({ meaning }) => meaning.settings)).toEqual([[`breakGlass=${claim}`]]);
  });

  it.each<readonly [string, GroupSpec, string]>([
    ['the members', { members: openSet([], 'variable') }, 'members of azuread_group.bg'],
    ['one member', { members: [MEMBERS, '6f1e2d3c-4444-4a2b-8c3d-00000000000a'] }, 'members of azuread_group.bg'],
    [
      'whether it is role-assignable',
      { assignableToRole: unread<boolean>() },
      'assignable_to_role of azuread_group.bg',
    ],
    ['whether members are dynamic', { dynamicMembership: unread() }, 'members of azuread_group.bg'],
    ['whether it is there', { exists: unread<boolean>() }, 'azuread_group.bg is made'],
  ])('is unknown where it cannot be read of the group: %s', (_, spec, assumption) => {
    const outcomes = inGroup(spec);
    expect(verdictsOf(outcomes)).toEqual(['unknown']);
    expect(assumptionsOf(outcomes)[0]).toContain(assumption);
  });

  it('is unknown where it cannot be read who is put in some group, or to whom the role is given', () => {
    expect(verdictsOf(inGroup({}, groupMembership('any', unread(), MEMBERS)))).toEqual(['unknown']);
    const given = [accounts, group('bg', GOOD), roleAssignment('bg', unread(), BREAK_GLASS)];
    expect(verdictsOf(check(given))).toEqual(['unknown']);
  });

  it.each<readonly [string, GroupSpec]>([
    ['the members', { members: openSet([MEMBERS], 'ignored') }],
    ['whether it is role-assignable', { assignableToRole: unread<boolean>('ignored') }],
  ])('is unmet where ignore_changes covers %s', (_, spec) => {
    const outcomes = inGroup(spec);
    expect(new Set(verdictsOf(outcomes))).toEqual(new Set(['unmet']));
    expect(findingsOf(outcomes)[0]?.given).toContain('ignore_changes');
  });

  it.each([
    ['2025-11-22', '366 days before'],
    ['2026-11-24', 'which is after'],
  ])('is unmet where the last drill is declared for %s', (drilledOn, given) => {
    const outcomes = check(breakGlass(), { drilledOn });
    expect(verdictsOf(outcomes)).toEqual(['unmet']);
    expect(findingsOf(outcomes)[0]?.given).toContain(given);
  });

  it.each(['2025-11-23', '2026-11-23'])('takes a drill on %s', (drilledOn) => {
    expect(verdictsOf(check(breakGlass(), { drilledOn }))).toEqual(['met']);
  });

  it('is unmet with one account declared twice, and with one on a domain of its own', () => {
    const twice = check([userLookup('bg', [ONE]), group('bg', GOOD), administrator], {
      accounts: [ONE, ONE.toUpperCase()],
    });
    expect(findingsOf(twice).map(({ meaning }) => meaning.settings)).toEqual([['breakGlass=tooFew']]);
    const federated = ['bg1@contoso.example', TWO];
    const other = check([userLookup('bg', federated), group('bg', GOOD), administrator], { accounts: federated });
    expect(findingsOf(other).map(({ meaning }) => meaning.principals)).toEqual([['user:bg1@contoso.example']]);
  });

  it('does not depend on what anything is called', () => {
    const renamed = [
      userLookup('x', ACCOUNTS),
      group('everyone', { ...GOOD, members: [refTo('data.azuread_users.x', 'object_ids')] }),
      roleAssignment('y', GLOBAL_ADMINISTRATOR.toUpperCase(), refTo('azuread_group.everyone')),
    ];
    expect(verdictsOf(check(renamed))).toEqual(['met']);
  });
});
