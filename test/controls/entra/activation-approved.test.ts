import { activationApproved } from '../../../lib/controls/entra/activation-approved';
import type { EntraSettings } from '../../../lib/declaration';
import type { Entity } from '../../../lib/posture';
import { breakGlass } from '../../support/break-glass';
import { findingsOf, verdictsOf } from '../../support/outcomes';
import {
  group,
  groupLookup,
  openSet,
  postureOf,
  refTo,
  roleAssignment,
  situationOf,
  unread,
} from '../../support/posture-builder';
import {
  EXCHANGE_ADMINISTRATOR,
  GLOBAL_ADMINISTRATOR,
  justInTime,
  person,
  personRef,
  type RulesSpec,
  roleEligibility,
  rules,
} from '../../support/privileged-posture';

const STRANGER = '6f1e2d3c-2222-4a2b-8c3d-000000000002';
const GROUP = '6f1e2d3c-2222-4a2b-8c3d-000000000001';
type Access = NonNullable<EntraSettings['privilegedAccess']>;

function check(entities: readonly Entity[], privilegedAccess?: Access) {
  const posture = postureOf(...breakGlass(), person('ann'), person('ben'), person('ciso'), ...entities);
  return activationApproved.check(
    situationOf(posture, privilegedAccess === undefined ? {} : { entra: { privilegedAccess } }),
  );
}
const settingsOf = (entities: readonly Entity[], access?: Access) =>
  findingsOf(check(entities, access)).flatMap(({ meaning }) => meaning.settings);
const global = (spec: RulesSpec = {}) => justInTime('ga', GLOBAL_ADMINISTRATOR, ['ann', 'ben'], spec);
const exchange = (spec: RulesSpec = {}) => justInTime('ex', EXCHANGE_ADMINISTRATOR, ['ann'], spec);
const access = (roles: Access['roles']): Access => ({
  until: '2027-05-01',
  notify: ['soc@contoso.example'],
  approvers: ['ciso@contoso.example'],
  roles,
});

