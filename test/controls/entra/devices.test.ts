import { managedDeviceForAdministrators } from '../../../lib/controls/entra/managed-device-for-administrators';
import { managedDeviceRequired } from '../../../lib/controls/entra/managed-device-required';
import { mfaToEnrollDevices } from '../../../lib/controls/entra/mfa-to-enroll-devices';
import { mfaToRegisterDevices } from '../../../lib/controls/entra/mfa-to-register-devices';
import { unknownPlatformsBlocked } from '../../../lib/controls/entra/unknown-platforms-blocked';
import { unmanagedDevicesLimited } from '../../../lib/controls/entra/unmanaged-devices-limited';
import { privilegedRoles } from '../../../lib/values';
import { BREAK_GLASS } from '../../support/break-glass';
import { checkPolicies, metBy } from '../../support/check-policies';
import { findingsOf, verdictsOf } from '../../support/outcomes';
import { openSet, type PolicySpec, unread } from '../../support/posture-builder';
import { HOLES } from '../../support/sign-in-holes';

const INTUNE = ['0000000a-0000-0000-c000-000000000000', 'd4ebce55-015a-49b5-a083-c84d1797ae8c'];
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
const NOT_BG = { notGroups: [BREAK_GLASS] };
const MANAGED: PolicySpec = { ...NOT_BG, builtIn: ['compliantDevice', 'domainJoinedDevice'] };
const MFA: PolicySpec = { ...NOT_BG, builtIn: ['mfa'] };
const PHONES: PolicySpec = {
  ...NOT_BG,
  platforms: ['android', 'iOS'],
  builtIn: ['compliantApplication', 'compliantDevice'],
};

describe('ENT-DV-01', () => {
  const check = (...specs: readonly PolicySpec[]) => checkPolicies(managedDeviceRequired, specs);

  it('is met by a managed device for all, Intune and its enrollment left out or not', () => {
    expect(check(MANAGED)).toEqual(metBy(0));
    expect(check({ ...MANAGED, notApplications: INTUNE })).toEqual(metBy(0));
    expect(check({ ...MANAGED, builtIn: ['compliantDevice', 'mfa'], operator: 'AND' })).toEqual(metBy(0));
  });

  it('is met by a block of every device that a filter does not vouch for', () => {
    const device = { mode: 'exclude', rule: 'device.isCompliant -eq True -or device.trustType -eq "ServerAD"' };
    expect(check({ ...NOT_BG, builtIn: ['block'], device })).toEqual(metBy(0));
  });

  it('is met without guests and telephones where other policies have them', () => {
    const partly: PolicySpec = {
      ...MANAGED,
      notGuests: GUESTS,
      platforms: ['all'],
      notPlatforms: ['android', 'iOS'],
    };
    expect(check(partly, MFA, PHONES)).toEqual(metBy(0, 1, 2));
    expect(findingsOf(check(partly, MFA)).map(({ given }) => given)).toEqual([
      expect.stringContaining('on a telephone that nobody manages'),
    ]);
    expect(findingsOf(check(partly, PHONES))[0]?.given).toContain('a guest');
  });

  it('is unmet by MFA as an alternative, and where nothing is there', () => {
    expect(verdictsOf(check({ ...MANAGED, builtIn: ['compliantDevice', 'mfa'] }))).toContain('unmet');
    expect(new Set(verdictsOf(check()))).toEqual(new Set(['unmet']));
  });

  it('leads to what a declaration says of managed devices, where it says nothing', () => {
    const remedies = (entra: object) =>
      findingsOf(checkPolicies(managedDeviceRequired, [], [], { entra })).map(({ remedy }) => remedy);
    expect(remedies({})[0]).toMatch(/^where devices are managed, declare devices: \{\}/);
    expect(remedies({ devices: {} })[0]).toMatch(/^enforce a policy/);
  });

  it('is unmet where a filter lets devices out that nobody registered', () => {
    const device = { mode: 'exclude', rule: 'device.isCompliant -ne False' };
    expect(verdictsOf(check({ ...NOT_BG, builtIn: ['block'], device }))).toContain('unmet');
  });

  it.each([...HOLES, ['an application left out', { notApplications: ['Office365'] }] as const])(
    'is unmet with %s',
    (name, spec) => {
      if (name !== 'some devices alone') expect(verdictsOf(check({ ...MANAGED, ...spec }))).toContain('unmet');
    },
  );

  it('is unknown with controls that cannot be read', () => {
    expect(new Set(verdictsOf(check({ ...NOT_BG, builtIn: openSet([], 'variable') })))).toEqual(new Set(['unknown']));
  });
});

