import type { Control } from '../../../lib/controls/control';
import { highUserRiskBlocked } from '../../../lib/controls/entra/high-user-risk-blocked';
import { insiderRiskBlocked } from '../../../lib/controls/entra/insider-risk-blocked';
import { riskySignInsBlocked } from '../../../lib/controls/entra/risky-sign-ins-blocked';
import { type Entity, known } from '../../../lib/posture';
import { BREAK_GLASS, breakGlass } from '../../support/break-glass';
import { findingsOf, verdictsOf } from '../../support/outcomes';
import {
  at,
  type Declared,
  openSet,
  type PolicySpec,
  policy,
  postureOf,
  situationOf,
  unread,
} from '../../support/posture-builder';

const GROUP = '6f1e2d3c-3333-4a2b-8c3d-000000000001';
const BLOCK: PolicySpec = { builtIn: ['block'], notGroups: [BREAK_GLASS] };

function check(control: Control, entities: readonly Entity[], declared?: Declared) {
  return control.check(situationOf(postureOf(...breakGlass(), ...entities), declared));
}

const CONTROLS: readonly (readonly [string, Control, PolicySpec, PolicySpec])[] = [
  ['ENT-RK-01', highUserRiskBlocked, { userRisk: ['high'] }, { userRisk: ['medium'] }],
  ['ENT-RK-02', riskySignInsBlocked, { signInRisk: ['high'] }, { signInRisk: ['medium'] }],
  ['ENT-RK-05', insiderRiskBlocked, { insiderRisk: ['elevated'] }, { insiderRisk: ['moderate'] }],
];

describe.each(CONTROLS)('%s', (_, control, atRisk, atLess) => {
  const spec = { ...BLOCK, ...atRisk };

  it('is met by one enforced policy that blocks all users at the risk for all resources', () => {
    expect(check(control, [policy('risk', spec)])).toEqual([
      { verdict: 'met', by: ['azuread_conditional_access_policy.risk'] },
    ]);
  });

  it('is met by several that together reach everyone and everything', () => {
    const some = policy('some', { ...spec, notApplications: ['Office365'], notGroups: [BREAK_GLASS, GROUP] });
    const rest = [
      policy('office', { ...spec, applications: ['Office365'] }),
      policy('group', { ...spec, groups: [GROUP] }),
    ];
    expect(verdictsOf(check(control, [some, ...rest]))).toEqual(['met']);
    expect(verdictsOf(check(control, [some]))).not.toContain('met');
  });

  it('is met by a block at every risk', () => {
    expect(verdictsOf(check(control, [policy('all', BLOCK)]))).toEqual(['met']);
  });

  it.each<readonly [string, PolicySpec]>([
    ['no policy is on', { state: 'disabled' }],
    ['it only reports', { state: 'enabledForReportingButNotEnforced' }],
    ['it asks for MFA instead', { builtIn: ['mfa'] }],
    ['the risk is another', atLess],
    ['one of the two risks is not enough', { userRisk: ['high'], signInRisk: ['high'], insiderRisk: ['elevated'] }],
    ['a group is left out', { notGroups: [BREAK_GLASS, GROUP] }],
    ['guests are left out', { notGuests: { types: ['b2bCollaborationGuest'], tenants: 'all' } }],
    ['one application is left out', { notApplications: [GROUP] }],
    ['trusted places are left out', { locations: ['All'], notLocations: ['AllTrusted'] }],
    ['it is for browsers alone', { clientAppTypes: ['browser'] }],
    ['ignore_changes covers its state', { state: unread('ignored') }],
  ])('is unmet where %s', (_why, weaker) => {
    expect(new Set(verdictsOf(check(control, [policy('risk', { ...spec, ...weaker })])))).toEqual(new Set(['unmet']));
  });

  it('is unmet where nothing is there', () => {
    expect(verdictsOf(check(control, []))).toEqual(['unmet']);
  });

  it.each<readonly [string, PolicySpec]>([
    ['its state', { state: unread() }],
    ['whether it is there', { exists: unread('computed') }],
    ['its controls', { builtIn: openSet([], 'variable') }],
    ['whom it leaves out', { notGroups: openSet([BREAK_GLASS], 'expression') }],
  ])('is unknown where %s cannot be read', (_what, unclear) => {
    expect(verdictsOf(check(control, [policy('risk', { ...spec, ...unclear })]))).toEqual(['unknown']);
  });

  it('does not apply where the declared licence is P1', () => {
    expect(check(control, [], { entra: { licence: 'P1' } })).toEqual([
      { verdict: 'notApplicable', because: expect.stringContaining('from P2 on') },
    ]);
  });

  it('is unknown where the service is declared to be no directory', () => {
    expect(verdictsOf(check(control, [policy('risk', spec)], { kind: 'saas' }))).toEqual(['unknown']);
  });
});

describe('ENT-RK-02 at medium risk', () => {
  const high = policy('high', { ...BLOCK, signInRisk: ['high'] });
  const medium = policy('medium', { ...BLOCK, signInRisk: ['medium'] });

  it.each<readonly [string, Declared]>([
    ['is declared', { entra: { risk: { blockMediumSignIns: true } } }],
    ['a chosen baseline asks for it', { baselines: ['cisa-scuba', 'cis-m365-v7-level-2'] }],
  ])('is unmet for medium risk alone where that %s, until it is blocked, too', (_, declared) => {
    const outcomes = check(riskySignInsBlocked, [high], declared);
    expect(findingsOf(outcomes).map(({ meaning }) => meaning.settings)).toEqual([['signInRisk=medium']]);
    expect(verdictsOf(check(riskySignInsBlocked, [high, medium], declared))).toEqual(['met']);
  });

  it('is not asked for otherwise', () => {
    expect(verdictsOf(check(riskySignInsBlocked, [high], { baselines: ['cis-m365-v7'] }))).toEqual(['met']);
  });

  it('says what it takes', () => {
    const there = { ...high, exists: known(true, at('')) };
    const [finding] = findingsOf(check(riskySignInsBlocked, [there], { baselines: ['cis-m365-v7-level-2'] }));
    expect(finding?.given).toContain('users can sign in at high or medium sign-in risk');
    expect(finding?.remedy).toContain('sign-in risk high and medium');
  });
});
