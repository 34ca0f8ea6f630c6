import { CHECKER_RULES, leftOutBy, scubaParity } from '../../../lib/controls/entra/scuba';
import { checkedByScuba } from '../../../lib/controls/entra/scuba/scuba-parity';
import { baselines } from '../../../lib/declaration';
import { EntraRole } from '../../../lib/values';
import { type PolicySpec, policy, postureOf, refTo, strength, unread } from '../../support/posture-builder';

const ROLES = [
  'Global Administrator',
  'Privileged Role Administrator',
  'User Administrator',
  'SharePoint Administrator',
  'Exchange Administrator',
  'Hybrid Identity Administrator',
  'Application Administrator',
  'Cloud Application Administrator',
].map((name) => EntraRole.named(name).templateId);
const STRENGTHS = '/policies/authenticationStrengthPolicies/00000000-0000-0000-0000-00000000000';
const LEGACY = ['exchangeActiveSync', 'other'];
const MANAGED = ['compliantDevice', 'domainJoinedDevice'];

/** For each rule a policy that passes it, and changes of which each makes it fail. */
const RULES: Readonly<Record<string, { passes: PolicySpec; fails: Readonly<Record<string, Partial<PolicySpec>>> }>> = {
  'MS.AAD.1.1v1': {
    passes: { clientAppTypes: LEGACY, builtIn: ['block'] },
    fails: { 'one client app': { clientAppTypes: ['other'] }, 'no block': { builtIn: ['mfa'] } },
  },
  'MS.AAD.2.1v1': {
    passes: { userRisk: ['high'], builtIn: ['block'] },
    fails: { 'another risk': { userRisk: ['medium'] }, 'the risk of sign-ins': { userRisk: [], signInRisk: ['high'] } },
  },
  'MS.AAD.2.3v1': {
    passes: { signInRisk: ['high', 'medium'], builtIn: ['block'] },
    fails: { 'another risk': { signInRisk: ['medium'] }, 'no block': { builtIn: ['mfa'] } },
  },
  'MS.AAD.3.1v1': {
    passes: { strength: `${STRENGTHS}4` },
    fails: {
      'passwordless MFA': { strength: `${STRENGTHS}3` },
      'the control mfa': { strength: undefined, builtIn: ['mfa'] },
    },
  },
  'MS.AAD.3.2v2': {
    passes: { builtIn: ['mfa'] },
    fails: {
      'a strength that is phishing-resistant throughout': { builtIn: [], strength: `${STRENGTHS}4` },
      'the built-in strength of MFA, of which it does not know two': { builtIn: [], strength: `${STRENGTHS}2` },
    },
  },
  'MS.AAD.3.6v1': {
    passes: { users: [], roles: ROLES, strength: `${STRENGTHS}4` },
    fails: { 'seven roles': { roles: ROLES.slice(1) }, 'less of a strength': { strength: `${STRENGTHS}2` } },
  },
  'MS.AAD.3.7v1': {
    passes: { builtIn: MANAGED, operator: 'OR' },
    fails: {
      'the stricter half': { builtIn: ['compliantDevice'] },
      both: { operator: 'AND' },
      'MFA as well': { builtIn: [...MANAGED, 'mfa'] },
    },
  },
  'MS.AAD.3.8v1': {
    passes: { userActions: ['urn:user:registersecurityinfo'], builtIn: MANAGED },
    fails: { 'trusted places instead': { builtIn: ['block'], notLocations: ['AllTrusted'] } },
  },
  'MS.AAD.3.9v1': {
    passes: { transferMethods: ['deviceCodeFlow'], builtIn: ['block'] },
    fails: { 'both flows in one policy': { transferMethods: ['deviceCodeFlow', 'authenticationTransfer'] } },
  },
};
const controlOf = (rule: string) => CHECKER_RULES.find(({ id }) => id === rule)?.control ?? '';
const verdictOn = (rule: string, ...specs: readonly PolicySpec[]) =>
  checkedByScuba(controlOf(rule), postureOf(...specs.map((spec, index) => policy(`p${index}`, spec))))?.verdict;

