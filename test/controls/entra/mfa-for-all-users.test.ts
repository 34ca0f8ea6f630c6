import { mfaForAllUsers } from '../../../lib/controls/entra/mfa-for-all-users';
import type { Entity } from '../../../lib/posture';
import { known } from '../../../lib/posture';
import { strengthPath } from '../../support/arbitrary-policies';
import { BREAK_GLASS, breakGlass } from '../../support/break-glass';
import { assumptionsOf, findingsOf, verdictsOf } from '../../support/outcomes';
import {
  ACCOUNTS,
  type Declared,
  group,
  location,
  openSet,
  type PolicySpec,
  policy,
  postureOf,
  refTo,
  situationOf,
  strength,
  unread,
  userLookup,
} from '../../support/posture-builder';

const GUID = '6f1e2d3c-3333-4a2b-8c3d-000000000001';
const APP = '6f1e2d3c-5555-4a2b-8c3d-000000000001';
const MFA: PolicySpec = { builtIn: ['mfa'], notGroups: [BREAK_GLASS] };

function check(entities: readonly Entity[], declared?: Declared) {
  return mfaForAllUsers.check(situationOf(postureOf(...breakGlass(), ...entities), declared));
}

function meaningsOf(entities: readonly Entity[]) {
  return findingsOf(check(entities)).map(({ meaning }) => meaning);
}

