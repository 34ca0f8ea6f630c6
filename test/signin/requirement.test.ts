import { type Demand, demands } from '../../lib/signin';
import { strengthPath } from '../support/arbitrary-policies';
import { openSet, type PolicySpec, policy, postureOf, refTo, strength, unread } from '../support/posture-builder';

const CUSTOM = refTo('azuread_authentication_strength_policy.custom', 'id');

function strongest(spec: PolicySpec, mode: 'certain' | 'possible', combinations?: readonly string[]): Demand | 'none' {
  const one = policy('p', spec);
  const posture = postureOf(one, ...(combinations === undefined ? [] : [strength('custom', combinations)]));
  const all: readonly Demand[] = ['block', 'phishingResistant', 'multifactor', 'grantControl'];
  return all.find((demand) => demands(one, demand, posture, mode)) ?? 'none';
}

describe('what a policy demands', () => {
  it.each<readonly [string, PolicySpec, Demand | 'none']>([
    ['block alone', { builtIn: ['block'] }, 'block'],
    ['mfa alone', { builtIn: ['mfa'] }, 'multifactor'],
    ['mfa or a compliant device', { builtIn: ['mfa', 'compliantDevice'], operator: 'OR' }, 'grantControl'],
    ['mfa and a compliant device', { builtIn: ['mfa', 'compliantDevice'], operator: 'AND' }, 'multifactor'],
    ['a password change', { builtIn: ['passwordChange'] }, 'grantControl'],
    ['mfa or terms of use', { builtIn: ['mfa'], termsOfUse: ['6f1e2d3c-7777-4a2b-8c3d-000000000001'] }, 'grantControl'],
    ['the built-in MFA strength', { strength: strengthPath(2) }, 'multifactor'],
    ['the built-in passwordless strength', { strength: strengthPath(3) }, 'multifactor'],
    ['the built-in phishing-resistant strength', { strength: strengthPath(4) }, 'phishingResistant'],
    [
      'the phishing-resistant strength or a compliant device',
      { strength: strengthPath(4), builtIn: ['compliantDevice'], operator: 'OR' },
      'grantControl',
    ],
    ['session controls alone', {}, 'none'],
  ])('%s', (_, spec, expected) => {
    expect([strongest(spec, 'certain'), strongest(spec, 'possible')]).toEqual([expected, expected]);
  });

  it.each<readonly [readonly string[], Demand]>([
    [['fido2', 'windowsHelloForBusiness', 'x509CertificateMultiFactor'], 'phishingResistant'],
    [['fido2', 'password,microsoftAuthenticatorPush'], 'multifactor'],
    [['password,x509CertificateSingleFactor'], 'multifactor'],
    [['temporaryAccessPassOneTime', 'deviceBasedPush', 'federatedMultiFactor'], 'multifactor'],
    [['sms,federatedSingleFactor'], 'multifactor'],
    [['fido2', 'sms'], 'grantControl'],
    [['fido2', 'password'], 'grantControl'],
    [['x509CertificateSingleFactor'], 'grantControl'],
    [['a method of tomorrow'], 'grantControl'],
  ])('a strength of %j counts as its weakest combination: %s', (combinations, expected) => {
    expect(strongest({ strength: CUSTOM }, 'certain', combinations)).toBe(expected);
  });

  it.each<readonly [string, PolicySpec, Demand | 'none', Demand | 'none']>([
    ['a strength that is not in the stack', { strength: strengthPath(9) }, 'grantControl', 'phishingResistant'],
    ['an unread strength', { strength: unread('computed') }, 'grantControl', 'phishingResistant'],
    [
      'a control beside mfa that is not read, joined by OR',
      { builtIn: ['mfa', unread()] },
      'grantControl',
      'multifactor',
    ],
    [
      'a control beside mfa that is not read, joined by AND',
      { builtIn: ['mfa', unread()], operator: 'AND' },
      'multifactor',
      'block',
    ],
    [
      'more controls than are seen, joined by OR',
      { builtIn: openSet(['mfa'], 'dynamic') },
      'grantControl',
      'multifactor',
    ],
    ['nothing seen of the controls', { builtIn: openSet([], 'dynamic') }, 'none', 'block'],
    ['an unread operator', { builtIn: ['mfa', 'compliantDevice'], operator: unread() }, 'grantControl', 'multifactor'],
    ['controls that ignore_changes covers', { builtIn: openSet(['mfa'], 'ignored') }, 'none', 'none'],
    ['a strength that ignore_changes covers', { strength: unread('ignored') }, 'none', 'none'],
    ['a control of tomorrow', { builtIn: ['riskRemediation'] }, 'grantControl', 'block'],
  ])('%s is bounded from below and above', (_, spec, least, most) => {
    expect([strongest(spec, 'certain'), strongest(spec, 'possible')]).toEqual([least, most]);
  });
});

describe('what a policy demands of a session', () => {
  const meets = (spec: PolicySpec, demand: Demand) => {
    const one = policy('p', spec);
    return (['certain', 'possible'] as const).map((mode) => demands(one, demand, postureOf(one), mode));
  };

  it.each<readonly [string, PolicySpec, Demand, boolean, boolean]>([
    ['4 hours where 4 are asked', { signInFrequency: hours(4) }, { signInWithinHours: 4 }, true, true],
    ['24 hours where 4 are asked', { signInFrequency: hours(24) }, { signInWithinHours: 4 }, false, false],
    ['every time', { signInFrequency: hours(0) }, { signInWithinHours: 4 }, true, true],
    [
      'the second factor alone',
      { signInFrequency: { hours: 1, primaryToo: false } },
      { signInWithinHours: 4 },
      false,
      false,
    ],
    ['an unread frequency', { signInFrequency: unread() }, { signInWithinHours: 4 }, false, true],
    [
      'a frequency that ignore_changes covers',
      { signInFrequency: unread('ignored') },
      { signInWithinHours: 4 },
      false,
      false,
    ],
    ['a browser that forgets', { persistentBrowser: 'never' }, 'neverPersistent', true, true],
    ['a browser that always remembers', { persistentBrowser: 'always' }, 'neverPersistent', false, false],
    ['an unread browser mode', { persistentBrowser: unread() }, 'neverPersistent', false, true],
    ['no browser mode', {}, 'neverPersistent', false, false],
    ['a block, which leaves no session', { builtIn: ['block'] }, 'neverPersistent', true, true],
    [
      'restrictions of the application',
      { applicationEnforcedRestrictions: true },
      'applicationEnforcedRestrictions',
      true,
      true,
    ],
    [
      'restrictions that are off',
      { applicationEnforcedRestrictions: false },
      'applicationEnforcedRestrictions',
      false,
      false,
    ],
  ])('%s', (_, spec, demand, certain, possible) => {
    expect(meets(spec, demand)).toEqual([certain, possible]);
  });
});

function hours(number: number) {
  return { hours: number, primaryToo: true };
}
