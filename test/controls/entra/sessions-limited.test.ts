import type { Control } from '../../../lib/controls/control';
import { adminSessionsLimited } from '../../../lib/controls/entra/admin-sessions-limited';
import { sessionsLimited } from '../../../lib/controls/entra/sessions-limited';
import { unmanagedSessionsLimited } from '../../../lib/controls/entra/unmanaged-sessions-limited';
import { privilegedRoles } from '../../../lib/values';
import { BREAK_GLASS, breakGlass } from '../../support/break-glass';
import { findingsOf, verdictsOf } from '../../support/outcomes';
import { type Declared, type PolicySpec, policy, postureOf, situationOf, unread } from '../../support/posture-builder';

const IDS = privilegedRoles().map(({ templateId }) => templateId);
const GROUP = '6f1e2d3c-3333-4a2b-8c3d-000000000001';
const hours = (count: number) => ({ hours: count, primaryToo: true });

function check(control: Control, specs: readonly PolicySpec[], declared?: Declared) {
  const policies = specs.map((spec, index) => policy(`p${index}`, { notGroups: [BREAK_GLASS], ...spec }));
  return control.check(situationOf(postureOf(...breakGlass(), ...policies), declared));
}
const distinct = (...given: Parameters<typeof check>) => [...new Set(verdictsOf(check(...given)))];

describe('ENT-SS-01', () => {
  const ADMINS: PolicySpec = { roles: IDS, signInFrequency: hours(4), persistentBrowser: 'never' };
  const shortly = { entra: { sessions: { adminHours: 2 } } };

  it.each<readonly [string, readonly PolicySpec[]]>([
    ['one policy for all privileged roles', [ADMINS]],
    ['one for all users', [{ signInFrequency: hours(1), persistentBrowser: 'never' }]],
    [
      'one for the frequency and one for the browser',
      [{ roles: IDS, signInFrequency: hours(4) }, { persistentBrowser: 'never' }],
    ],
    [
      'one for some of the roles each',
      [
        { ...ADMINS, roles: IDS.slice(0, 5) },
        { ...ADMINS, roles: IDS.slice(5) },
      ],
    ],
    ['every time', [{ ...ADMINS, signInFrequency: hours(0) }]],
    ['a block, which begins no session', [{ roles: IDS, builtIn: ['block'] }]],
  ])('is met by %s', (_, specs) => {
    expect(distinct(adminSessionsLimited, specs)).toEqual(['met']);
  });

  it.each<readonly [string, PolicySpec, string]>([
    ['the session lasts longer', { signInFrequency: hours(5) }, 'for longer than 4 hours at once'],
    ['only the second factor is asked for again', { signInFrequency: { hours: 1, primaryToo: false } }, 'for longer'],
    ['a browser keeps it', { persistentBrowser: 'always' }, 'in a browser that keeps the session'],
    ['one role is missing', { roles: IDS.slice(1) }, 'for longer'],
    ['it only reports', { state: 'enabledForReportingButNotEnforced' }, 'for longer'],
    ['one application is left out', { notApplications: [GROUP] }, 'for longer'],
    [
      'managed devices are left out',
      { device: { mode: 'exclude', rule: 'device.isCompliant -eq True' } },
      'for longer',
    ],
    ['ignore_changes covers the frequency', { signInFrequency: unread('ignored') }, 'for longer'],
  ])('is unmet where %s', (_, weaker, told) => {
    const outcomes = check(adminSessionsLimited, [{ ...ADMINS, ...weaker }]);
    expect([...new Set(verdictsOf(outcomes))]).toEqual(['unmet']);
    expect(
      findingsOf(outcomes)
        .map(({ given }) => given)
        .join(),
    ).toContain(told);
  });

  it('asks for fewer hours where these are declared', () => {
    expect(distinct(adminSessionsLimited, [ADMINS], shortly)).toEqual(['unmet']);
    expect(distinct(adminSessionsLimited, [{ ...ADMINS, signInFrequency: hours(2) }], shortly)).toEqual(['met']);
  });

  it('asks it of the roles that the declaration adds', () => {
    const outcomes = check(adminSessionsLimited, [ADMINS], { privilegedRoles: ['Intune Administrator'] });
    expect(findingsOf(outcomes).map(({ meaning }) => meaning.principals)).toEqual([
      ['role:Intune Administrator'],
      ['role:Intune Administrator'],
    ]);
  });

  it('is unknown where the frequency or the browser cannot be read', () => {
    expect(distinct(adminSessionsLimited, [{ ...ADMINS, signInFrequency: unread() }])).toEqual(['unknown']);
    expect(distinct(adminSessionsLimited, [{ ...ADMINS, persistentBrowser: unread() }])).toEqual(['unknown']);
  });

  it('is unmet where nothing is there, and unknown where the service is declared to be no directory', () => {
    expect(distinct(adminSessionsLimited, [])).toEqual(['unmet']);
    expect(distinct(adminSessionsLimited, [ADMINS], { kind: 'saas' })).toEqual(['unknown']);
  });
});