describe('ENT-AU-02', () => {
  it('is met by one enforced policy for all users and all resources that leaves out the emergency accounts', () => {
    expect(check([policy('mfa', MFA)])).toEqual([{ verdict: 'met', by: ['azuread_conditional_access_policy.mfa'] }]);
  });

  it.each<readonly [string, readonly PolicySpec[]]>([
    [
      'one for guests and one for the rest',
      [
        { ...MFA, notGuests: { types: ['serviceProvider'], tenants: 'all' } },
        { ...MFA, guests: { types: ['serviceProvider'], tenants: 'all' } },
      ],
    ],
    [
      'one for an application and one for all others',
      [
        { ...MFA, notApplications: [APP, 'Office365'] },
        { ...MFA, applications: ['Office365'], strength: strengthPath(2), builtIn: [] },
        { ...MFA, applications: [APP] },
      ],
    ],
    [
      'MFA on known platforms and a block of the others',
      [
        { ...MFA, platforms: ['windows', 'macOS', 'iOS', 'android'] },
        { ...MFA, builtIn: ['block'], platforms: ['all'], notPlatforms: ['windows', 'macOS', 'iOS', 'android'] },
      ],
    ],
    [
      'one for a group of the exclusion of the other',
      [
        { ...MFA, notGroups: [BREAK_GLASS, GUID] },
        { ...MFA, groups: [GUID], strength: strengthPath(4), builtIn: [] },
      ],
    ],
    [
      'one away from the trusted places and a block there',
      [
        { ...MFA, locations: ['All'], notLocations: [refTo('azuread_named_location.hq')] },
        { ...MFA, locations: ['AllTrusted'], builtIn: ['block'] },
      ],
    ],
  ])('is met by several policies together: %s', (_, specs) => {
    const entities = [
      location('hq', ['203.0.113.0/26'], true),
      ...specs.map((spec, index) => policy(`p${index}`, spec)),
    ];
    expect(check(entities)).toEqual([
      { verdict: 'met', by: specs.map((_spec, index) => `azuread_conditional_access_policy.p${index}`) },
    ]);
  });

  it('is met where a policy leaves out the emergency accounts one by one, not their group', () => {
    const spec = { ...MFA, notGroups: [], notUsers: [refTo('data.azuread_users.bg', 'object_ids')] };
    expect(verdictsOf(check([policy('mfa', spec)]))).toEqual(['met']);
  });

  it('says that everyone can sign in anyhow where no policy is there', () => {
    expect(meaningsOf([])).toEqual([
      { principals: ['All'], targets: ['All'], networks: ['All'], settings: ['signIn=any'] },
    ]);
    expect(findingsOf(check([]))[0]).toMatchObject({ subject: 'entra', origins: [] });
  });

  it.each<readonly [string, PolicySpec, Partial<Record<'principals' | 'targets' | 'networks' | 'settings', string[]>>]>(
    [
      ['a group', { notGroups: [BREAK_GLASS, GUID] }, { principals: [`group:${GUID}`] }],
      ['a user', { notUsers: [GUID] }, { principals: [`user:${GUID}`] }],
      ['a role', { notRoles: ['fe930be7-5e62-47db-91af-98c3a49a38b1'] }, { principals: ['role:User Administrator'] }],
      [
        'some guests',
        { notGuests: { types: ['serviceProvider', 'b2bCollaborationGuest'], tenants: 'all' } },
        { principals: ['guests:b2bCollaborationGuest,serviceProvider'] },
      ],
      [
        'guests of a tenant',
        { notGuests: { types: ['b2bCollaborationGuest'], tenants: [GUID] } },
        { principals: [`guests:b2bCollaborationGuest of ${GUID}`] },
      ],
      ['an application', { notApplications: [APP] }, { targets: [APP] }],
      ['a group of applications', { notApplications: ['Office365'] }, { targets: ['Office365'] }],
      ['the trusted places', { locations: ['All'], notLocations: ['AllTrusted'] }, { networks: ['AllTrusted'] }],
      ['a platform', { platforms: ['all'], notPlatforms: ['linux'] }, { settings: ['platform=linux'] }],
      [
        'all but one kind of client',
        { clientAppTypes: ['browser'] },
        { settings: ['clientApp=exchangeActiveSync|mobileAppsAndDesktopClients|other'] },
      ],
      ['sign-ins without risk', { signInRisk: ['high', 'medium', 'low', 'hidden'] }, { settings: ['signInRisk=none'] }],
      ['users without risk', { userRisk: ['high', 'medium', 'low', 'hidden'] }, { settings: ['userRisk=none'] }],
      [
        'the absence of insider risk',
        { insiderRisk: ['elevated', 'moderate', 'minor'] },
        { settings: ['insiderRisk=none'] },
      ],
      [
        'ordinary flows',
        { transferMethods: ['deviceCodeFlow', 'authenticationTransfer'] },
        { settings: ['transferMethod=none'] },
      ],
      [
        'managed devices',
        { device: { mode: 'exclude', rule: 'device.isCompliant -eq True' } },
        { settings: ['device=device.isCompliant -eq True'] },
      ],
    ],
  )('is unmet for exactly %s where a policy leaves that open', (_, spec, expected) => {
    expect(meaningsOf([policy('mfa', { ...MFA, ...spec })])).toEqual([
      { principals: ['All'], targets: ['All'], networks: ['All'], settings: ['signIn=any'], ...expected },
    ]);
  });

  it('does not take one location for trusted because another policy leaves out the trusted ones', () => {
    const untrusted = refTo('azuread_named_location.cafe');
    const policies = [
      policy('p0', { ...MFA, locations: ['All'], notLocations: [untrusted] }),
      policy('p1', { ...MFA, locations: ['AllTrusted'] }),
    ];
    expect(meaningsOf([location('cafe', ['203.0.113.0/26']), ...policies])).toMatchObject([
      { networks: ['${azuread_named_location.cafe.object_id}'] },
    ]);
    expect(verdictsOf(check([location('cafe', ['203.0.113.0/26'], true), ...policies]))).toEqual(['met']);
  });

  it.each<readonly [string, PolicySpec]>([
    ['is only reported', { state: 'enabledForReportingButNotEnforced' }],
    ['is off', { state: 'disabled' }],
    ['lets a compliant device in instead', { builtIn: ['mfa', 'compliantDevice'] }],
    ['asks for a device alone', { builtIn: ['compliantDevice'] }],
    ['is for workload identities', { users: ['None'], servicePrincipals: ['ServicePrincipalsInMyTenant'] }],
    ['is for nobody', { users: ['None'] }],
    ['is for no resource', { applications: ['None'] }],
    ['is for workload risk', { servicePrincipalRisk: ['high'] }],
    [
      'asks for a strength with a single factor',
      { builtIn: [], strength: refTo('azuread_authentication_strength_policy.weak', 'id') },
    ],
  ])('does not count a policy that %s', (_, spec) => {
    const weak = strength('weak', ['fido2', 'password']);
    expect(meaningsOf([weak, policy('mfa', { ...MFA, ...spec })])).toEqual([
      { principals: ['All'], targets: ['All'], networks: ['All'], settings: ['signIn=any'] },
    ]);
  });

  it('is unmet for a group that holds somebody besides the emergency accounts', () => {
    const wide = [
      userLookup('wide', [...ACCOUNTS, 'alice@contoso.example']),
      group('wide', { members: [refTo('data.azuread_users.wide', 'object_ids')] }),
    ];
    expect(
      meaningsOf([...wide, policy('mfa', { ...MFA, notGroups: [BREAK_GLASS, refTo('azuread_group.wide')] })]),
    ).toMatchObject([{ principals: ['group:${azuread_group.wide.object_id}'] }]);
  });

  it.each<readonly [string, PolicySpec, string]>([
    ['the state', { state: unread() }, '/state'],
    ['an exclusion', { notGroups: [BREAK_GLASS, unread()] }, '/conditions/users/excluded_groups'],
    ['a condition', { platforms: openSet([], 'dynamic') }, '/conditions/platforms/included_platforms'],
    ['the controls', { builtIn: openSet([], 'expression') }, '/grant_controls/built_in_controls'],
    [
      'a strength from elsewhere',
      { builtIn: [], strength: strengthPath(9) },
      '/grant_controls/authentication_strength_policy_id',
    ],
  ])('is unknown, naming it, where %s cannot be read', (_, spec, pointer) => {
    const outcomes = check([policy('mfa', { ...MFA, ...spec })]);
    expect(verdictsOf(outcomes)).toEqual(['unknown']);
    expect(assumptionsOf(outcomes)[0]).toContain(`${pointer} of azuread_conditional_access_policy.mfa`);
  });

  it('is unknown where it is not known whether the policy is there', () => {
    const outcomes = check([policy('mfa', { ...MFA, exists: unread('variable') })]);
    expect(verdictsOf(outcomes)).toEqual(['unknown']);
  });

  it('is unknown where it cannot be read who is in the break-glass group', () => {
    const someone = group('someone', { members: ['6f1e2d3c-4444-4a2b-8c3d-000000000001'] });
    const outcomes = check([someone, policy('mfa', { ...MFA, notGroups: [refTo('azuread_group.someone')] })]);
    expect(verdictsOf(outcomes)).toEqual(['unknown']);
    expect(assumptionsOf(outcomes)[0]).toContain('/members of azuread_group.someone');
  });

  it.each([
    ['of which no member is seen', group('other')],
    ['whose members ignore_changes covers', group('other', { members: openSet([], 'ignored') })],
  ])('is unmet for a group %s', (_, other) => {
    const outcomes = check([other, policy('mfa', { ...MFA, notGroups: [BREAK_GLASS, refTo('azuread_group.other')] })]);
    expect(verdictsOf(outcomes)).toEqual(['unmet']);
  });

  it('tells what is open for sure apart from what is not settled', () => {
    const outcomes = check([policy('mfa', { ...MFA, notApplications: [APP], notGroups: [BREAK_GLASS, unread()] })]);
    expect(verdictsOf(outcomes)).toEqual(['unmet', 'unknown']);
    expect(findingsOf(outcomes)[0]?.meaning.targets).toEqual([APP]);
  });

  it('is unmet, and says so, where ignore_changes covers what would make it met', () => {
    const outcomes = check([policy('mfa', { ...MFA, notGroups: openSet([BREAK_GLASS], 'ignored') })]);
    expect(verdictsOf(outcomes)).toEqual(['unmet']);
    expect(findingsOf(outcomes)[0]?.given).toContain(
      '/conditions/users/excluded_groups of azuread_conditional_access_policy.mfa (covered by ignore_changes)',
    );
  });

  it('is unknown where the service is not declared as a directory', () => {
    expect(verdictsOf(check([policy('mfa', MFA)], { kind: 'saas' }))).toEqual(['unknown']);
  });

  it('exempts the existing group that the declaration names, by its id and by a look-up of it', () => {
    expect(verdictsOf(check([policy('mfa', { builtIn: ['mfa'], notGroups: [GUID] })], { group: GUID }))).toEqual([
      'met',
    ]);
    expect(verdictsOf(check([policy('mfa', { builtIn: ['mfa'], notGroups: [GUID] })]))).toEqual(['unmet']);
  });

  it('does not exempt an account that is there only under a condition that apply knows', () => {
    const maybe = { ...userLookup('maybe', ACCOUNTS), exists: unread<boolean>('variable') };
    const spec = { ...MFA, notGroups: [], notUsers: [refTo('data.azuread_users.maybe', 'object_ids')] };
    expect(verdictsOf(check([maybe, policy('mfa', spec)]))).toEqual(['unknown']);
    const there = { ...maybe, exists: known(true, maybe.exists.at) };
    expect(verdictsOf(check([there, policy('mfa', spec)]))).toEqual(['met']);
  });

  it('takes the members of an existing group for nobody that is exempt', () => {
    const members = userLookup('team', openSet([], 'data'), [], [refTo('data.azuread_group.team', 'members')]);
    expect(verdictsOf(check([members, policy('mfa', { ...MFA, state: 'disabled' })]))).toEqual(['unmet']);
  });
});
