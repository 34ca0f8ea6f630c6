import { securityInfoRegistrationProtected } from '../../../lib/controls/entra/security-info-registration-protected';
import { BREAK_GLASS } from '../../support/break-glass';
import { checkPolicies, metBy } from '../../support/check-policies';
import { findingsOf, verdictsOf } from '../../support/outcomes';
import { location, type PolicySpec, refTo, unread } from '../../support/posture-builder';
import { HOLES } from '../../support/sign-in-holes';

const ACTION = ['urn:user:registersecurityinfo'];
const OFFICE = refTo('azuread_named_location.hq');
const GUESTS = {
  types: [
    'internalGuest',
    'b2bCollaborationGuest',
    'b2bCollaborationMember',
    'b2bDirectConnectUser',
    'otherExternalUser',
    'serviceProvider',
  ],
  tenants: 'all',
} as const;
const MANAGED: PolicySpec = {
  userActions: ACTION,
  builtIn: ['compliantDevice', 'domainJoinedDevice'],
  notGroups: [BREAK_GLASS],
};
const ELSEWHERE: PolicySpec = {
  userActions: ACTION,
  builtIn: ['block'],
  locations: ['All'],
  notLocations: [OFFICE],
  notGroups: [BREAK_GLASS],
};
const MFA: PolicySpec = { builtIn: ['mfa'], notGroups: [BREAK_GLASS] };
const check = (...specs: readonly PolicySpec[]) =>
  checkPolicies(securityInfoRegistrationProtected, specs, [location('hq', ['203.0.113.0/26'], true)]);

describe('ENT-AU-08', () => {
  it('leads to what a declaration says of devices and networks, where it says neither', () => {
    const remedy = (entra: object) =>
      findingsOf(checkPolicies(securityInfoRegistrationProtected, [], [], { entra }))[0]?.remedy;
    expect(remedy({})).toMatch(/^declare devices: \{\} .* else its trusted networks/);
    for (const entra of [{ devices: {} }, { trusted: ['hq'] }]) expect(remedy(entra)).toMatch(/^enforce a policy/);
  });

  it('is met by a managed device, wherever it is', () => {
    expect(check(MANAGED)).toEqual(metBy(0));
  });

  it('is met by a block of every other place, where a second factor is asked for inside', () => {
    expect(check(ELSEWHERE, MFA)).toEqual(metBy(0, 1));
    expect(check({ ...ELSEWHERE, notLocations: ['AllTrusted'] }, MFA)).toEqual(metBy(0, 1));
  });

  it('is met without guests where they are asked for a second factor', () => {
    expect(check({ ...MANAGED, notGuests: GUESTS }, MFA)).toEqual(metBy(0, 1));
  });

  it('is unmet where a password is enough in the trusted network', () => {
    const [finding, ...others] = findingsOf(check(ELSEWHERE));
    expect(others).toEqual([]);
    expect(finding?.given).toContain('with a password alone');
    expect(finding?.meaning).toMatchObject({ targets: ACTION });
  });

  it('is unmet where guests are left out and nothing else asks them', () => {
    expect(findingsOf(check({ ...MANAGED, notGuests: GUESTS })).map(({ meaning }) => meaning.principals)).toEqual([
      ['All'],
    ]);
  });

  it('is unmet where the place that is left out is not trusted', () => {
    const anywhere = checkPolicies(
      securityInfoRegistrationProtected,
      [ELSEWHERE, MFA],
      [location('hq', ['203.0.113.0/26'], false)],
    );
    expect(findingsOf(anywhere).map(({ meaning }) => meaning.networks)).toEqual([
      ['${azuread_named_location.hq.object_id}'],
    ]);
  });

  it('is unmet by MFA alone, which whoever registers a first factor cannot be asked for', () => {
    expect(verdictsOf(check(MFA))).toEqual(['unmet']);
    expect(verdictsOf(check({ ...MANAGED, builtIn: ['compliantDevice', 'mfa'] }))).toContain('unmet');
  });

  it('is unmet by a policy for the other user action, and where nothing is there', () => {
    expect(verdictsOf(check({ ...MANAGED, userActions: ['urn:user:registerdevice'] }))).toContain('unmet');
    expect(verdictsOf(check())).toEqual(['unmet', 'unmet']);
  });

  it.each(HOLES)('is unmet with %s', (_, spec) =>
    expect(verdictsOf(check({ ...MANAGED, ...spec }))).toContain('unmet'),
  );

  it('is unknown where it is not read whether the place is trusted', () => {
    const perhaps = checkPolicies(
      securityInfoRegistrationProtected,
      [{ ...ELSEWHERE, notLocations: [unread()] }, MFA],
      [location('hq', ['203.0.113.0/26'], true)],
    );
    expect(verdictsOf(perhaps)).toEqual(['unknown']);
  });
});
