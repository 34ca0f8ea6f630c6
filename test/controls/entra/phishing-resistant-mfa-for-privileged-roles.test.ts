import { phishingResistantMfaForPrivilegedRoles } from '../../../lib/controls/entra/phishing-resistant-mfa-for-privileged-roles';
import type { Entity } from '../../../lib/posture';
import { privilegedRoles } from '../../../lib/values';
import { strengthPath } from '../../support/arbitrary-policies';
import { BREAK_GLASS, breakGlass } from '../../support/break-glass';
import { findingsOf, verdictsOf } from '../../support/outcomes';
import {
  type Declared,
  openSet,
  type PolicySpec,
  policy,
  postureOf,
  refTo,
  situationOf,
  strength,
} from '../../support/posture-builder';

const IDS = privilegedRoles().map(({ templateId }) => templateId);
const NAMES = privilegedRoles().map(({ name }) => `role:${name}`);
const INTUNE = '3a2c62db-5318-420d-8d74-23affee5d9d5';
const STRONG: PolicySpec = { roles: IDS, strength: strengthPath(4), notGroups: [BREAK_GLASS] };

function check(entities: readonly Entity[], declared?: Declared) {
  return phishingResistantMfaForPrivilegedRoles.check(situationOf(postureOf(...breakGlass(), ...entities), declared));
}

describe('ENT-AU-03', () => {
  it('is met by a policy for all privileged roles', () => {
    expect(check([policy('admins', STRONG)])).toEqual([
      { verdict: 'met', by: ['azuread_conditional_access_policy.admins'] },
    ]);
  });

  it('is met by a policy for all users', () => {
    expect(verdictsOf(check([policy('all', { ...STRONG, users: ['All'], roles: [] })]))).toEqual(['met']);
  });

  it('is met by policies for some of the roles each, one with a strength of the stack', () => {
    const entities = [
      strength('keys', ['fido2', 'x509CertificateMultiFactor']),
      policy('some', { ...STRONG, roles: IDS.slice(0, 7) }),
      policy('rest', {
        ...STRONG,
        roles: IDS.slice(7),
        strength: refTo('azuread_authentication_strength_policy.keys', 'id'),
      }),
    ];
    expect(verdictsOf(check(entities))).toEqual(['met']);
  });

  it('names all roles that are left in one finding', () => {
    const outcomes = check([policy('admins', { ...STRONG, roles: IDS.slice(2) })]);
    expect(findingsOf(outcomes).map(({ meaning }) => meaning)).toEqual([
      { principals: NAMES.slice(0, 2), targets: ['All'], networks: ['All'], settings: ['signIn=any'] },
    ]);
  });

  it('is one finding for all roles where nothing is there', () => {
    expect(findingsOf(check([])).map(({ meaning }) => meaning.principals)).toEqual([NAMES]);
  });

  it('also asks it of the roles that the declaration adds', () => {
    const declared = { privilegedRoles: ['Intune Administrator'] };
    const outcomes = check([policy('admins', STRONG)], declared);
    expect(findingsOf(outcomes).map(({ meaning }) => meaning.principals)).toEqual([['role:Intune Administrator']]);
    expect(verdictsOf(check([policy('admins', { ...STRONG, roles: [...IDS, INTUNE] })], declared))).toEqual(['met']);
  });

  it('names a group that is left out together with the role', () => {
    const id = '6f1e2d3c-3333-4a2b-8c3d-000000000001';
    const [finding] = findingsOf(check([policy('admins', { ...STRONG, notGroups: [BREAK_GLASS, id] })]));
    expect(finding?.meaning.principals).toEqual(NAMES.map((name) => `${name} & group:${id}`));
  });

  it.each<readonly [string, PolicySpec]>([
    ['ordinary MFA', { ...STRONG, strength: strengthPath(2) }],
    ['the built-in mfa control', { roles: IDS, notGroups: [BREAK_GLASS], builtIn: ['mfa'] }],
    ['a compliant device instead', { ...STRONG, builtIn: ['compliantDevice'] }],
    ['one application alone', { ...STRONG, applications: ['MicrosoftAdminPortals'] }],
    ['one role left out again', { ...STRONG, notRoles: IDS.slice(0, 1) }],
    ['report-only', { ...STRONG, state: 'enabledForReportingButNotEnforced' }],
    [
      'a strength with a combination that can be phished',
      { ...STRONG, strength: refTo('azuread_authentication_strength_policy.mixed', 'id') },
    ],
  ])('is unmet with %s', (_, spec) => {
    const mixed = strength('mixed', ['fido2', 'password,microsoftAuthenticatorPush']);
    expect(new Set(verdictsOf(check([mixed, policy('admins', spec)])))).toEqual(new Set(['unmet']));
  });

  it('is unknown with a strength whose combinations are not all seen', () => {
    const entities = [
      strength('keys', openSet(['fido2'], 'variable')),
      policy('admins', { ...STRONG, strength: refTo('azuread_authentication_strength_policy.keys', 'id') }),
    ];
    const outcomes = check(entities);
    expect(outcomes).toMatchObject([
      {
        verdict: 'unknown',
        assumption: expect.stringContaining('/allowed_combinations of azuread_authentication_strength_policy.keys'),
      },
    ]);
  });

  it('is unmet with a strength whose combinations ignore_changes covers', () => {
    const entities = [
      strength('keys', openSet(['fido2'], 'ignored')),
      policy('admins', { ...STRONG, strength: refTo('azuread_authentication_strength_policy.keys', 'id') }),
    ];
    expect(verdictsOf(check(entities))).toEqual(['unmet']);
  });
});
