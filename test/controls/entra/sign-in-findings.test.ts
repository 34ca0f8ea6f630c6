import { mfaForAllUsers } from '../../../lib/controls/entra/mfa-for-all-users';
import type { Entity } from '../../../lib/posture';
import { BREAK_GLASS, breakGlass } from '../../support/break-glass';
import { findingsOf, verdictsOf } from '../../support/outcomes';
import { type PolicySpec, policy, postureOf, situationOf } from '../../support/posture-builder';

const MFA: PolicySpec = { builtIn: ['mfa'], notGroups: [BREAK_GLASS] };

function check(entities: readonly Entity[]) {
  return mfaForAllUsers.check(situationOf(postureOf(...breakGlass(), ...entities)));
}

describe('a control of sign-ins', () => {
  it('leaves the rest unknown, for all users, where the policies overlap in too many ways to tell each gap', () => {
    const roles = Array.from(
      { length: 12 },
      (_, index) => `6f1e2d3c-8888-4a2b-8c3d-${String(index).padStart(12, '0')}`,
    );
    const policies = roles.map((id, index) =>
      policy(`p${index}`, {
        builtIn: ['mfa'],
        groups: [id],
        device: { mode: 'include', rule: `device.extensionAttribute1 -eq "${index}"` },
        locations: [id],
      }),
    );
    const outcomes = check(policies);
    expect(new Set(verdictsOf(outcomes.slice(0, -1)))).toEqual(new Set(['unmet']));
    expect(outcomes.at(-1)).toMatchObject({
      verdict: 'unknown',
      finding: { meaning: { principals: ['All'], targets: ['All'], networks: ['All'], settings: ['signIn=any'] } },
    });
  });

  it('tells at most ten findings, and the last takes in the meaning of all that remain', () => {
    const ids = Array.from({ length: 14 }, (_, index) => `6f1e2d3c-8888-4a2b-8c3d-${String(index).padStart(12, '0')}`);
    const findings = findingsOf(check([policy('mfa', { ...MFA, notGroups: [BREAK_GLASS, ...ids] })]));
    expect(findings).toHaveLength(10);
    expect(findings[9]?.given).toContain('there are 4 more kinds of such sign-ins');
    expect(findings.flatMap(({ meaning }) => meaning.principals).sort()).toEqual(ids.map((id) => `group:${id}`));
  });

  it('tells in one finding what everybody can do whom another policy does not block', () => {
    const groups = ['6f1e2d3c-8888-4a2b-8c3d-000000000001', '6f1e2d3c-8888-4a2b-8c3d-000000000002'];
    const outside = policy('outside', { builtIn: ['block'], notGroups: [BREAK_GLASS, ...groups] });
    const findings = findingsOf(check([outside, policy('mfa', { ...MFA, platforms: ['windows'] })]));
    expect(findings.map(({ meaning }) => meaning.principals)).toEqual([groups.map((id) => `group:${id}`)]);
    // Who is left out by the policy itself is one finding each, to be accepted each on its own.
    const left = findingsOf(check([outside, policy('mfa', { ...MFA, notGroups: [BREAK_GLASS, ...groups] })]));
    expect(left.map(({ meaning }) => meaning.principals)).toEqual(groups.map((id) => [`group:${id}`]));
  });

  it('gives an example of a sign-in, the nearest policy and where to mend it', () => {
    const [finding] = findingsOf(check([policy('mfa', { ...MFA, platforms: ['all'], notPlatforms: ['linux'] })]));
    expect(finding).toMatchObject({
      subject: 'azuread_conditional_access_policy.mfa',
      origins: [{ pointer: '/conditions/platforms/included_platforms' }],
      given:
        'users can sign in without multifactor authentication: a user signs in to the Azure portal in a browser on linux ' +
        'from any address; the nearest policy is azuread_conditional_access_policy.mfa, but it does not apply because of its platforms',
    });
  });

  it('takes no policy for the nearest that is for the emergency accounts, who are not asked', () => {
    const [finding] = findingsOf(check([policy('own', { builtIn: ['mfa'], groups: [BREAK_GLASS] })]));
    expect(finding?.given).not.toContain('the nearest policy');
  });

  it('points at the state of a policy that is only reported', () => {
    const [finding] = findingsOf(check([policy('mfa', { ...MFA, state: 'enabledForReportingButNotEnforced' })]));
    expect(finding?.origins).toMatchObject([{ pointer: '/state' }]);
    expect(finding?.given).toContain('its state is enabledForReportingButNotEnforced');
  });
});
