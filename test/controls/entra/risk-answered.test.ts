import type { Control } from '../../../lib/controls/control';
import { mfaOnRiskySignIns } from '../../../lib/controls/entra/mfa-on-risky-sign-ins';
import { passwordChangeOnUserRisk } from '../../../lib/controls/entra/password-change-on-user-risk';
import type { Entity } from '../../../lib/posture';
import { strengthPath } from '../../support/arbitrary-policies';
import { BREAK_GLASS, breakGlass } from '../../support/break-glass';
import { findingsOf, verdictsOf } from '../../support/outcomes';
import { type Declared, type PolicySpec, policy, postureOf, situationOf, unread } from '../../support/posture-builder';

const EVERY_TIME = { hours: 0, primaryToo: true };

function check(control: Control, specs: readonly PolicySpec[], declared?: Declared) {
  const policies: readonly Entity[] = specs.map((spec, index) =>
    policy(`p${index}`, { notGroups: [BREAK_GLASS], ...spec }),
  );
  return control.check(situationOf(postureOf(...breakGlass(), ...policies), declared));
}

describe('ENT-RK-03', () => {
  const MFA: PolicySpec = { signInRisk: ['high', 'medium'], builtIn: ['mfa'], signInFrequency: EVERY_TIME };
  const checkMfa = (...specs: readonly PolicySpec[]) => check(mfaOnRiskySignIns, specs);

  it.each<readonly [string, readonly PolicySpec[]]>([
    ['MFA every time at both levels', [MFA]],
    ['a strength every time', [{ ...MFA, builtIn: [], strength: strengthPath(4) }]],
    ['MFA for everybody and every time at risk', [{ builtIn: ['mfa'] }, { ...MFA, builtIn: [] }]],
    [
      'a block at high risk, MFA every time at medium',
      [
        { builtIn: ['block'], signInRisk: ['high'] },
        { ...MFA, signInRisk: ['medium'] },
      ],
    ],
    ['a block at both', [{ builtIn: ['block'], signInRisk: ['high', 'medium'] }]],
  ])('is met by %s', (_, specs) => {
    expect(verdictsOf(checkMfa(...specs))).toEqual(['met']);
  });

  it('names every policy that it is met by, once', () => {
    expect(checkMfa({ builtIn: ['mfa'] }, { ...MFA, builtIn: [] })).toEqual([
      { verdict: 'met', by: ['azuread_conditional_access_policy.p0', 'azuread_conditional_access_policy.p1'] },
    ]);
  });

  it.each<readonly [string, PolicySpec, string]>([
    ['MFA of an earlier sign-in is enough', { signInFrequency: { hours: 1, primaryToo: true } }, 'on what an earlier'],
    [
      'only the second factor is asked for anew',
      { signInFrequency: { hours: 0, primaryToo: false } },
      'on what an earlier',
    ],
    ['no second factor is asked for', { builtIn: ['compliantDevice'] }, 'without multifactor'],
    ['medium risk is left out', { signInRisk: ['high'] }, 'without multifactor'],
    ['user risk is asked for as well', { userRisk: ['high'] }, 'without multifactor'],
  ])('is unmet where %s', (_, weaker, told) => {
    const outcomes = checkMfa({ ...MFA, ...weaker });
    expect(new Set(verdictsOf(outcomes))).toEqual(new Set(['unmet']));
    expect(
      findingsOf(outcomes)
        .map(({ given }) => given)
        .join(),
    ).toContain(told);
  });

  it('is unknown where the frequency cannot be read, and unmet where ignore_changes covers it', () => {
    expect(verdictsOf(checkMfa({ ...MFA, signInFrequency: unread() }))).toEqual(['unknown']);
    expect(verdictsOf(checkMfa({ ...MFA, signInFrequency: unread('ignored') }))).toEqual(['unmet']);
  });

  it('does not apply where the declared licence is P1', () => {
    expect(verdictsOf(check(mfaOnRiskySignIns, [], { entra: { licence: 'P1' } }))).toEqual(['notApplicable']);
  });
});

describe('ENT-RK-04', () => {
  const CHANGE: PolicySpec = {
    userRisk: ['high'],
    builtIn: ['mfa', 'passwordChange'],
    operator: 'AND',
    signInFrequency: EVERY_TIME,
  };
  const checkChange = (...specs: readonly PolicySpec[]) => check(passwordChangeOnUserRisk, specs);

  it.each<readonly [string, readonly PolicySpec[]]>([
    ['MFA and a password change every time', [CHANGE]],
    [
      'a strength and a password change every time',
      [{ ...CHANGE, builtIn: ['passwordChange'], strength: strengthPath(2) }],
    ],
    ['a block, which nobody comes past', [{ userRisk: ['high'], builtIn: ['block'] }]],
  ])('is met by %s', (_, specs) => {
    expect(verdictsOf(checkChange(...specs))).toEqual(['met']);
  });

  it.each<readonly [string, PolicySpec, string]>([
    ['either of the two is enough', { operator: 'OR' }, 'with the same password'],
    ['the password may stay', { builtIn: ['mfa'] }, 'with the same password'],
    ['whoever has the password may change it', { builtIn: ['passwordChange'] }, 'without multifactor'],
    ['it is asked once in a while', { signInFrequency: { hours: 24, primaryToo: true } }, 'on what an earlier'],
    ['sign-in risk is asked for as well', { signInRisk: ['high'] }, 'with the same password'],
  ])('is unmet where %s', (_, weaker, told) => {
    const outcomes = checkChange({ ...CHANGE, ...weaker });
    expect(new Set(verdictsOf(outcomes))).toEqual(new Set(['unmet']));
    expect(
      findingsOf(outcomes)
        .map(({ given }) => given)
        .join(),
    ).toContain(told);
  });

  it('is unknown where the operator cannot be read', () => {
    expect(new Set(verdictsOf(checkChange({ ...CHANGE, operator: unread() })))).toEqual(new Set(['unknown']));
  });

  it('does not apply where the declared licence is P1', () => {
    expect(verdictsOf(check(passwordChangeOnUserRisk, [], { entra: { licence: 'P1' } }))).toEqual(['notApplicable']);
  });
});