describe('ENT-PR-04', () => {
  it('is met where the rules demand approval by somebody, a reason and MFA, for an hour', () => {
    expect(verdictsOf(check(global()))).toEqual(['met']);
  });

  it('is not applicable where nobody has a privileged role', () => {
    expect(verdictsOf(check([]))).toEqual(['notApplicable']);
  });

  it.each<readonly [string, RulesSpec, string]>([
    ['nobody approves', { approval: false }, 'privileged=unapproved'],
    ['approval is asked of nobody', { approvers: [] }, 'privileged=approvers'],
    ['no reason is asked for', { justification: false }, 'privileged=unjustified'],
    ['one factor is enough', { multifactor: false }, 'privileged=singleFactor'],
    ['it lasts longer than an hour', { longest: 'PT1H30M' }, 'privileged=long'],
    ['nothing says how long it lasts', { longest: null }, 'privileged=long'],
    ['what says how long it lasts is no duration', { longest: 'forever' }, 'privileged=long'],
  ])('is unmet for Global Administrator where %s', (_, spec, setting) => {
    const outcomes = check(global(spec));
    expect(verdictsOf(outcomes)).toEqual(['unmet']);
    expect(findingsOf(outcomes)[0]).toMatchObject({
      subject: 'azuread_group_role_management_policy.ga',
      meaning: { targets: ['role:Global Administrator'], settings: [setting] },
    });
  });

  it('takes an authentication context for MFA', () => {
    expect(verdictsOf(check(global({ multifactor: false, authenticationContext: 'c1' })))).toEqual(['met']);
  });

  it('asks nobody to approve other roles, and lets them last for eight hours', () => {
    expect(verdictsOf(check(exchange({ approval: false, longest: 'PT8H' })))).toEqual(['met']);
    expect(settingsOf(exchange({ approval: false, longest: 'PT8H30M' }))).toEqual(['privileged=long']);
    expect(settingsOf(exchange({ justification: false }))).toEqual(['privileged=unjustified']);
  });

  it('holds the rules to what is declared', () => {
    const declared = access({
      'Exchange Administrator': {
        eligible: ['ann@contoso.example'],
        approvers: ['ciso@contoso.example'],
        activeFor: 'PT2H',
      },
    });
    expect(verdictsOf(check(exchange({ longest: 'PT2H' }), declared))).toEqual(['met']);
    expect(settingsOf(exchange({ longest: 'PT2H30M' }), declared)).toEqual(['privileged=long']);
    expect(settingsOf(exchange({ approval: false }), declared)).toEqual(['privileged=unapproved']);
    const ticketed = access({ 'Global Administrator': { eligible: ['ann@contoso.example'], ticket: true } });
    expect(settingsOf(global(), ticketed)).toEqual(['privileged=unticketed']);
    expect(verdictsOf(check(global({ ticket: true }), ticketed))).toEqual(['met']);
    const longer = access({ 'Global Administrator': { eligible: ['ann@contoso.example'], activeFor: 'PT4H' } });
    expect(verdictsOf(check(global({ longest: 'PT4H' }), longer))).toEqual(['met']);
  });

  it('is unmet where somebody approves who is not declared', () => {
    const declared = access({ 'Global Administrator': { eligible: ['ann@contoso.example'] } });
    const approvers = [personRef('ciso'), personRef('ben')];
    expect(findingsOf(check(global({ approvers }), declared)).map(({ given }) => given)).toEqual([
      'Global Administrator is activated with the approval of ben@contoso.example, who is not declared as an approver',
    ]);
    expect(settingsOf(global({ approvers: [STRANGER] }), declared)).toEqual(['privileged=approvers']);
    const groups = { ...declared, approverGroups: [GROUP] };
    expect(verdictsOf(check(global({ approvers: [GROUP] }), groups))).toEqual(['met']);
  });

  it('is unmet where a group approves that any group administrator may be able to join', () => {
    const approvers = [refTo('azuread_group.deciders')];
    const decided = (...others: readonly Entity[]) => [...global({ approvers, approverGroups: approvers }), ...others];
    const deciders = (assignableToRole: boolean) => group('deciders', { assignableToRole, securityEnabled: true });
    expect(settingsOf(decided(deciders(false)))).toEqual(['privileged=approverGroup']);
    expect(verdictsOf(check(decided(deciders(true))))).toEqual(['met']);
    const existing = global({ approvers: [GROUP], approverGroups: [GROUP] });
    expect(settingsOf(existing)).toEqual(['privileged=approverGroup']);
    expect(settingsOf([...existing, groupLookup('g', GROUP, [])])).toEqual(['privileged=approverGroup']);
    expect(verdictsOf(check([...existing, groupLookup('g', GROUP, ['roleAssignable'])]))).toEqual(['met']);
    expect(verdictsOf(check(decided()))).toEqual(['unknown']);
  });

  it('is unmet where no rules of the group are written', () => {
    const without = global().filter(({ kind }) => kind !== 'groupRolePolicy');
    expect(settingsOf(without)).toEqual(['privileged=activation']);
    expect(settingsOf([...without, rules('owners', refTo('azuread_group.ga'), { access: 'owner' })])).toEqual([
      'privileged=activation',
    ]);
  });

  it('asks it of every set of rules that a group has', () => {
    const second = rules('second', refTo('azuread_group.ga'), { approval: false });
    expect(settingsOf([...global(), second])).toEqual(['privileged=unapproved']);
  });

  it('is unknown where a role is activated by its own settings', () => {
    const outcomes = check([roleEligibility('e', GLOBAL_ADMINISTRATOR, personRef('ann'))]);
    expect(verdictsOf(outcomes)).toEqual(['unknown']);
    expect(findingsOf(outcomes)[0]?.given).toContain('by the settings of the role itself');
  });

  it('does not judge what nobody activates', () => {
    expect(verdictsOf(check([roleAssignment('a', GLOBAL_ADMINISTRATOR, personRef('ann'))]))).toEqual(['met']);
  });

  it.each<readonly [string, RulesSpec]>([
    ['whether approval is demanded', { approval: unread<boolean>() }],
    ['who approves', { approvers: [unread()] }],
    ['how many approve', { approvers: openSet([personRef('ciso')], 'dynamic') }],
    ['whether a reason is asked for', { justification: unread<boolean>() }],
    ['whether MFA is demanded', { multifactor: unread<boolean>() }],
    ['how long it lasts', { longest: unread() }],
  ])('is unknown where it cannot be read %s', (_, spec) => {
    expect(verdictsOf(check(global(spec)))).toEqual(['unknown']);
  });

  it('is unmet where ignore_changes covers what is demanded', () => {
    expect(verdictsOf(check(global({ approval: unread<boolean>('ignored') })))).toEqual(['unmet']);
  });
});
