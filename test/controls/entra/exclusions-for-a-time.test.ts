import { exclusionsForATime } from '../../../lib/controls/entra/exclusions-for-a-time';
import { mfaForAllUsers } from '../../../lib/controls/entra/mfa-for-all-users';
import { noStandingPrivileges } from '../../../lib/controls/entra/no-standing-privileges';
import type { Entity } from '../../../lib/posture';
import { BREAK_GLASS, breakGlass } from '../../support/break-glass';
import { findingsOf, verdictsOf } from '../../support/outcomes';
import { accessPackage, catalogKeeper, type PackageSpec } from '../../support/package-posture';
import {
  type GroupSpec,
  group,
  groupLookup,
  groupMembership,
  openSet,
  policy,
  postureOf,
  refTo,
  roleAssignment,
  situationOf,
  unread,
  userLookup,
} from '../../support/posture-builder';
import { GLOBAL_ADMINISTRATOR, person, personRef, rules, schedule } from '../../support/privileged-posture';

const GROUP = '6f1e2d3c-2222-4a2b-8c3d-000000000001';
const STRANGER = '6f1e2d3c-2222-4a2b-8c3d-000000000002';
const EXCLUSION = refTo('azuread_group.exclusion');
const GOOD: GroupSpec = {
  assignableToRole: true,
  securityEnabled: true,
  owners: [refTo('data.azuread_users.bg', 'object_ids')],
};
const mfa = policy('mfa', { builtIn: ['mfa'], notGroups: [BREAK_GLASS, EXCLUSION] });
const exclusion = (spec: GroupSpec = {}) => group('exclusion', { ...GOOD, ...spec });

const situation = (entities: readonly Entity[]) => situationOf(postureOf(...breakGlass(), ...entities));
const check = (...entities: readonly Entity[]) => exclusionsForATime.check(situation(entities));
/** The control where the declaration has the members of a group ask, and the CISO decide. */
const checkDeclared = (spec: PackageSpec) => {
  const declared = { requestorGroups: [GROUP], approvers: ['ciso@contoso.example'] };
  const asked = { scope: 'SpecificDirectorySubjects', requestors: [GROUP], stages: [[personRef('ciso')]], ...spec };
  const entities = [mfa, exclusion(), person('ciso'), person('ben'), ...accessPackage('p', EXCLUSION, asked)];
  const posture = postureOf(...breakGlass(), ...entities);
  return exclusionsForATime.check(situationOf(posture, { entra: { exclusions: { 'ENT-AU-02': declared } } }));
};
const settingsOf = (...entities: readonly Entity[]) =>
  findingsOf(check(...entities)).flatMap(({ meaning }) => meaning.settings);

