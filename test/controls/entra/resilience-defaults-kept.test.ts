import { resilienceDefaultsKept } from '../../../lib/controls/entra/resilience-defaults-kept';
import { privilegedRoles } from '../../../lib/values';
import { BREAK_GLASS, breakGlass } from '../../support/break-glass';
import { findingsOf, verdictsOf } from '../../support/outcomes';
import { openSet, type PolicySpec, policy, postureOf, situationOf, unread } from '../../support/posture-builder';

const IDS = privilegedRoles().map(({ templateId }) => templateId);
const CHOSEN = { entra: { sessions: { adminsWithoutResilience: true as const } } };
const ADMINS: PolicySpec = { roles: IDS, resilienceDefaultsDisabled: true };

function check(specs: readonly PolicySpec[], declared = {}) {
  const policies = specs.map((spec, index) => policy(`p${index}`, { notGroups: [BREAK_GLASS], ...spec }));
  return resilienceDefaultsKept.check(situationOf(postureOf(...breakGlass(), ...policies), declared));
}

describe('ENT-SS-04', () => {
  it.each<readonly [string, PolicySpec]>([
    ['says nothing of it', { builtIn: ['mfa'] }],
    ['keeps them', { resilienceDefaultsDisabled: false }],
    ['is off', { resilienceDefaultsDisabled: true, state: 'disabled' }],
  ])('does not apply where the only policy %s', (_, spec) => {
    expect(verdictsOf(check([spec]))).toEqual(['notApplicable']);
  });

  it('is unmet by a policy that nobody chose, and by one that is for more than privileged roles', () => {
    expect(findingsOf(check([ADMINS]))).toMatchObject([
      { subject: 'azuread_conditional_access_policy.p0', remedy: expect.stringContaining('declare sessions.') },
    ]);
    for (const more of [
      { users: ['All'], roles: [] },
      { roles: [...IDS, '4a5d8f65-41da-4de4-8968-e035b65339cf'] },
      { groups: [IDS[0] ?? ''] },
      { guests: { types: ['internalGuest'], tenants: 'all' as const } },
    ]) {
      const outcomes = check([{ ...ADMINS, ...more }], CHOSEN);
      expect(verdictsOf(outcomes)).toEqual(['unmet']);
      expect(findingsOf(outcomes)[0]?.remedy).toContain('let azuread_conditional_access_policy.p0 be for privileged');
    }
  });

  it('is met where it is chosen and holds for every privileged role', () => {
    expect(check([ADMINS], CHOSEN)).toEqual([{ verdict: 'met', by: ['azuread_conditional_access_policy.p0'] }]);
  });

  it('takes the groups of administrators for such', () => {
    const group = '6f1e2d3c-3333-4a2b-8c3d-000000000001';
    const declared = { entra: { ...CHOSEN.entra, personas: { admins: [group] } } };
    expect(verdictsOf(check([{ ...ADMINS, groups: [group] }], declared))).toEqual(['met']);
    expect(verdictsOf(check([ADMINS], declared))).toEqual(['unmet']);
  });

  it('is unmet where it is chosen and some sessions are extended', () => {
    for (const specs of [
      [],
      [{ ...ADMINS, roles: IDS.slice(1) }],
      [{ ...ADMINS, resilienceDefaultsDisabled: false }],
    ]) {
      const outcomes = check(specs, CHOSEN);
      expect(verdictsOf(outcomes)).toEqual(['unmet']);
      expect(findingsOf(outcomes)[0]?.given).toContain('to sessions that an outage extends');
    }
  });

  it('is unknown where it cannot be read whether a policy disables them, or for whom', () => {
    expect(verdictsOf(check([{ resilienceDefaultsDisabled: unread() }]))).toEqual(['unknown']);
    expect(verdictsOf(check([{ resilienceDefaultsDisabled: unread('ignored') }]))).toEqual(['unmet']);
    expect(verdictsOf(check([{ ...ADMINS, roles: openSet(IDS, 'variable') }], CHOSEN))).toEqual(['unknown']);
    const stranger = openSet(['4a5d8f65-41da-4de4-8968-e035b65339cf'], 'variable');
    expect(verdictsOf(check([{ ...ADMINS, roles: stranger }], CHOSEN))).toEqual(['unmet']);
    expect(verdictsOf(check([ADMINS], { kind: 'saas' }))).toEqual(['unknown']);
  });
});
