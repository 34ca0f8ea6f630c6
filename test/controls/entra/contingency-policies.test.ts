import { contingencyPolicies } from '../../../lib/controls/entra/contingency-policies';
import { GUEST_TYPES } from '../../../lib/signin';
import { BREAK_GLASS, breakGlass } from '../../support/break-glass';
import { findingsOf, verdictsOf } from '../../support/outcomes';
import { type Declared, type PolicySpec, policy, postureOf, situationOf } from '../../support/posture-builder';

const BLOCK: PolicySpec = { builtIn: ['block'] };
const STANDING_BY: readonly PolicySpec[] = [
  { builtIn: ['compliantDevice', 'domainJoinedDevice'] },
  { ...BLOCK, notApplications: ['Office365'] },
  { ...BLOCK, locations: ['All'], notLocations: ['AllTrusted'] },
  { ...BLOCK, guests: { types: GUEST_TYPES, tenants: 'all' } },
];

function check(specs: readonly PolicySpec[], declared: Declared = { trusted: ['hq'] }) {
  const policies = specs.map((spec, index) =>
    policy(`p${index}`, { state: 'disabled', notGroups: [BREAK_GLASS], ...spec }),
  );
  return contingencyPolicies.check(situationOf(postureOf(...breakGlass(), ...policies), declared));
}
const without = (index: number) => STANDING_BY.filter((_, place) => place !== index);

describe('ENT-BG-06', () => {
  it('is met where disabled policies stand by for each emergency', () => {
    expect(check(STANDING_BY)).toEqual([
      { verdict: 'met', by: [0, 1, 2, 3].map((index) => `azuread_conditional_access_policy.p${index}`) },
    ]);
  });

  it.each([
    [0, 'on any device even with the disabled policies on'],
    [1, 'to more than Office365 even with the disabled policies on'],
    [2, 'from outside the trusted places even with the disabled policies on'],
    [3, 'from another organization even with the disabled policies on'],
  ])('is unmet where number %s is missing', (index, told) => {
    const outcomes = check(without(index));
    expect(
      findingsOf(outcomes)
        .map(({ given }) => given)
        .join(),
    ).toContain(told);
    expect(new Set(verdictsOf(outcomes))).toEqual(new Set(['unmet']));
  });

  it('does not count policies that are on, or only report', () => {
    for (const state of ['enabled', 'enabledForReportingButNotEnforced']) {
      expect(new Set(verdictsOf(check(STANDING_BY.map((spec) => ({ ...spec, state })))))).toEqual(new Set(['unmet']));
    }
  });

  it('asks for no block outside trusted places where none is trusted', () => {
    expect(verdictsOf(check(without(2), {}))).toEqual(['met']);
  });

  it('is unmet where one would shut the emergency accounts out', () => {
    const outcomes = check([...STANDING_BY.slice(0, 3), { ...BLOCK, users: ['All'], notGroups: [] }]);
    expect(findingsOf(outcomes)[0]).toMatchObject({
      subject: 'azuread_conditional_access_policy.p3',
      given: expect.stringContaining('does not leave out bg1@contoso.onmicrosoft.com'),
    });
  });

  it.each([
    ['Office 365 as well', [0, 2, 3], { ...BLOCK }],
    ['trusted places as well', [0, 1, 3], { ...BLOCK, locations: ['All'] }],
  ])('is unmet where one blocks %s, so that nobody could work', (_, others, wide) => {
    const outcomes = check([...STANDING_BY.filter((__, index) => others.includes(index)), wide]);
    expect(verdictsOf(outcomes)).toEqual(['unmet']);
    expect(findingsOf(outcomes)[0]).toMatchObject({
      subject: 'azuread_conditional_access_policy.p3',
      given: expect.stringContaining('nobody but the emergency accounts can work any more'),
    });
  });

  it('is unknown where the service is declared to be no directory', () => {
    expect(verdictsOf(check(STANDING_BY, { kind: 'saas' }))).toEqual(['unknown']);
  });
});