describe('ENT-SS-02', () => {
  it('is met by seven days for everybody, or less', () => {
    expect(distinct(sessionsLimited, [{ signInFrequency: hours(168) }])).toEqual(['met']);
    expect(distinct(sessionsLimited, [{ signInFrequency: hours(1) }])).toEqual(['met']);
  });

  it.each<readonly [string, PolicySpec]>([
    ['it takes longer', { signInFrequency: hours(169) }],
    ['guests are left out', { signInFrequency: hours(24), notGuests: { types: ['internalGuest'], tenants: 'all' } }],
    ['there is a policy for administrators alone', { signInFrequency: hours(4), roles: IDS }],
    ['it is disabled', { signInFrequency: hours(24), state: 'disabled' }],
  ])('is unmet where %s', (_, spec) => {
    expect(distinct(sessionsLimited, [spec])).toEqual(['unmet']);
  });

  it('asks for fewer days where these are declared', () => {
    const declared = { entra: { sessions: { userDays: 1 } } };
    expect(distinct(sessionsLimited, [{ signInFrequency: hours(168) }], declared)).toEqual(['unmet']);
    expect(distinct(sessionsLimited, [{ signInFrequency: hours(24) }], declared)).toEqual(['met']);
  });

  it('is unknown where the frequency cannot be read, or the service is no directory', () => {
    expect(distinct(sessionsLimited, [{ signInFrequency: unread() }])).toEqual(['unknown']);
    expect(distinct(sessionsLimited, [], { kind: 'saas' })).toEqual(['unknown']);
  });
});

describe('ENT-SS-03', () => {
  const MANAGED = 'device.isCompliant -eq True -or device.trustType -eq "ServerAD"';
  const SOON: PolicySpec = { signInFrequency: hours(1), persistentBrowser: 'never' };
  const without = (rule: string): PolicySpec => ({ ...SOON, device: { mode: 'exclude', rule } });
  const only = (rule: string): PolicySpec => ({ ...SOON, device: { mode: 'include', rule } });

  it.each<readonly [string, readonly PolicySpec[]]>([
    ['a policy that leaves managed devices out', [without(MANAGED)]],
    ['a policy for every device', [SOON]],
    ['a policy for devices that are not managed, by negative comparisons', [only('device.isCompliant -ne True')]],
    [
      'one for unknown devices and one for the others',
      [
        only('device.trustType -ne "Workplace" -and device.trustType -ne "AzureAD"'),
        only('device.trustType -in ["AzureAD", "Workplace"]'),
      ],
    ],
    [
      'a managed device for everything, so that nobody is on another',
      [{ builtIn: ['compliantDevice', 'domainJoinedDevice'] }],
    ],
    [
      'a managed device for one application, and short sessions for the rest',
      [
        { applications: [GROUP], builtIn: ['compliantDevice'] },
        { ...without(MANAGED), notApplications: [GROUP] },
      ],
    ],
  ])('is met by %s', (_, specs) => {
    expect(distinct(unmanagedSessionsLimited, specs)).toEqual(['met']);
  });

  it.each<readonly [string, PolicySpec]>([
    // On a device that the directory does not know the negative comparison is true, and lets it out.
    ['unknown devices are left out by a negative comparison', without('device.trustType -ne "Workplace"')],
    ['unknown devices are not included, since nothing positive is true of them', only('device.isCompliant -eq False')],
    ['registered devices are left out', without('device.trustType -eq "Workplace"')],
    ['a name that anybody can give a device lets it out', without('device.displayName -startsWith "PC"')],
    ['the rule cannot be read', without('device.isCompliant -like True')],
    ['the session lasts longer', { ...without(MANAGED), signInFrequency: hours(2) }],
    ['a browser may keep it', { ...without(MANAGED), persistentBrowser: 'always' }],
    ['a second factor is enough', { builtIn: ['mfa', 'compliantDevice'] }],
  ])('is unmet where %s', (_, spec) => {
    expect(distinct(unmanagedSessionsLimited, [spec])).toEqual(['unmet']);
  });

  it('allows as many hours as are declared', () => {
    const declared = { entra: { sessions: { unmanagedHours: 12 } } };
    const longer = { ...without(MANAGED), signInFrequency: hours(12) };
    expect(distinct(unmanagedSessionsLimited, [longer])).toEqual(['unmet']);
    expect(distinct(unmanagedSessionsLimited, [longer], declared)).toEqual(['met']);
  });

  it('is unknown where the filter cannot be read before apply', () => {
    expect(distinct(unmanagedSessionsLimited, [{ ...SOON, device: unread() }])).toEqual(['unknown']);
    expect(distinct(unmanagedSessionsLimited, [], { kind: 'saas' })).toEqual(['unknown']);
  });
});
