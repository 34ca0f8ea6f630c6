import { approvedLocationsOnly } from '../../../lib/controls/entra/approved-locations-only';
import { otherCountriesBlocked } from '../../../lib/controls/entra/other-countries-blocked';
import { privilegedAccessFromTrustedNetwork } from '../../../lib/controls/entra/privileged-access-from-trusted-network';
import { serviceAccountsFromNamedEgress } from '../../../lib/controls/entra/service-accounts-from-named-egress';
import { privilegedRoles } from '../../../lib/values';
import { BREAK_GLASS } from '../../support/break-glass';
import { checkPolicies, metBy } from '../../support/check-policies';
import { findingsOf, verdictsOf } from '../../support/outcomes';
import {
  countryLocation,
  type Declared,
  location,
  openSet,
  type PolicySpec,
  refTo,
  unread,
} from '../../support/posture-builder';
import { HOLES } from '../../support/sign-in-holes';

const ACCOUNTS = '6f1e2d3c-2222-4a2b-8c3d-0000000000e5';
const ELSEWHERE = '6f1e2d3c-5555-4a2b-8c3d-000000000001';
const NOT_BG = { notGroups: [BREAK_GLASS] };
const place = (name: string) => refTo(`azuread_named_location.${name}`);
const outside = (...names: readonly string[]): PolicySpec => ({
  ...NOT_BG,
  builtIn: ['block'],
  locations: ['All'],
  notLocations: names.map(place),
});
const NETWORKS = { hq: ['203.0.113.0/26'], dc: ['198.51.100.0/28'] };
const HQ = location('hq', ['203.0.113.0/27', '203.0.113.32/27'], true);
const DC = location('dc', ['198.51.100.0/28']);
const WIDE = location('wide', ['203.0.113.0/25']);
const HIDDEN = location('hidden', openSet(['203.0.113.0/26'], 'variable'));
const PLACES = [HQ, DC, WIDE];
/** Every hole but the places, which the tests below are about. */
const OTHER_HOLES = HOLES.filter(([name]) => name !== 'a place left out');

describe('ENT-NW-02', () => {
  const roles = privilegedRoles().map(({ templateId }) => templateId);
  const check = (spec: PolicySpec, declared: Declared = { trusted: ['hq'], networks: NETWORKS }, places = PLACES) =>
    checkPolicies(privilegedAccessFromTrustedNetwork, [{ roles, ...spec }], places, declared);

  it('is met where all but the trusted networks are blocked, by a location within them or by the word for them', () => {
    expect(check(outside('hq'))).toEqual(metBy(0));
    expect(check({ ...outside(), notLocations: ['AllTrusted'] })).toEqual(metBy(0));
    expect(check({ ...NOT_BG, builtIn: ['block'] })).toEqual(metBy(0));
  });

  it.each([
    ['a location that holds more', outside('hq', 'wide')],
    ['a location of another network', outside('dc')],
    ['MFA instead of a block', { ...outside('hq'), builtIn: ['mfa'] }],
    ['one role alone', { ...outside('hq'), roles: roles.slice(1) }],
  ])('is unmet with %s', (_, spec) => expect(verdictsOf(check(spec))).toContain('unmet'));

  it('is unknown where a location cannot be read, or is not made here', () => {
    expect(new Set(verdictsOf(check(outside('hidden'), undefined, [HQ, HIDDEN])))).toEqual(new Set(['unknown']));
    expect(new Set(verdictsOf(check({ ...outside(), notLocations: [ELSEWHERE] })))).toEqual(new Set(['unknown']));
  });

  it('is unmet for a group of administrators that the policy does not name', () => {
    const declared = { trusted: ['hq'], networks: NETWORKS, entra: { personas: { admins: [ACCOUNTS] } } };
    expect(findingsOf(check(outside('hq'), declared)).map(({ meaning }) => meaning.principals)).toEqual([
      [`group:${ACCOUNTS}`],
    ]);
    expect(check({ ...outside('hq'), groups: [ACCOUNTS] }, declared)).toEqual(metBy(0));
  });

  it('is unmet where nothing is trusted', () => expect(verdictsOf(check(outside('hq'), {}))).toContain('unmet'));
});