describe.each(Object.entries(RULES))('ScubaGear’s rule for %s', (rule, { passes, fails }) => {
  it('is of the control that its baseline names', () => {
    const scuba = baselines.find(({ id }) => id === 'cisa-scuba');
    expect(scuba?.entries.find(({ id }) => id === rule)?.controls).toContain(controlOf(rule));
  });

  it('passes one policy that has all of it', () => {
    expect(verdictOn(rule, passes)).toBe('pass');
    expect(verdictOn(rule, { builtIn: ['mfa'], state: 'disabled' }, passes)).toBe('pass');
  });

  it.each(Object.entries(fails))('fails on %s', (_what, change) => {
    expect(verdictOn(rule, { ...passes, ...change })).toBe('fail');
  });

  it('fails where no policy is there, none is on, or a role is left out', () => {
    expect(verdictOn(rule)).toBe('fail');
    expect(verdictOn(rule, { ...passes, state: 'enabledForReportingButNotEnforced' })).toBe('fail');
    expect(verdictOn(rule, { ...passes, notRoles: [ROLES[0] ?? ''] })).toBe('fail');
  });

  it('cannot tell where a policy that may pass cannot be read', () => {
    expect(verdictOn(rule, { ...passes, state: unread() })).toBe('unknown');
  });

  it('ignores conditions that it does not name, and whom its configuration lets be left out', () => {
    const narrow = { notUsers: ['6f1e2d3c-1111-4a2b-8c3d-000000000001'], platforms: ['android'], locations: ['x'] };
    expect(verdictOn(rule, { ...passes, ...narrow })).toBe('pass');
  });
});

describe('what ScubaGear says beside a control', () => {
  const legacy = (...apps: readonly string[]) => ({ clientAppTypes: apps, builtIn: ['block'] });

  it('is told where several policies do together what it asks of one, with the reason', () => {
    const split = postureOf(policy('eas', legacy('exchangeActiveSync')), policy('other', legacy('other')));
    expect(scubaParity('ENT-AU-01', true, split)).toEqual({
      policy: 'MS.AAD.1.1v1',
      verdict: 'fail',
      because:
        'ScubaGear looks at one policy at a time, and no single one does it all: of azuread_conditional_access_policy.eas it asks that it is for the client apps other and exchangeActiveSync',
    });
  });

  it('is told where it passes a policy that a condition makes worthless', () => {
    const narrow = postureOf(policy('mfa', { builtIn: ['mfa'], platforms: ['android'], signInRisk: ['high'] }));
    expect(scubaParity('ENT-AU-02', false, narrow)).toEqual({
      policy: 'MS.AAD.3.2v2',
      verdict: 'pass',
      because:
        'ScubaGear passes azuread_conditional_access_policy.mfa by itself, and looks at none of its conditions on platforms, sign-in risk',
    });
  });

  it('is told where a weaker control is an alternative', () => {
    const either = postureOf(
      policy('either', { builtIn: ['compliantDevice'], strength: `${STRENGTHS}4`, operator: 'OR' }),
    );
    expect(scubaParity('ENT-AU-04', false, either)?.because).toContain('how its controls combine');
  });

  it('is not told where the two agree, nor of a control that ScubaGear has no such rule for', () => {
    expect(scubaParity('ENT-AU-01', true, postureOf(policy('legacy', legacy(...LEGACY))))).toBeUndefined();
    expect(scubaParity('ENT-AU-01', false, postureOf())).toBeUndefined();
    expect(scubaParity('ENT-NW-01', true, postureOf())).toBeUndefined();
  });

  it('reads a strength of the same stack by its combinations', () => {
    const own = (...combinations: readonly string[]) =>
      postureOf(
        strength('own', combinations),
        policy('mfa', { strength: refTo('azuread_authentication_strength_policy.own', 'id') }),
      );
    expect(checkedByScuba('ENT-AU-02', own('fido2', 'password,softwareOath'))?.verdict).toBe('pass');
    expect(checkedByScuba('ENT-AU-02', own('fido2'))?.verdict).toBe('fail');
    expect(checkedByScuba('ENT-AU-04', own('fido2'))?.verdict).toBe('pass');
    expect(checkedByScuba('ENT-AU-02', postureOf(policy('mfa', { strength: unread() })))?.verdict).toBe('unknown');
  });
});

describe('what ScubaGear has to be told to approve', () => {
  it('is what the policies leave out that pass by themselves', () => {
    const posture = postureOf(
      policy('mfa', {
        builtIn: ['mfa'],
        notGroups: [refTo('azuread_group.bg')],
        notUsers: ['a'],
        notApplications: ['b'],
      }),
      policy('other', { builtIn: ['block'], notUsers: ['c'] }),
    );
    expect(leftOutBy('ENT-AU-02', posture)).toEqual({
      users: ['a'],
      groups: ['${azuread_group.bg.object_id}'],
      applications: ['b'],
      guestTypes: [],
    });
    expect(leftOutBy('ENT-AU-01', posture)).toBeUndefined();
  });
});
