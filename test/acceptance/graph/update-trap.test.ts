import { isObject } from './json';
import { planDiff } from './plan-diff';
import { controls, policyRequest, SESSION_BASE, strength } from './policy-request';
import { recordedTenant } from './recorded-tenant';
import { BROWSER, frequency, updatePolicy, workload } from './second-plan';
import type { Tenant } from './tenant';

let tenant: Tenant;
beforeEach(() => {
  tenant = recordedTenant(() => Date.UTC(2026, 10, 22));
});

describe('an update that leaves something behind shows, or is refused', () => {
  const keys = { grantControls: { builtInControls: [], ...strength } };
  const every = { frequencyInterval: 'everyTime', isEnabled: true };

  it.each([
    ['a strength for MFA', keys, controls('OR', 'mfa'), /^1108/],
    ['a strength for block', keys, controls('OR', 'block'), /^1032/],
    [
      'hours for every time',
      { sessionControls: { ...SESSION_BASE, ...frequency() } },
      { sessionControls: { signInFrequency: every } },
      /every time/,
    ],
  ])('%s is refused, and the policy stays as it was', (_name, first, second, message) => {
    const { stored, refused } = updatePolicy(tenant, first, second);
    expect(refused).toMatch(message);
    expect(planDiff(policyRequest(first), stored)).toEqual([]);
  });

  it.each([
    [
      'a strength for a managed device',
      keys,
      controls('OR', 'compliantDevice'),
      ['grantControls.authenticationStrength'],
    ],
    [
      'a persistent browser taken out alone',
      { sessionControls: { ...SESSION_BASE, ...frequency(), ...BROWSER } },
      { sessionControls: { ...SESSION_BASE, ...frequency() } },
      ['sessionControls.persistentBrowser'],
    ],
    [
      'a sign-in frequency taken out alone',
      { sessionControls: { ...SESSION_BASE, ...frequency(), ...BROWSER } },
      { sessionControls: { ...SESSION_BASE, ...BROWSER } },
      ['sessionControls.signInFrequency'],
    ],
    [
      'workloads taken out',
      { ...workload(), ...controls('OR', 'block') },
      { conditions: { users: { includeUsers: ['None'] } }, ...controls('OR', 'block') },
      ['conditions.clientApplications'],
    ],
  ])('%s shows', (_name, first, second, expected) => {
    const { refused, diff } = updatePolicy(tenant, first, second);
    expect(refused).toBeUndefined();
    expect(diff).toEqual(expected);
  });

  it('an insider risk and a second factor at each sign-in stay, and no plan shows it: they need a replacement', () => {
    const second = {
      sessionControls: { ...SESSION_BASE, ...frequency({ authenticationType: 'secondaryAuthentication' }) },
    };
    const without = frequency();
    if (isObject(without.signInFrequency)) delete without.signInFrequency.authenticationType;
    const risk = updatePolicy(
      tenant,
      { ...second, conditions: { insiderRiskLevels: 'elevated' } },
      { sessionControls: { ...SESSION_BASE, ...without } },
    );
    expect(risk.diff).toEqual([]);
    expect(risk.stored).toMatchObject({
      conditions: { insiderRiskLevels: 'elevated' },
      sessionControls: { signInFrequency: { authenticationType: 'secondaryAuthentication' } },
    });
  });
});