describe('ENT-GV-03', () => {
  it('is met where nobody is in the group, or comes into it for a day with approval', () => {
    expect(verdictsOf(check(mfa, exclusion()))).toEqual(['met']);
    expect(verdictsOf(check(mfa, exclusion(), ...accessPackage('p', EXCLUSION)))).toEqual(['met']);
    const asked = schedule('s', EXCLUSION, STRANGER);
    expect(verdictsOf(check(mfa, exclusion(), asked, rules('r', EXCLUSION)))).toEqual(['met']);
    const listed = schedule('s', EXCLUSION, STRANGER, { standing: 'active', duration: 'P1D' });
    expect(verdictsOf(check(mfa, exclusion(), listed))).toEqual(['met']);
  });

  it('is not applicable where policies leave out the emergency accounts alone, or groups that are not made here', () => {
    expect(verdictsOf(check(policy('mfa', { notGroups: [BREAK_GLASS] })))).toEqual(['notApplicable']);
    expect(verdictsOf(check(policy('mfa', { notGroups: [STRANGER] })))).toEqual(['notApplicable']);
    expect(verdictsOf(check(exclusion()))).toEqual(['notApplicable']);
  });

  it.each<readonly [string, readonly Entity[], string]>([
    ['any group administrator can fill it', [exclusion({ assignableToRole: false })], 'exclusion=unprotected'],
    ['somebody else owns it', [exclusion({ owners: [STRANGER] })], 'exclusion=owner'],
    ['somebody is in it', [exclusion({ members: [STRANGER] })], 'exclusion=members'],
    ['somebody is added to it', [exclusion(), groupMembership('m', EXCLUSION, STRANGER)], 'exclusion=members'],
    ['a rule fills it', [exclusion({ dynamicMembership: 'user.x' })], 'exclusion=members'],
    [
      'somebody is assigned for good',
      [exclusion(), schedule('s', EXCLUSION, STRANGER, { standing: 'active', permanent: true })],
      'exclusion=members',
    ],
    [
      'somebody comes to own it',
      [exclusion(), schedule('s', EXCLUSION, STRANGER, { access: 'owner' })],
      'exclusion=members',
    ],
    ['somebody puts himself into it', [exclusion(), schedule('s', EXCLUSION, STRANGER)], 'exclusion=unapproved'],
    [
      'nobody has to approve who does',
      [exclusion(), schedule('s', EXCLUSION, STRANGER), rules('r', EXCLUSION, { approval: false })],
      'exclusion=unapproved',
    ],
  ])('is unmet where %s', (_, entities, setting) => {
    const outcomes = check(mfa, ...entities);
    expect(verdictsOf(outcomes)).toEqual(['unmet']);
    expect(findingsOf(outcomes)[0]?.meaning).toMatchObject({
      principals: ['group:${azuread_group.exclusion.object_id}'],
      settings: [setting],
    });
  });

  it.each<readonly [string, PackageSpec, string]>([
    ['is given to whoever asks', { approval: false }, 'exclusion=unapproved'],
    ['has nobody to decide', { stages: [] }, 'exclusion=unapproved'],
    ['has nobody to decide at one stage', { stages: [['a'], []] }, 'exclusion=unapproved'],
    ['is prolonged unasked', { extension: true }, 'exclusion=unapproved'],
    ['is given for good', { days: null }, 'exclusion=long'],
    ['is given for a month', { days: '30' }, 'exclusion=long'],
    ['is given until a day', { days: null, expiration: '2027-01-01T00:00:00Z' }, 'exclusion=long'],
    ['makes an owner', { access: 'Owner' }, 'exclusion=owner'],
    ['is approved by a group that nothing is known of', { approverGroups: [GROUP] }, 'exclusion=approverGroup'],
    [
      'is approved by a group that any group administrator fills',
      { approverGroups: [refTo('azuread_group.deciders')] },
      'exclusion=approverGroup',
    ],
  ])('is unmet where an access package %s', (_, spec, setting) => {
    const deciders = group('deciders', { ...GOOD, assignableToRole: false });
    expect(settingsOf(mfa, exclusion(), deciders, ...accessPackage('p', EXCLUSION, spec))).toEqual([setting]);
  });

  it('lets groups approve that role administrators alone fill', () => {
    const approverGroups = [refTo('azuread_group.deciders'), refTo('data.azuread_group.board')];
    const decided = accessPackage('p', EXCLUSION, { approverGroups });
    const groups = [group('deciders', GOOD), groupLookup('board', GROUP, ['roleAssignable'])];
    expect(verdictsOf(check(mfa, exclusion(), ...groups, ...decided))).toEqual(['met']);
  });

  it('is met where those ask and decide who are declared to', () => {
    expect(verdictsOf(checkDeclared({}))).toEqual(['met']);
  });

  it.each<readonly [string, PackageSpec, string]>([
    ['somebody else decides', { stages: [[personRef('ben')]] }, 'exclusion=approvers'],
    ['the manager of the one who asks decides', { stages: [['requestorManager']] }, 'exclusion=approvers'],
    ['somebody else asks, too', { requestors: [GROUP, STRANGER] }, 'exclusion=requestors'],
    ['everybody asks', { scope: 'AllExistingDirectoryMemberUsers', requestors: [] }, 'exclusion=requestors'],
    ['it is given for longer', { days: '2' }, 'exclusion=long'],
  ])('is unmet where, other than declared, %s', (_, spec, setting) => {
    const outcomes = checkDeclared(spec);
    expect(verdictsOf(outcomes)).toEqual(['unmet']);
    expect(findingsOf(outcomes)[0]?.meaning.settings).toEqual([setting]);
  });

  it.each<readonly [string, PackageSpec]>([
    ['who decides', { stages: [[refTo('azuread_user.x')]] }],
    ['who asks', { requestors: [unread()] }],
    ['how many ask', { requestors: openSet([], 'dynamic') }],
    ['whether anybody asks', { scope: unread() }],
  ])('is unknown, where it is declared, if it cannot be read %s', (_, spec) => {
    expect(verdictsOf(checkDeclared(spec))).toEqual(['unknown']);
  });

  it('is unknown where the group stands in a catalog of others', () => {
    expect(verdictsOf(check(mfa, exclusion(), ...accessPackage('p', EXCLUSION, { catalog: STRANGER })))).toEqual([
      'unknown',
    ]);
  });

  it('lets a package be prolonged that somebody approves again', () => {
    const again = accessPackage('p', EXCLUSION, { extension: true, extensionApproval: true });
    expect(verdictsOf(check(mfa, exclusion(), ...again))).toEqual(['met']);
  });

  it('lets a package be that nobody may ask for', () => {
    const closed = accessPackage('p', EXCLUSION, { scope: 'NoSubjects', approval: false, days: null });
    expect(verdictsOf(check(mfa, exclusion(), ...closed))).toEqual(['met']);
  });

  it('is unmet where somebody keeps the catalog who could change the policy', () => {
    const offered = accessPackage('p', EXCLUSION);
    expect(settingsOf(mfa, exclusion(), ...offered, catalogKeeper('p', STRANGER))).toEqual(['exclusion=owner']);
    expect(verdictsOf(check(mfa, exclusion(), ...offered, catalogKeeper('other', STRANGER)))).toEqual(['met']);
    const account = userLookup('one', ['bg1@contoso.onmicrosoft.com']);
    expect(
      verdictsOf(check(mfa, exclusion(), ...offered, account, catalogKeeper('p', refTo('data.azuread_users.one')))),
    ).toEqual(['met']);
  });

  it('is unmet where one policy leaves out two of them', () => {
    const both = policy('mfa', { builtIn: ['mfa'], notGroups: [EXCLUSION, refTo('azuread_group.other')] });
    expect(settingsOf(both, exclusion(), group('other', GOOD))).toEqual(['exclusion=shared', 'exclusion=shared']);
  });

  it.each<readonly [string, readonly Entity[]]>([
    ['who is in it', [exclusion({ members: [unread()] })]],
    ['how many are in it', [exclusion({ members: openSet([], 'variable') })]],
    ['who owns it', [exclusion({ owners: openSet([], 'variable') })]],
    ['whether it is protected', [exclusion({ assignableToRole: unread<boolean>() })]],
    ['what a catalog holds', [exclusion(), ...accessPackage('p', unread())]],
    ['whether somebody approves', [exclusion(), ...accessPackage('p', EXCLUSION, { approval: unread<boolean>() })]],
    ['who approves', [exclusion(), ...accessPackage('p', EXCLUSION, { stages: [[unread()]] })]],
    ['whether it is prolonged', [exclusion(), ...accessPackage('p', EXCLUSION, { extension: unread<boolean>() })]],
    ['for how long it is given', [exclusion(), ...accessPackage('p', EXCLUSION, { days: unread() })]],
  ])('is unknown where it cannot be read %s', (_, entities) => {
    expect(verdictsOf(check(mfa, ...entities))).toEqual(['unknown']);
  });
});

