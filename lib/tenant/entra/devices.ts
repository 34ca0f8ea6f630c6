import { privilegedRolesOf } from '../../declaration';
import {
  BlockUnknownPlatforms,
  RequireManagedDevice,
  RequireManagedDeviceForAdmins,
  RequireMfaToEnrollDevices,
  RequireMfaToRegisterDevices,
  RequireProtectedApplications,
  RestrictUnmanagedBrowsers,
} from '../../entra';
import type { EntraComposition } from './entra-composition';

/** What people come from: devices get in by a second factor, and resources are reached from managed ones. */
export function addDevices(tenant: EntraComposition): void {
  const { stack, entra } = tenant;
  if (tenant.wants('ENT-DV-02')) {
    new RequireMfaToRegisterDevices(stack, 'register-devices', tenant.policy('ENT-DV-02'));
  }
  if (tenant.wants('ENT-DV-05')) {
    new BlockUnknownPlatforms(stack, 'unknown-platforms', {
      ...tenant.policy('ENT-DV-05'),
      ...(entra.devices?.platforms === undefined ? {} : { platforms: entra.devices.platforms }),
    });
    tenant.declared['unknown-platforms'] = 'entra.devices';
  }
  if (entra.devices !== undefined) addManaged(tenant);
}

/** What takes a device that is managed, which has to be declared: else nobody would get in. */
function addManaged(tenant: EntraComposition): void {
  const { stack, entra } = tenant;
  const phones = tenant.wants('ENT-DV-06');
  if (tenant.wants('ENT-DV-03')) {
    new RequireMfaToEnrollDevices(stack, 'enroll-devices', tenant.policy('ENT-DV-03'));
  }
  // Before the policy that leaves telephones to them.
  if (phones) {
    const policy = tenant.policy('ENT-DV-06');
    new RequireProtectedApplications(stack, 'protected-applications', { ...policy, ...tenant.guestsLeftOut });
    new RestrictUnmanagedBrowsers(stack, 'unmanaged-browsers', policy);
  }
  if (tenant.wants('ENT-DV-01')) {
    new RequireManagedDevice(stack, 'managed-device', {
      ...tenant.policy('ENT-DV-01'),
      ...tenant.guestsLeftOut,
      ...(phones ? { phones: 'leftOut' as const } : {}),
    });
  }
  const workstations = entra.devices?.workstations;
  if (tenant.wants('ENT-DV-04') || workstations !== undefined) {
    new RequireManagedDeviceForAdmins(stack, 'admin-devices', {
      ...tenant.policy('ENT-DV-04'),
      additionalRoles: privilegedRolesOf(entra).map(({ name }) => name),
      adminGroups: entra.personas?.admins ?? [],
      ...(workstations === undefined ? {} : { workstations }),
    });
  }
  for (const id of ['managed-device', 'admin-devices']) tenant.declared[id] = 'entra.devices';
}