describe('ENT-DV-02', () => {
  const check = (...specs: readonly PolicySpec[]) => checkPolicies(mfaToRegisterDevices, specs);
  const REGISTER: PolicySpec = { ...MFA, userActions: ['urn:user:registerdevice'] };

  it('is met by MFA for the action, and for all resources, which the action is of', () => {
    expect(check(REGISTER)).toEqual(metBy(0));
    expect(check(MFA)).toEqual(metBy(0));
  });

  it.each(HOLES)('is unmet with %s', (_, spec) =>
    expect(verdictsOf(check({ ...REGISTER, ...spec }))).toContain('unmet'),
  );

  it('is unmet for the other action alone, and unknown where the action cannot be read', () => {
    expect(verdictsOf(check({ ...REGISTER, userActions: ['urn:user:registersecurityinfo'] }))).toEqual(['unmet']);
    expect(verdictsOf(check({ ...REGISTER, userActions: openSet([], 'variable') }))).toEqual(['unknown']);
  });
});

describe('ENT-DV-03', () => {
  const check = (...specs: readonly PolicySpec[]) => checkPolicies(mfaToEnrollDevices, specs);
  const ENROLL: PolicySpec = {
    ...MFA,
    applications: [INTUNE[1] ?? ''],
    signInFrequency: { hours: 0, primaryToo: true },
  };

  it('is met by MFA every time, by one policy or two', () => {
    expect(check(ENROLL)).toEqual(metBy(0));
    expect(check(MFA, { ...ENROLL, builtIn: [] })).toEqual(metBy(0, 1));
  });

  it('is unmet by MFA at another time, and by a sign-in without MFA', () => {
    expect(verdictsOf(check(MFA))).toEqual(['unmet']);
    expect(verdictsOf(check({ ...ENROLL, signInFrequency: { hours: 1, primaryToo: true } }))).toEqual(['unmet']);
    expect(verdictsOf(check({ ...ENROLL, signInFrequency: { hours: 0, primaryToo: false } }))).toEqual(['unmet']);
    expect(verdictsOf(check({ ...ENROLL, builtIn: [] }))).toEqual(['unmet']);
  });

  it.each(HOLES)('is unmet with %s', (_, spec) => expect(verdictsOf(check({ ...ENROLL, ...spec }))).toContain('unmet'));
});

describe('ENT-DV-04', () => {
  const check = (...specs: readonly PolicySpec[]) => checkPolicies(managedDeviceForAdministrators, specs);
  const roles = privilegedRoles().map(({ templateId }) => templateId);
  const ADMINS: PolicySpec = { ...MANAGED, roles };
  const workstations = (rule: string, mode = 'exclude'): PolicySpec => ({
    ...NOT_BG,
    roles,
    builtIn: ['block'],
    device: { mode, rule },
  });

  it('is met by a managed device, and by privileged workstations alone', () => {
    expect(check(ADMINS)).toEqual(metBy(0));
    expect(check(workstations('device.extensionAttribute1 -eq "PAW"'))).toEqual(metBy(0));
    expect(check(workstations('device.isCompliant -ne True', 'include'))).toEqual(metBy(0));
  });

  it.each([
    ['that a device matches which nobody registered', workstations('device.displayName -ne "kiosk"')],
    ['on what the owner of a device sets', workstations('device.displayName -startsWith "PAW"')],
    ['on a join that is open to everybody', workstations('device.trustType -eq "AzureAD"')],
    ['that blocks only registered devices', workstations('device.isCompliant -eq False', 'include')],
    ['that is none', workstations('PAW')],
  ])('is unmet by a filter %s', (_, spec) => expect(verdictsOf(check(spec))).toContain('unmet'));

  it('is unmet where a role is missing, and names it', () => {
    const [finding] = findingsOf(check({ ...ADMINS, roles: roles.slice(1) }));
    expect(finding?.meaning.principals).toEqual([expect.stringMatching(/^role:/)]);
  });

  it('is unmet for a group of administrators that the declaration names', () => {
    const group = '6f1e2d3c-2222-4a2b-8c3d-0000000000e1';
    const found = checkPolicies(managedDeviceForAdministrators, [ADMINS], [], {
      entra: { personas: { admins: [group] } },
    });
    expect(findingsOf(found).map(({ meaning }) => meaning.principals)).toEqual([[`group:${group}`]]);
  });

  it('is unknown where the filter cannot be read', () => {
    expect(verdictsOf(check({ ...workstations(''), device: unread() }))).toContain('unknown');
  });
});

