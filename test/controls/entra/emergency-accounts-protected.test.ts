import { breakGlassExcluded } from '../../../lib/controls/entra/break-glass-excluded';
import { emergencyAccountsProtected } from '../../../lib/controls/entra/emergency-accounts-protected';
import type { EntraSettings } from '../../../lib/declaration';
import type { Entity } from '../../../lib/posture';
import { strengthPath } from '../../support/arbitrary-policies';
import { BREAK_GLASS, breakGlass } from '../../support/break-glass';
import { findingsOf, verdictsOf } from '../../support/outcomes';
import {
  ACCOUNTS,
  type PolicySpec,
  policy,
  postureOf,
  refTo,
  situationOf,
  strength,
  unread,
  userLookup,
} from '../../support/posture-builder';

const [ONE = '', TWO = ''] = ACCOUNTS;
const seenOn = (on: string): EntraSettings['breakGlass'] => ({
  accounts: [...ACCOUNTS],
  drilledOn: '2026-10-01',
  registered: { on, by: 'iam@contoso.example', evidence: 'docs/drill.pdf' },
});
const REGISTERED = { entra: { breakGlass: seenOn('2026-10-01') } };
const OWN: PolicySpec = { groups: [BREAK_GLASS], strength: strengthPath(4) };
const FREE = userLookup('free', [TWO], []);

function checked(specs: readonly PolicySpec[], declared = {}, ...more: readonly Entity[]) {
  const policies = specs.map((spec, index) => policy(`p${index}`, spec));
  return situationOf(postureOf(...breakGlass(), ...more, ...policies), declared);
}
const check = (...given: Parameters<typeof checked>) => emergencyAccountsProtected.check(checked(...given));
const checkLeftOut = (...given: Parameters<typeof checked>) => breakGlassExcluded.check(checked(...given));

describe('ENT-BG-03', () => {
  it('is met by a policy of their own once each has registered what it asks for', () => {
    expect(check([OWN], REGISTERED)).toEqual([{ verdict: 'met', by: ['azuread_conditional_access_policy.p0'] }]);
  });

  it('is met where one account stays out of it, and unmet where two do', () => {
    const one = { ...OWN, notUsers: [refTo('data.azuread_users.free')] };
    expect(verdictsOf(check([one], REGISTERED, FREE))).toEqual(['met']);
    const both = { ...OWN, notUsers: [refTo('data.azuread_users.bg', 'object_ids')] };
    expect(findingsOf(check([both], REGISTERED)).map(({ meaning }) => meaning.principals)).toEqual([
      [`user:${ONE}`, `user:${TWO}`],
    ]);
  });

  it.each<readonly [string, PolicySpec]>([
    ['nothing is asked of them', { ...OWN, groups: ['6f1e2d3c-3333-4a2b-8c3d-000000000001'] }],
    ['any second factor is enough', { ...OWN, strength: strengthPath(2) }],
    ['one application alone asks', { ...OWN, applications: ['MicrosoftAdminPortals'] }],
    ['it only reports', { ...OWN, state: 'enabledForReportingButNotEnforced' }],
    ['ignore_changes covers its state', { ...OWN, state: unread('ignored') }],
  ])('is unmet where %s', (_, spec) => {
    expect(verdictsOf(check([spec], REGISTERED))).toEqual(['unmet']);
  });

  it('is unknown where it cannot be read whether it is on', () => {
    expect(verdictsOf(check([{ ...OWN, state: unread() }], REGISTERED))).toEqual(['unknown']);
  });

  it.each([
    ['nobody says that they have registered a method', {}, 'nobody states'],
    ['that was said too long ago', { entra: { breakGlass: seenOn('2025-11-22') } }, 'more than 365 days ago'],
    ['that is said of a day to come', { entra: { breakGlass: seenOn('2026-11-24') } }, 'only on 2026-11-24'],
  ])('is unmet where %s', (_, declared, told) => {
    const outcomes = check([OWN], declared);
    expect(verdictsOf(outcomes)).toEqual(['unmet']);
    expect(findingsOf(outcomes)[0]?.given).toContain(told);
  });

  it('is unknown where the service is declared to be no directory', () => {
    expect(verdictsOf(check([OWN], { kind: 'saas' }))).toEqual(['unknown']);
  });
});

describe('ENT-BG-02 of the policy of their own', () => {
  it('takes it for no lock-out once they have registered what it asks for', () => {
    expect(verdictsOf(checkLeftOut([OWN], REGISTERED))).toEqual(['met']);
    const keys = strength('keys', ['fido2', 'x509CertificateMultiFactor']);
    const own = { ...OWN, strength: refTo('azuread_authentication_strength_policy.keys', 'id') };
    expect(verdictsOf(checkLeftOut([own], REGISTERED, keys))).toEqual(['met']);
  });

  it('takes it for one until then, unless it only reports or is off', () => {
    const outcomes = checkLeftOut([OWN]);
    expect(verdictsOf(outcomes)).toEqual(['unmet']);
    expect(findingsOf(outcomes)[0]).toMatchObject({
      subject: 'azuread_conditional_access_policy.p0',
      given: expect.stringContaining('nobody states that each emergency account has registered'),
    });
    expect(verdictsOf(checkLeftOut([{ ...OWN, state: 'enabledForReportingButNotEnforced' }]))).toEqual(['met']);
    expect(verdictsOf(checkLeftOut([{ ...OWN, state: 'disabled' }]))).toEqual(['notApplicable']);
    expect(verdictsOf(checkLeftOut([{ ...OWN, state: unread() }]))).toEqual(['unknown']);
  });

  it.each<readonly [string, PolicySpec]>([
    ['blocks', { ...OWN, strength: undefined as never, builtIn: ['block'] }],
    ['asks for a managed device as well', { ...OWN, builtIn: ['compliantDevice'], operator: 'AND' }],
    [
      'asks for terms of use as well',
      { ...OWN, termsOfUse: ['6f1e2d3c-3333-4a2b-8c3d-000000000001'], operator: 'AND' },
    ],
    ['is content with any second factor', { ...OWN, strength: strengthPath(2) }],
    ['binds sessions to an enrolled device', { ...OWN, tokenProtection: true }],
    ['ends sessions in an outage', { ...OWN, resilienceDefaultsDisabled: true }],
    ['is for others, too', { ...OWN, users: ['All'] }],
    ['is for a role, too', { ...OWN, roles: ['62e90394-69f5-4237-9190-012177145e10'] }],
  ])('takes one that %s for a lock-out', (_, spec) => {
    const { strength: path, ...rest } = spec;
    const own = path === undefined ? rest : spec;
    const outcomes = checkLeftOut([own], REGISTERED);
    expect(verdictsOf(outcomes)).toEqual(['unmet']);
    expect(findingsOf(outcomes)[0]?.given).toContain('does not leave out');
  });
});
