import { strengthsWithoutSentCodes } from '../../../lib/controls/entra/strengths-without-sent-codes';
import type { Entity } from '../../../lib/posture';
import { strengthPath } from '../../support/arbitrary-policies';
import { findingsOf, verdictsOf } from '../../support/outcomes';
import { openSet, policy, postureOf, refTo, situationOf, strength, unread } from '../../support/posture-builder';

const check = (...entities: readonly Entity[]) => strengthsWithoutSentCodes.check(situationOf(postureOf(...entities)));
const OWN = refTo('azuread_authentication_strength_policy.own', 'id');
const naming = (named: Parameters<typeof policy>[1]['strength'], state = 'enabled') =>
  policy('p', { strength: named, state });

describe('ENT-AU-09', () => {
  it('is met by a strength without sent codes, and by the policy that names it', () => {
    expect(check(strength('own', ['fido2', 'password,softwareOath']), naming(OWN))).toEqual([
      {
        verdict: 'met',
        by: ['azuread_authentication_strength_policy.own', 'azuread_conditional_access_policy.p'],
      },
    ]);
  });

  it('is met by the built-in strengths that take no code', () => {
    for (const number of [3, 4]) expect(verdictsOf(check(naming(strengthPath(number))))).toEqual(['met']);
  });

  it.each(['password,sms', 'sms', 'password,voice', 'email', 'sms,federatedSingleFactor'])(
    'is unmet by a strength that takes %s, in use or not',
    (combination) => {
      expect(findingsOf(check(strength('own', ['fido2', combination])))).toMatchObject([
        {
          subject: 'azuread_authentication_strength_policy.own',
          meaning: { settings: [`combination=${combination}`] },
          origins: [{ pointer: '/allowed_combinations' }],
        },
      ]);
    },
  );

  it("is unmet by Microsoft's strength for any MFA, unless the policy is off", () => {
    expect(findingsOf(check(naming(strengthPath(2)))).map(({ given }) => given)).toEqual([
      "azuread_conditional_access_policy.p requires Microsoft's strength for any MFA, which takes codes by SMS and voice",
    ]);
    expect(verdictsOf(check(naming(strengthPath(2), 'disabled')))).toEqual(['notApplicable']);
  });

  it('is unknown by a strength that is in the directory already, and by what cannot be read', () => {
    const there = '/policies/authenticationStrengthPolicies/6f1e2d3c-2222-4a2b-8c3d-000000000004';
    expect(verdictsOf(check(naming(there)))).toEqual(['unknown']);
    expect(verdictsOf(check(naming(unread())))).toEqual(['unknown']);
    expect(verdictsOf(check(naming(OWN)))).toEqual(['unknown']);
    expect(verdictsOf(check(strength('own', openSet(['fido2'], 'variable'))))).toEqual(['unknown']);
  });

  it('is unmet by combinations that ignore_changes covers', () => {
    expect(verdictsOf(check(strength('own', openSet(['fido2'], 'ignored'))))).toEqual(['unmet']);
  });

  it('does not apply where nobody makes or names a strength', () => {
    expect(verdictsOf(check(policy('p', { builtIn: ['mfa'] })))).toEqual(['notApplicable']);
  });
});