describe('ENT-DV-05', () => {
  const USED = ['android', 'iOS', 'linux', 'macOS', 'windows'];
  const BLOCK: PolicySpec = { ...NOT_BG, builtIn: ['block'], platforms: ['all'], notPlatforms: USED };
  const check = (...specs: readonly PolicySpec[]) => checkPolicies(unknownPlatformsBlocked, specs);

  it('is met by a block of everything but what is in use, and of less', () => {
    expect(check(BLOCK)).toEqual(metBy(0));
    expect(check({ ...BLOCK, notPlatforms: ['windows'] })).toEqual(metBy(0));
  });

  it('is unmet where a retired platform stays open, and where the unnamed one does', () => {
    expect(findingsOf(check({ ...BLOCK, notPlatforms: [...USED, 'windowsPhone'] }))[0]?.meaning.settings).toEqual([
      'platform=windowsPhone',
    ]);
    expect(verdictsOf(check({ ...BLOCK, platforms: ['windowsPhone'], notPlatforms: [] }))).toEqual(['unmet']);
  });

  it('holds the platforms against those that the declaration names', () => {
    const declared = { entra: { devices: { platforms: ['windows' as const] } } };
    expect(verdictsOf(checkPolicies(unknownPlatformsBlocked, [BLOCK], [], declared))).toEqual(['unmet']);
  });

  it.each(HOLES.filter(([name]) => name !== 'some platforms alone'))('is unmet with %s', (_, spec) =>
    expect(verdictsOf(check({ ...BLOCK, ...spec }))).toContain('unmet'),
  );
});

describe('ENT-DV-06', () => {
  const check = (...specs: readonly PolicySpec[]) => checkPolicies(unmanagedDevicesLimited, specs);
  const BROWSERS: PolicySpec = {
    ...NOT_BG,
    applications: ['Office365'],
    clientAppTypes: ['browser'],
    applicationEnforcedRestrictions: true,
  };

  it('is met by protected applications on telephones and restrictions in browsers, and by managed devices', () => {
    expect(check(PHONES, BROWSERS)).toEqual(metBy(0, 1));
    expect(check(MANAGED)).toEqual(metBy(0));
  });

  it('is unmet where either is missing', () => {
    expect(findingsOf(check(BROWSERS)).map(({ given }) => given)).toEqual([expect.stringContaining('telephone')]);
    expect(findingsOf(check(PHONES)).map(({ given }) => given)).toEqual([expect.stringContaining('in a browser')]);
  });

  it('is unmet by MFA as an alternative, one telephone left out, and a restriction that is off', () => {
    expect(verdictsOf(check({ ...PHONES, builtIn: ['compliantApplication', 'mfa'] }, BROWSERS))).toEqual(['unmet']);
    expect(verdictsOf(check({ ...PHONES, platforms: ['iOS'] }, BROWSERS))).toEqual(['unmet']);
    expect(verdictsOf(check(PHONES, { ...BROWSERS, applicationEnforcedRestrictions: false }))).toEqual(['unmet']);
  });
});