describe('who is in an exclusion group', () => {
  const principalsOf = (...entities: readonly Entity[]) =>
    findingsOf(mfaForAllUsers.check(situation(entities))).flatMap(({ meaning }) => meaning.principals);

  it('is named by that, for as long as the group is as it should be', () => {
    expect(principalsOf(mfa, exclusion(), ...accessPackage('p', EXCLUSION))).toEqual(['group:exclusion']);
    expect(principalsOf(mfa, exclusion({ members: [STRANGER] }))).toEqual([
      'group:${azuread_group.exclusion.object_id}',
    ]);
    expect(principalsOf(mfa, exclusion(), ...accessPackage('p', EXCLUSION, { approval: false }))).toEqual([
      'group:${azuread_group.exclusion.object_id}',
    ]);
  });

  it('is named by how many policies spare him, so that one more is another weakness', () => {
    const legacy = policy('legacy', {
      clientAppTypes: ['other'],
      builtIn: ['block'],
      notGroups: [BREAK_GLASS, EXCLUSION],
    });
    expect(principalsOf(mfa, legacy, exclusion())).toEqual(['group:exclusion of 2 policies']);
  });
});

describe('a group that gives a role, and that an access package hands out', () => {
  it('is held by whoever asks, which nobody knows before', () => {
    const ga = refTo('azuread_group.ga');
    const handed = [group('ga', GOOD), roleAssignment('a', GLOBAL_ADMINISTRATOR, ga), ...accessPackage('p', ga)];
    expect(verdictsOf(noStandingPrivileges.check(situation(handed)))).toEqual(['unknown']);
  });
});
