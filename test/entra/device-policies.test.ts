import {
  BlockUnknownPlatforms,
  RequireManagedDevice,
  RequireManagedDeviceForAdmins,
  RequireMfaToEnrollDevices,
  RequireMfaToRegisterDevices,
  RequireProtectedApplications,
  RestrictUnmanagedBrowsers,
} from '../../lib/entra';
import { EntraRole, privilegedRoles } from '../../lib/values';
import { renderedPolicy } from './rendered-policy';

const ALL = { included_applications: ['All'] };
const INTUNE = ['0000000a-0000-0000-c000-000000000000', 'd4ebce55-015a-49b5-a083-c84d1797ae8c'];
const MANAGED = { operator: 'OR', built_in_controls: ['compliantDevice', 'domainJoinedDevice'] };
const everyone = (excluded: string) => ({ included_users: ['All'], excluded_groups: [excluded] });

describe('RequireManagedDevice', () => {
  it('asks for exactly a compliant or hybrid joined device, for everything but what a device needs to become one', () => {
    const { policy, excluded, common } = renderedPolicy(RequireManagedDevice, {});
    expect(policy).toEqual({
      ...common,
      display_name: 'CA020-Global-BaseProtection-AllResources-ManagedDevice',
      conditions: {
        applications: { ...ALL, excluded_applications: INTUNE },
        client_app_types: ['all'],
        users: everyone(excluded),
      },
      grant_controls: MANAGED,
    });
  });

  it('leaves guests and telephones to others where that is asked for', () => {
    const { policy } = renderedPolicy(RequireManagedDevice, { guests: 'leftOut', phones: 'leftOut' });
    expect(policy).toHaveProperty('conditions.users.excluded_guests_or_external_users');
    expect(policy).toHaveProperty('conditions.platforms', {
      included_platforms: ['all'],
      excluded_platforms: ['android', 'iOS'],
    });
  });
});

describe('RequireMfaToRegisterDevices', () => {
  it('is for the user action, every client and every platform', () => {
    const { policy, excluded, common } = renderedPolicy(RequireMfaToRegisterDevices, {});
    expect(policy).toEqual({
      ...common,
      display_name: 'CA007-Global-BaseProtection-RegisterDevice-MFA',
      conditions: {
        applications: { included_user_actions: ['urn:user:registerdevice'] },
        client_app_types: ['all'],
        users: everyone(excluded),
      },
      grant_controls: { operator: 'OR', built_in_controls: ['mfa'] },
    });
  });
});

describe('RequireMfaToEnrollDevices', () => {
  it('asks every time, for the enrollment alone', () => {
    const { policy, excluded, common, family } = renderedPolicy(RequireMfaToEnrollDevices, {});
    expect(policy).toEqual({
      ...common,
      display_name: 'CA021-Global-BaseProtection-IntuneEnrollment-MFAEveryTime',
      conditions: {
        applications: { included_applications: ['d4ebce55-015a-49b5-a083-c84d1797ae8c'] },
        client_app_types: ['all'],
        users: everyone(excluded),
      },
      grant_controls: { operator: 'OR', built_in_controls: ['mfa'] },
      session_controls: {
        sign_in_frequency_interval: 'everyTime',
        sign_in_frequency_authentication_type: 'primaryAndSecondaryAuthentication',
      },
    });
    expect(family).toEqual({ input: { grant: 'builtInControls', session: 'everyTime' } });
  });
});

