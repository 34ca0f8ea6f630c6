import type { Control } from '../../../lib/controls/control';
import { guestMfa } from '../../../lib/controls/entra/guest-mfa';
import { guestSessionsLimited } from '../../../lib/controls/entra/guest-sessions-limited';
import { guestsLimitedToApplications } from '../../../lib/controls/entra/guests-limited-to-applications';
import { guestsOffAdminPortals } from '../../../lib/controls/entra/guests-off-admin-portals';
import type { GuestScope } from '../../../lib/posture';
import { GUEST_TYPES } from '../../../lib/signin';
import { strengthPath } from '../../support/arbitrary-policies';
import { BREAK_GLASS, breakGlass } from '../../support/break-glass';
import { findingsOf, verdictsOf } from '../../support/outcomes';
import { type Declared, type PolicySpec, policy, postureOf, situationOf, unread } from '../../support/posture-builder';

const [APP, OTHER] = ['6f1e2d3c-5555-4a2b-8c3d-000000000001', '6f1e2d3c-5555-4a2b-8c3d-000000000002'];
const [PARTNER, STRANGER] = ['6f1e2d3c-6666-4a2b-8c3d-000000000001', '6f1e2d3c-6666-4a2b-8c3d-000000000002'];
const EVERY: GuestScope = { types: GUEST_TYPES, tenants: 'all' };
const partners = (...tenants: string[]): PolicySpec => ({ notGuests: { types: ['serviceProvider'], tenants } });
const withPartner: Declared = { entra: { guests: { applications: [APP, 'Office365'], partners: [PARTNER] } } };

function check(control: Control, specs: readonly PolicySpec[], declared?: Declared) {
  const policies = specs.map((spec, index) => policy(`p${index}`, { notGroups: [BREAK_GLASS], ...spec }));
  return control.check(situationOf(postureOf(...breakGlass(), ...policies), declared));
}
const distinct = (...given: Parameters<typeof check>) => [...new Set(verdictsOf(check(...given)))];
const principals = (...given: Parameters<typeof check>) =>
  findingsOf(check(...given)).flatMap(({ meaning }) => meaning.principals);

describe('ENT-GU-01', () => {
  const MFA: PolicySpec = { guests: EVERY, builtIn: ['mfa'] };

  it.each<readonly [string, readonly PolicySpec[]]>([
    ['a policy for guests', [MFA]],
    ['a policy for all users', [{ builtIn: ['mfa'] }]],
    ['the older word for guests', [{ users: ['GuestsOrExternalUsers'], builtIn: ['mfa'] }]],
    ['a strength', [{ guests: EVERY, strength: strengthPath(2) }]],
    [
      'one for service providers and one for the rest',
      [
        { ...MFA, guests: { types: ['serviceProvider'], tenants: 'all' } },
        { ...MFA, guests: { types: GUEST_TYPES.filter((type) => type !== 'serviceProvider'), tenants: 'all' } },
      ],
    ],
  ])('is met by %s', (_, specs) => {
    expect(distinct(guestMfa, specs)).toEqual(['met']);
  });

  it.each(GUEST_TYPES)('names the kind %s where it is missing', (missing) => {
    const guests: GuestScope = { types: GUEST_TYPES.filter((type) => type !== missing), tenants: 'all' };
    expect(distinct(guestMfa, [{ ...MFA, guests }])).toEqual(['unmet']);
    expect(principals(guestMfa, [{ ...MFA, guests }])).toEqual([`guests:${missing}`]);
  });

  it.each<readonly [string, PolicySpec]>([
    ['one tenant is left out', { notGuests: { types: ['b2bCollaborationGuest'], tenants: [PARTNER] } }],
    ['one application is left out', { notApplications: [APP] }],
    ['a compliant device is enough', { builtIn: ['compliantDevice'] }],
    ['it only reports', { state: 'enabledForReportingButNotEnforced' }],
  ])('is unmet where %s', (_, weaker) => {
    expect(distinct(guestMfa, [{ ...MFA, ...weaker }])).toEqual(['unmet']);
  });

  it('is unmet where guests of some tenants alone are asked, and does not know of guests without one', () => {
    const outcomes = check(guestMfa, [{ ...MFA, guests: { types: GUEST_TYPES, tenants: [PARTNER] } }]);
    expect(new Set(verdictsOf(outcomes))).toEqual(new Set(['unmet', 'unknown']));
    expect(findingsOf(outcomes).at(-1)?.meaning.principals).toEqual(['guests:internalGuest']);
  });

  it('is unknown where the kinds cannot be read, and unmet where ignore_changes covers them', () => {
    expect(distinct(guestMfa, [{ ...MFA, guests: unread() }])).toEqual(['unknown']);
    expect(distinct(guestMfa, [{ ...MFA, guests: unread('ignored') }])).toEqual(['unmet']);
    expect(distinct(guestMfa, [MFA], { kind: 'saas' })).toEqual(['unknown']);
  });
});