describe('ENT-NW-03', () => {
  const HOME = countryLocation('home', ['CH', 'DE']);
  const check = (spec: PolicySpec, others = [HOME], entra: Declared['entra'] = { countries: ['CH', 'DE', 'AT'] }) =>
    checkPolicies(otherCountriesBlocked, [spec], [...others, ...PLACES], {
      trusted: ['hq'],
      networks: NETWORKS,
      entra,
    });

  it('is met where all but declared countries, or some of them, are blocked', () => {
    expect(check(outside('home'))).toEqual(metBy(0));
    expect(check(outside('home'), [countryLocation('home', ['CH'], false)])).toEqual(metBy(0));
  });

  it('is met with the trusted networks left out, and by these alone', () => {
    expect(check(outside('home', 'hq'))).toEqual(metBy(0));
    expect(check({ ...outside('home'), notLocations: [place('home'), 'AllTrusted'] })).toEqual(metBy(0));
    expect(check(outside('hq'), [], {})).toEqual(metBy(0));
  });

  it.each([
    ['a country that nobody declared', countryLocation('home', ['CH', 'US'])],
    ['addresses that are in no country', countryLocation('home', ['CH'], true)],
  ])('is unmet where the location holds %s', (_, home) =>
    expect(verdictsOf(check(outside('home'), [home]))).toEqual(['unmet']),
  );

  it.each([
    ['its countries', countryLocation('home', openSet(['CH'], 'variable'))],
    ['one of its countries', countryLocation('home', ['CH', unread()])],
    ['whether it holds unknown countries', countryLocation('home', ['CH'], unread())],
  ])('is unknown where %s cannot be read', (_, home) =>
    expect(verdictsOf(check(outside('home'), [home]))).toEqual(['unknown']),
  );

  it('is unmet where no country is declared and a country is left out', () =>
    expect(verdictsOf(check(outside('home'), [HOME], {}))).toEqual(['unmet']));

  it.each(OTHER_HOLES)('is unmet with %s', (_, spec) =>
    expect(verdictsOf(check({ ...outside('home'), ...spec }))).toContain('unmet'),
  );
});

describe('ENT-NW-04', () => {
  const check = (spec: PolicySpec, entra: Declared['entra']) =>
    checkPolicies(serviceAccountsFromNamedEgress, [spec], PLACES, { trusted: ['hq'], networks: NETWORKS, entra });
  const own = { serviceAccounts: { backup: { group: ACCOUNTS, from: ['dc'] } } };
  const persona = { personas: { serviceAccounts: [ACCOUNTS] } };

  it('is met where the group is blocked from all but its own networks', () => {
    expect(check({ ...outside('dc'), groups: [ACCOUNTS] }, own)).toEqual(metBy(0));
  });

  it('takes the trusted networks for those of a persona without its own', () => {
    expect(check({ ...outside('hq'), groups: [ACCOUNTS] }, persona)).toEqual(metBy(0));
    expect(verdictsOf(check({ ...outside('dc'), groups: [ACCOUNTS] }, persona))).toEqual(['unmet']);
    expect(check({ ...outside('dc'), groups: [ACCOUNTS] }, { ...own, ...persona })).toEqual(metBy(0));
  });

  it.each([
    ['another network', outside('hq')],
    ['a location that holds more', outside('dc', 'wide')],
    ['another group', { ...outside('dc'), groups: [ELSEWHERE] }],
    ['report-only', { ...outside('dc'), state: 'enabledForReportingButNotEnforced' }],
  ])('is unmet with %s', (_, spec) =>
    expect(verdictsOf(check({ groups: [ACCOUNTS], ...spec }, own))).toEqual(['unmet']),
  );

  it('is not applicable where no service account is declared', () => {
    expect(check(outside('dc'), {})).toEqual([{ verdict: 'notApplicable', because: 'no service account is declared' }]);
  });
});

describe('ENT-NW-05', () => {
  const entra = { sharedDevices: { rooms: { group: ACCOUNTS, from: ['hq'], sparedBy: ['ENT-AU-02'] } } };
  const check = (settings: Declared['entra'], ...specs: readonly PolicySpec[]) =>
    checkPolicies(approvedLocationsOnly, specs, PLACES, { trusted: ['hq'], networks: NETWORKS, entra: settings });
  const PLACE = { ...outside('hq'), groups: [ACCOUNTS] };
  const DEVICE = { ...NOT_BG, groups: [ACCOUNTS], builtIn: ['compliantDevice', 'domainJoinedDevice'] };

  it('is met by the place, and by the device too where devices are managed', () => {
    expect(check(entra, PLACE)).toEqual(metBy(0));
    expect(check({ ...entra, devices: {} }, PLACE, DEVICE)).toEqual(metBy(0, 1));
  });

  it('is unmet by either alone where devices are managed', () => {
    expect(findingsOf(check({ ...entra, devices: {} }, PLACE)).map(({ given }) => given)).toEqual([
      expect.stringContaining('on a device that nobody manages'),
    ]);
    expect(findingsOf(check({ ...entra, devices: {} }, DEVICE)).map(({ given }) => given)).toEqual([
      expect.stringContaining('from outside the approved place'),
    ]);
  });

  it('is unmet with another place', () => {
    expect(verdictsOf(check(entra, { ...PLACE, notLocations: [place('dc')] }))).toEqual(['unmet']);
    expect(verdictsOf(check(entra, { ...PLACE, notLocations: [place('hq'), place('wide')] }))).toEqual(['unmet']);
  });

  it('is not applicable where no shared device is declared', () =>
    expect(verdictsOf(check({}, PLACE))).toEqual(['notApplicable']));
});