describe('RequireManagedDeviceForAdmins', () => {
  const roles = (extra: readonly EntraRole[] = []) =>
    [...privilegedRoles(), ...extra].map(({ templateId }) => templateId).sort();

  it('asks the privileged roles for a managed device', () => {
    const { policy, excluded, common } = renderedPolicy(RequireManagedDeviceForAdmins, {});
    expect(policy).toEqual({
      ...common,
      display_name: 'CA102-Admins-BaseProtection-AllResources-ManagedDevice',
      conditions: {
        applications: ALL,
        client_app_types: ['all'],
        users: { included_roles: roles(), excluded_groups: [excluded] },
      },
      grant_controls: MANAGED,
    });
  });

  it('blocks every device but the privileged workstations where these are told', () => {
    const workstations = ' device.extensionAttribute1 -eq "PAW" ';
    const { policy } = renderedPolicy(RequireManagedDeviceForAdmins, { workstations });
    expect(policy).toMatchObject({
      display_name: 'CA102-Admins-BaseProtection-AllResources-PrivilegedWorkstation',
      conditions: { devices: { filter: { mode: 'exclude', rule: 'device.extensionAttribute1 -eq "PAW"' } } },
      grant_controls: { operator: 'OR', built_in_controls: ['block'] },
    });
  });

  it('is for further roles, and for groups of administrators', () => {
    const group = '6f1e2d3c-2222-4a2b-8c3d-0000000000e1';
    const { policy } = renderedPolicy(RequireManagedDeviceForAdmins, {
      additionalRoles: ['Intune Administrator'],
      adminGroups: [group],
    });
    expect(policy).toHaveProperty('conditions.users.included_roles', roles([EntraRole.named('Intune Administrator')]));
    expect(policy).toHaveProperty('conditions.users.included_groups', [group]);
  });

  it.each([
    ['device.isCompliant -ne False', 'a device that nobody registered matches this rule'],
    ['device.displayName -startsWith "PAW"', 'whoever owns a device can make it match this rule'],
    ['device.trustType -eq "AzureAD"', 'whoever owns a device can make it match this rule'],
    ['device.extensionAttribute1 -eq "PAW" -or device.model -eq "X1"', 'whoever owns a device can make it match'],
    ['device.isSecure -eq True', 'there is no such attribute of a device'],
  ])('refuses a rule that lets other devices in: %s', (workstations, problem) => {
    expect(() => renderedPolicy(RequireManagedDeviceForAdmins, { workstations })).toThrow(
      `contoso-entra/it: workstations: ${problem}`,
    );
  });
});

describe('BlockUnknownPlatforms', () => {
  it('blocks every platform but those in use', () => {
    const { policy, excluded, common } = renderedPolicy(BlockUnknownPlatforms, {});
    expect(policy).toEqual({
      ...common,
      display_name: 'CA008-Global-AttackSurfaceReduction-UnknownPlatforms-Block',
      conditions: {
        applications: ALL,
        client_app_types: ['all'],
        platforms: {
          included_platforms: ['all'],
          excluded_platforms: ['android', 'iOS', 'linux', 'macOS', 'windows'],
        },
        users: everyone(excluded),
      },
      grant_controls: { operator: 'OR', built_in_controls: ['block'] },
    });
    expect(renderedPolicy(BlockUnknownPlatforms, { platforms: ['windows', 'iOS'] }).policy).toHaveProperty(
      'conditions.platforms.excluded_platforms',
      ['iOS', 'windows'],
    );
  });

  it('refuses to block everybody', () => {
    expect(() => renderedPolicy(BlockUnknownPlatforms, { platforms: [] })).toThrow(
      'contoso-entra/it: platforms: everybody would be blocked, got "none"',
    );
  });
});

describe('what limits unmanaged devices', () => {
  it('is a protected application or a compliant device on telephones', () => {
    const { policy, excluded, common } = renderedPolicy(RequireProtectedApplications, {});
    expect(policy).toEqual({
      ...common,
      display_name: 'CA018-Global-AppProtection-Phones-ProtectedApplicationOrCompliantDevice',
      conditions: {
        applications: { ...ALL, excluded_applications: INTUNE },
        client_app_types: ['all'],
        platforms: { included_platforms: ['android', 'iOS'] },
        users: everyone(excluded),
      },
      grant_controls: { operator: 'OR', built_in_controls: ['compliantApplication', 'compliantDevice'] },
    });
  });

  it('is a restriction that Office 365 enforces in browsers, the only target that Microsoft Graph takes for it', () => {
    const { policy, excluded, common, family } = renderedPolicy(RestrictUnmanagedBrowsers, {});
    expect(policy).toEqual({
      ...common,
      display_name: 'CA019-Global-DataProtection-Office365-AppEnforcedRestrictions',
      conditions: {
        applications: { included_applications: ['Office365'] },
        client_app_types: ['browser'],
        users: everyone(excluded),
      },
      session_controls: { application_enforced_restrictions_enabled: true },
    });
    expect(family).toEqual({ input: { grant: 'none', session: 'applicationEnforcedRestrictions' } });
  });
});
