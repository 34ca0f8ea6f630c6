import { policyCount } from '../../../lib/controls/entra/policy-count';
import { assumptionsOf, findingsOf, verdictsOf } from '../../support/outcomes';
import { type Declared, type PolicySpec, policy, postureOf, situationOf, unread } from '../../support/posture-builder';

const many = (count: number, spec: PolicySpec = {}) =>
  Array.from({ length: count }, (_, index) => policy(`p${index}`, spec));
const check = (count: number, declared: Declared = {}, spec: PolicySpec = {}) =>
  policyCount.check(situationOf(postureOf(...many(count, spec)), declared));

describe('ENT-BG-08', () => {
  it('leaves room for twenty policies of others where nothing is said', () => {
    expect(verdictsOf(check(175))).toEqual(['met']);
    expect(verdictsOf(check(176))).toEqual(['unmet']);
    expect(findingsOf(check(176))[0]?.given).toBe(
      '176 policies here and 20 that others keep are more than the 195 that a directory takes, disabled ones counted',
    );
  });

  it('counts as many as others are declared to keep', () => {
    expect(verdictsOf(check(195, { entra: { otherPolicies: 0 } }))).toEqual(['met']);
    expect(verdictsOf(check(100, { entra: { otherPolicies: 96 } }))).toEqual(['unmet']);
  });

  it('counts disabled ones', () => {
    expect(verdictsOf(check(176, {}, { state: 'disabled' }))).toEqual(['unmet']);
  });

  it('does not know how many there are of one that only apply counts', () => {
    const outcomes = check(1, {}, { exists: unread('computed') });
    expect(verdictsOf(outcomes)).toEqual(['unknown']);
    expect(assumptionsOf(outcomes)).toEqual(['there are at most 175 policies here']);
  });

  it('is met where there is none, and unknown where the service is declared to be no directory', () => {
    expect(check(0)).toEqual([{ verdict: 'met', by: [] }]);
    expect(verdictsOf(check(0, { kind: 'saas' }))).toEqual(['unknown']);
  });
});