describe('ENT-GU-02', () => {
  const BLOCK: PolicySpec = { guests: EVERY, builtIn: ['block'], notApplications: [APP, 'Office365'] };
  const listed: Declared = { entra: { guests: { applications: [APP, 'Office365'] } } };

  it('does not apply where the declaration lists nothing', () => {
    expect(distinct(guestsLimitedToApplications, [])).toEqual(['notApplicable']);
  });

  it.each<readonly [string, readonly PolicySpec[]]>([
    ['a block of everything but what is listed', [BLOCK]],
    ['a block of more than that', [{ ...BLOCK, notApplications: [APP] }]],
    ['a block of everybody', [{ ...BLOCK, guests: undefined, users: ['All'] } as PolicySpec]],
    [
      'one for the rest of the applications and one for a kind of guests',
      [
        { ...BLOCK, guests: { types: GUEST_TYPES.slice(1), tenants: 'all' } },
        { ...BLOCK, guests: { types: GUEST_TYPES.slice(0, 1), tenants: 'all' } },
      ],
    ],
  ])('is met by %s', (_, specs) => {
    expect(distinct(guestsLimitedToApplications, specs, listed)).toEqual(['met']);
  });

  it.each<readonly [string, PolicySpec]>([
    ['one application more is let in', { notApplications: [APP, 'Office365', OTHER] }],
    ['some applications alone are blocked', { applications: [OTHER], notApplications: [] }],
    ['a second factor is enough', { builtIn: ['mfa'] }],
    [
      'members of other directories are left out',
      { guests: { types: GUEST_TYPES.filter((type) => type !== 'b2bCollaborationMember'), tenants: 'all' } },
    ],
    ['service providers are left out that nobody declared', partners(PARTNER)],
  ])('is unmet where %s', (_, weaker) => {
    expect(distinct(guestsLimitedToApplications, [{ ...BLOCK, ...weaker }], listed)).toEqual(['unmet']);
  });

  it('lets the service providers of declared partners in, and no others', () => {
    expect(distinct(guestsLimitedToApplications, [{ ...BLOCK, ...partners(PARTNER) }], withPartner)).toEqual(['met']);
    expect(distinct(guestsLimitedToApplications, [BLOCK], withPartner)).toEqual(['met']);
    expect(
      principals(guestsLimitedToApplications, [{ ...BLOCK, ...partners(PARTNER, STRANGER) }], withPartner),
    ).toEqual([`guests:any of ${STRANGER}`]);
    const kind: PolicySpec = { notGuests: { types: ['b2bCollaborationGuest'], tenants: [PARTNER] } };
    expect(distinct(guestsLimitedToApplications, [{ ...BLOCK, ...kind }], withPartner)).toEqual(['unmet']);
  });
});

describe('ENT-GU-03', () => {
  const [PORTALS, AZURE] = ['MicrosoftAdminPortals', '797f4846-ba00-4fd7-ba43-dac1f8f63013'];
  const BLOCK: PolicySpec = { guests: EVERY, builtIn: ['block'], applications: [PORTALS, AZURE] };

  it('is met by a block of both, by one policy, two, or one for everything', () => {
    expect(distinct(guestsOffAdminPortals, [BLOCK])).toEqual(['met']);
    expect(
      distinct(guestsOffAdminPortals, [
        { ...BLOCK, applications: [PORTALS] },
        { ...BLOCK, applications: [AZURE] },
      ]),
    ).toEqual(['met']);
    expect(distinct(guestsOffAdminPortals, [{ ...BLOCK, applications: ['All'] }])).toEqual(['met']);
  });

  it.each<readonly [string, PolicySpec]>([
    ['the portals are missing', { applications: [AZURE] }],
    ['Azure management is missing', { applications: [PORTALS] }],
    ['a kind of guests is missing', { guests: { types: GUEST_TYPES.slice(1), tenants: 'all' } }],
    ['service providers are left out that nobody declared', partners(PARTNER)],
    ['they may come from a trusted place', { locations: ['All'], notLocations: ['AllTrusted'] }],
  ])('is unmet where %s', (_, weaker) => {
    expect(distinct(guestsOffAdminPortals, [{ ...BLOCK, ...weaker }])).toEqual(['unmet']);
  });

  it('lets the service providers of declared partners in, and no others', () => {
    expect(distinct(guestsOffAdminPortals, [{ ...BLOCK, ...partners(PARTNER) }], withPartner)).toEqual(['met']);
    expect(distinct(guestsOffAdminPortals, [{ ...BLOCK, ...partners(STRANGER) }], withPartner)).toEqual(['unmet']);
  });
});

describe('ENT-GU-04', () => {
  const DAILY: PolicySpec = { guests: EVERY, signInFrequency: { hours: 24, primaryToo: true } };

  it('is met by a day for guests of every kind, or less for everybody', () => {
    expect(distinct(guestSessionsLimited, [DAILY])).toEqual(['met']);
    expect(distinct(guestSessionsLimited, [{ signInFrequency: { hours: 1, primaryToo: true } }])).toEqual(['met']);
  });

  it.each<readonly [string, PolicySpec]>([
    ['it takes longer', { signInFrequency: { hours: 25, primaryToo: true } }],
    [
      'service providers are missing',
      { guests: { types: GUEST_TYPES.filter((type) => type !== 'serviceProvider'), tenants: 'all' } },
    ],
  ])('is unmet where %s', (_, weaker) => {
    expect(distinct(guestSessionsLimited, [{ ...DAILY, ...weaker }])).toEqual(['unmet']);
  });

  it('asks for fewer hours where these are declared', () => {
    const declared: Declared = { entra: { sessions: { guestHours: 8 } } };
    expect(distinct(guestSessionsLimited, [DAILY], declared)).toEqual(['unmet']);
  });

  it('is unknown where the service is declared to be no directory', () => {
    expect(distinct(guestSessionsLimited, [DAILY], { kind: 'saas' })).toEqual(['unknown']);
  });
});
