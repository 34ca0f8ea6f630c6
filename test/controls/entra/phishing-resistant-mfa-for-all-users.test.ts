import { phishingResistantMfaForAllUsers } from '../../../lib/controls/entra/phishing-resistant-mfa-for-all-users';
import { strengthPath } from '../../support/arbitrary-policies';
import { BREAK_GLASS } from '../../support/break-glass';
import { checkPolicies, metBy } from '../../support/check-policies';
import { verdictsOf } from '../../support/outcomes';
import { openSet, type PolicySpec, refTo, strength } from '../../support/posture-builder';
import { HOLES } from '../../support/sign-in-holes';

const STRONG: PolicySpec = { strength: strengthPath(4), notGroups: [BREAK_GLASS] };
const check = (...specs: readonly PolicySpec[]) => checkPolicies(phishingResistantMfaForAllUsers, specs);
const own = (...combinations: readonly string[]) =>
  checkPolicies(
    phishingResistantMfaForAllUsers,
    [{ ...STRONG, strength: refTo('azuread_authentication_strength_policy.own', 'id') }],
    [strength('own', combinations)],
  );

describe('ENT-AU-04', () => {
  it('is met by the built-in strength for all users and resources, and by an own one of the same methods', () => {
    expect(check(STRONG)).toEqual(metBy(0));
    expect(own('fido2', 'windowsHelloForBusiness', 'x509CertificateMultiFactor')).toEqual(metBy(0));
  });

  it('is met by roles and all others together', () => {
    const role = '62e90394-69f5-4237-9190-012177145e10';
    expect(check({ ...STRONG, notRoles: [role] }, { ...STRONG, roles: [role] })).toEqual(metBy(0, 1));
  });

  it('is unmet by any MFA, and by a strength that takes one method which can be phished', () => {
    expect(verdictsOf(check({ ...STRONG, strength: strengthPath(2) }))).toEqual(['unmet']);
    expect(verdictsOf(check({ notGroups: [BREAK_GLASS], builtIn: ['mfa'] }))).toEqual(['unmet']);
    expect(verdictsOf(own('fido2', 'password,softwareOath'))).toEqual(['unmet']);
    expect(verdictsOf(check({ ...STRONG, builtIn: ['compliantDevice'] }))).toEqual(['unmet']);
  });

  it.each([...HOLES, ['an application left out', { notApplications: ['Office365'] }] as const])(
    'is unmet with %s',
    (_, spec) => expect(verdictsOf(check({ ...STRONG, ...spec }))).toContain('unmet'),
  );

  it('is unknown by a strength that nobody can see', () => {
    const there = '/policies/authenticationStrengthPolicies/6f1e2d3c-2222-4a2b-8c3d-000000000004';
    expect(verdictsOf(check({ ...STRONG, strength: there }))).toEqual(['unknown']);
    expect(
      verdictsOf(
        checkPolicies(
          phishingResistantMfaForAllUsers,
          [{ ...STRONG, strength: refTo('azuread_authentication_strength_policy.own', 'id') }],
          [strength('own', openSet(['fido2'], 'variable'))],
        ),
      ),
    ).toEqual(['unknown']);
  });
});
