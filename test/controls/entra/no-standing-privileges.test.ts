import { noStandingPrivileges } from '../../../lib/controls/entra/no-standing-privileges';
import { absent, type Entity } from '../../../lib/posture';
import { breakGlass } from '../../support/break-glass';
import { assumptionsOf, findingsOf, verdictsOf } from '../../support/outcomes';
import {
  at,
  type Declared,
  group,
  groupLookup,
  groupMembership,
  postureOf,
  refTo,
  roleAssignment,
  situationOf,
  unread,
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
const ga = refTo('azuread_group.ga');

function check(entities: readonly Entity[], declared?: Declared) {
  const posture = postureOf(...breakGlass(), person('ann'), person('ben'), person('ciso'), ...entities);
  return noStandingPrivileges.check(situationOf(posture, declared));
}
const givenOf = (entities: readonly Entity[], declared?: Declared) =>
  findingsOf(check(entities, declared)).map(({ given }) => given);
const settingsOf = (entities: readonly Entity[]) =>
  findingsOf(check(entities)).flatMap(({ meaning }) => meaning.settings);
const good = justInTime('ga', GLOBAL_ADMINISTRATOR, ['ann', 'ben']);

describe('ENT-PR-03', () => {
  it('is met where people are eligible until a day', () => {
    expect(check(good)).toMatchObject([{ verdict: 'met', onApply: true }]);
  });

  it('is not applicable where the emergency accounts alone hold a role', () => {
    expect(check([])).toMatchObject([{ verdict: 'notApplicable' }]);
  });

  it('does not judge roles that are not privileged', () => {
    const reader = '88d8e3e3-8f55-4a1e-953a-9b9898b8876b';
    expect(check([roleAssignment('a', reader, personRef('ann'))])).toMatchObject([{ verdict: 'notApplicable' }]);
  });

  it('is unmet where somebody holds a role for good, whoever looks him up', () => {
    const outcomes = check([roleAssignment('a', GLOBAL_ADMINISTRATOR, personRef('ann'))]);
    expect(findingsOf(outcomes)).toMatchObject([
      {
        subject: 'azuread_directory_role_assignment.a',
        given: 'ann@contoso.example holds Global Administrator for good',
        meaning: {
          principals: ['user:ann@contoso.example'],
          targets: ['role:Global Administrator'],
          settings: ['privileged=permanent'],
        },
      },
    ]);
    expect(givenOf([roleAssignment('a', GLOBAL_READER, STRANGER)])).toEqual([
      `${STRANGER} holds Global Reader for good`,
    ]);
  });

  it('is unmet for a role of one administrative unit, too', () => {
    expect(
      settingsOf([roleAssignment('a', EXCHANGE_ADMINISTRATOR, personRef('ann'), '/administrativeUnits/x')]),
    ).toEqual(['privileged=permanent']);
  });

  it('judges roles that the declaration adds, or has people activate', () => {
    const teams = roleAssignment('a', '69091246-20e8-4a56-aa4d-066075b2a7a8', personRef('ann'));
    expect(verdictsOf(check([teams]))).toEqual(['notApplicable']);
    expect(givenOf([teams], { privilegedRoles: ['Teams Administrator'] })).toEqual([
      'ann@contoso.example holds Teams Administrator for good',
    ]);
  });

  it.each<readonly [string, readonly Entity[]]>([
    ['by the group itself', [group('ga', { assignableToRole: true, members: [personRef('ann')] })]],
    ['one by one', [group('ga', { assignableToRole: true }), groupMembership('m', ga, personRef('ann'))]],
    [
      'by a schedule without an end',
      [
        group('ga', { assignableToRole: true }),
        schedule('s', ga, personRef('ann'), { standing: 'active', permanent: true }),
      ],
    ],
  ])('is unmet where somebody is a member for good of a group that gives a role: %s', (_, entities) => {
    expect(givenOf([roleAssignment('a', GLOBAL_ADMINISTRATOR, ga), ...entities])).toEqual([
      'ann@contoso.example holds Global Administrator for good',
    ]);
  });

  it('is met where somebody is assigned for a time', () => {
    const assigned = schedule('s', ga, personRef('ann'), { standing: 'active', duration: 'P15D' });
    expect(verdictsOf(check([...good, assigned]))).toEqual(['met']);
  });

  it.each([
    ['for good', { permanent: true }, ['privileged=eligibleForGood']],
    ['until a day that is over', { expiration: '2026-11-22T23:59:59Z' }, ['privileged=end']],
    ['until a day beyond a year', { expiration: '2027-11-24T00:00:00Z' }, ['privileged=end']],
    ['for longer than a year', { duration: 'P366D' }, ['privileged=end']],
    ['until what is no day', { expiration: 'soon' }, ['privileged=end']],
    ['for what is no duration', { duration: 'P1Y' }, ['privileged=end']],
  ])('is unmet where somebody is eligible %s', (_, ends, settings) => {
    expect(settingsOf(justInTime('ga', GLOBAL_ADMINISTRATOR, ['ann'], { ends }))).toEqual(settings);
  });

  it('takes eligibility for the role itself, which has no end to write', () => {
    expect(verdictsOf(check([roleEligibility('e', GLOBAL_ADMINISTRATOR, personRef('ann'))]))).toEqual(['met']);
  });

  it('is unmet where somebody else owns the group, or can come to own it', () => {
    const owned = [
      ...good.filter(({ kind }) => kind !== 'group'),
      group('ga', { assignableToRole: true, owners: [STRANGER] }),
    ];
    expect(givenOf(owned)).toEqual([
      `${STRANGER} owns the group that gives Global Administrator, and can make anybody a member of it for good`,
    ]);
    expect(settingsOf([...good, schedule('o', ga, personRef('ann'), { access: 'owner' })])).toEqual([
      'privileged=owner',
    ]);
  });

  it('does not ask a service principal to activate anything', () => {
    const principal = refTo('data.azuread_service_principal.pipeline');
    expect(verdictsOf(check([roleAssignment('a', EXCHANGE_ADMINISTRATOR, principal)]))).toEqual(['met']);
    const deployer = { servicePrincipal: STRANGER };
    expect(verdictsOf(check([roleAssignment('a', EXCHANGE_ADMINISTRATOR, STRANGER)], deployer))).toEqual(['met']);
  });

  it('is unknown where an existing group holds a role: who is in it for good is not seen', () => {
    const outcomes = check([
      roleAssignment('a', EXCHANGE_ADMINISTRATOR, GROUP),
      groupLookup('g', GROUP, ['roleAssignable']),
    ]);
    expect(verdictsOf(outcomes)).toEqual(['unknown']);
    expect(assumptionsOf(outcomes)[0]).toContain(GROUP);
  });

  it('asks of an existing group whose members are eligible that apply checks it to be role-assignable', () => {
    const eligible = schedule('s', ga, refTo('data.azuread_group.g'));
    expect(verdictsOf(check([...good, eligible, groupLookup('g', GROUP, ['roleAssignable'])]))).toEqual(['met']);
    expect(settingsOf([...good, eligible, groupLookup('g', GROUP, [])])).toEqual(['privileged=unprotectedGroup']);
  });

  it('looks through a group of the stack whose members are eligible, and asks that it is role-assignable', () => {
    const nested = refTo('azuread_group.team');
    const team = (assignableToRole: boolean) => group('team', { assignableToRole, members: [personRef('ben')] });
    const eligible = schedule('s', ga, nested);
    expect(verdictsOf(check([...good, eligible, team(true)]))).toEqual(['met']);
    expect(settingsOf([...good, eligible, team(false)])).toEqual(['privileged=unprotectedGroup']);
    expect(givenOf([...good, schedule('s', ga, nested, { permanent: true }), team(true)])).toEqual([
      'ben@contoso.example is eligible for Global Administrator for good',
    ]);
  });

  it('ends where groups lead back to each other', () => {
    const loop = [
      group('a', { assignableToRole: true, members: [refTo('azuread_group.b')] }),
      group('b', { assignableToRole: true, members: [refTo('azuread_group.a'), personRef('ann')] }),
    ];
    const assigned = roleAssignment('x', GLOBAL_ADMINISTRATOR, refTo('azuread_group.a'));
    expect(givenOf([...loop, assigned])).toEqual(['ann@contoso.example holds Global Administrator for good']);
  });

  it('is unmet where a group that gives a role is not role-assignable', () => {
    const open = [...good.filter(({ kind }) => kind !== 'group'), group('ga', { securityEnabled: true })];
    expect(settingsOf(open)).toEqual(['privileged=unprotectedGroup']);
  });

  it('holds who can activate a role to who is declared to', () => {
    const access = (eligible: string[], eligibleGroups?: { id: string; atMost: number }[]): Declared => {
      const role = { eligible, ...(eligibleGroups === undefined ? {} : { eligibleGroups }) };
      const roles = { 'Global Administrator': role };
      return { entra: { privilegedAccess: { until: '2027-05-01', notify: [], roles } } };
    };
    const both = ['ann@contoso.example', 'ben@contoso.example'];
    expect(verdictsOf(check(good, access(both)))).toEqual(['met']);
    expect(givenOf(good, access(['ann@contoso.example']))).toEqual([
      'ben@contoso.example can activate Global Administrator, and is not declared to',
    ]);
    const team = [
      ...good,
      schedule('s', ga, refTo('data.azuread_group.g')),
      groupLookup('g', GROUP, ['roleAssignable'], [], { least: 1, most: 4 }),
    ];
    expect(verdictsOf(check(team, access(both, [{ id: GROUP, atMost: 4 }])))).toEqual(['met']);
    expect(givenOf(team, access(both))).toEqual([
      `whoever is in the group ${GROUP} can activate Global Administrator, and is not declared to`,
    ]);
    expect(givenOf(team, access(both, [{ id: GROUP, atMost: 3 }]))).toEqual([
      `nothing checks at apply that the group ${GROUP}, whose members can activate Global Administrator, has 3 members at most`,
    ]);
    const exchange = justInTime('ex', EXCHANGE_ADMINISTRATOR, ['ann']);
    expect(givenOf([...good, ...exchange], access(both))).toEqual([
      'ann@contoso.example can activate Exchange Administrator, and is not declared to',
    ]);
  });

  it('is unmet where the rules of the group let somebody in for good by hand', () => {
    expect(settingsOf(justInTime('ga', GLOBAL_ADMINISTRATOR, ['ann'], { activeEnds: false }))).toEqual([
      'privileged=activeUnlimited',
    ]);
    expect(settingsOf(justInTime('ga', GLOBAL_ADMINISTRATOR, ['ann'], { eligibleEnds: false }))).toEqual([
      'privileged=eligibleUnlimited',
    ]);
  });

  it.each<readonly [string, readonly Entity[]]>([
    ['who is given a role', [roleAssignment('a', GLOBAL_ADMINISTRATOR, unread())]],
    ['which role is given', [roleAssignment('a', unread(), personRef('ann'))]],
    ['which group a schedule is of', [...good, schedule('s', unread(), personRef('ann'))]],
    ['who is eligible', [...good, schedule('s', ga, unread())]],
    [
      'until when somebody is eligible',
      justInTime('ga', GLOBAL_ADMINISTRATOR, ['ann'], { ends: { expiration: unread() } }),
    ],
    ['who is added to the group', [...good, groupMembership('m', ga, unread())]],
    [
      'whether the rules say anything of it',
      justInTime('ga', GLOBAL_ADMINISTRATOR, ['ann'], { eligibleEnds: absent(at('x')) }),
    ],
    ['what the rules demand', justInTime('ga', GLOBAL_ADMINISTRATOR, ['ann'], { activeEnds: unread<boolean>() })],
  ])('is unknown where it cannot be read %s', (_, entities) => {
    expect(new Set(verdictsOf(check(entities)))).toEqual(new Set(['unknown']));
  });

  it('is unmet where ignore_changes covers who is eligible', () => {
    expect(verdictsOf(check([...good, schedule('s', ga, unread('ignored'))]))).toEqual(['unmet']);
  });
});
