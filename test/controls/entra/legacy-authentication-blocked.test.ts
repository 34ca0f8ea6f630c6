import { legacyAuthenticationBlocked } from '../../../lib/controls/entra/legacy-authentication-blocked';
import { BREAK_GLASS, breakGlass } from '../../support/break-glass';
import { findingsOf, verdictsOf } from '../../support/outcomes';
import { openSet, type PolicySpec, policy, postureOf, situationOf, unread } from '../../support/posture-builder';

const BLOCK: PolicySpec = {
  builtIn: ['block'],
  clientAppTypes: ['exchangeActiveSync', 'other'],
  notGroups: [BREAK_GLASS],
};

function check(...specs: readonly PolicySpec[]) {
  const policies = specs.map((spec, index) => policy(`p${index}`, spec));
  return legacyAuthenticationBlocked.check(situationOf(postureOf(...breakGlass(), ...policies)));
}

describe('ENT-AU-01', () => {
  it('is met by a policy that blocks both kinds of legacy clients', () => {
    expect(check(BLOCK)).toEqual([{ verdict: 'met', by: ['azuread_conditional_access_policy.p0'] }]);
  });

  it('is met by a policy for each kind of client together', () => {
    expect(
      check({ ...BLOCK, clientAppTypes: ['exchangeActiveSync'] }, { ...BLOCK, clientAppTypes: ['other'] }),
    ).toEqual([
      { verdict: 'met', by: ['azuread_conditional_access_policy.p0', 'azuread_conditional_access_policy.p1'] },
    ]);
  });

  it('names the kind of client that is left', () => {
    expect(findingsOf(check({ ...BLOCK, clientAppTypes: ['other'] }))).toMatchObject([
      {
        subject: 'azuread_conditional_access_policy.p0',
        meaning: { principals: ['All'], settings: ['clientApp=exchangeActiveSync'] },
        origins: [{ pointer: '/conditions/client_app_types' }],
      },
    ]);
  });

  it('says that any legacy sign-in is open where nothing blocks, whatever asks for MFA', () => {
    expect(findingsOf(check({ ...BLOCK, builtIn: ['mfa'] })).map(({ meaning }) => meaning)).toEqual([
      { principals: ['All'], targets: ['All'], networks: ['All'], settings: ['signIn=any'] },
    ]);
  });

  it.each<readonly [string, PolicySpec]>([
    ['a group left out', { notGroups: [BREAK_GLASS, '6f1e2d3c-3333-4a2b-8c3d-000000000001'] }],
    ['one application alone', { applications: ['Office365'] }],
    ['an application left out', { notApplications: ['Office365'] }],
    ['guests left out', { notGuests: { types: ['internalGuest'], tenants: 'all' } }],
    ['certain places alone', { locations: ['All'], notLocations: ['AllTrusted'] }],
    ['some platforms alone', { platforms: ['windows'] }],
    ['report-only', { state: 'enabledForReportingButNotEnforced' }],
    ['off', { state: 'disabled' }],
    ['one alternative that does not block', { builtIn: ['block', 'mfa'] }],
    ['a group of users alone', { groups: ['6f1e2d3c-3333-4a2b-8c3d-000000000001'] }],
  ])('is unmet with %s', (_, spec) => {
    expect(verdictsOf(check({ ...BLOCK, ...spec }))).toEqual(['unmet']);
  });

  it.each<readonly [string, PolicySpec]>([
    ['unread client apps', { clientAppTypes: openSet([], 'variable') }],
    ['an older spelling of Exchange ActiveSync', { clientAppTypes: ['easSupported', 'other'] }],
    ['an unread state', { state: unread() }],
  ])('is unknown with %s', (_, spec) => {
    expect(verdictsOf(check({ ...BLOCK, ...spec }))).toEqual(['unknown']);
  });
});
