import { privilegedRolesOf, sessionLengths } from '../../declaration';
import {
  EndAdminSessionsInOutages,
  LimitAdminSessions,
  LimitSessions,
  LimitSessionsOnUnmanagedDevices,
} from '../../entra';
import type { EntraComposition } from './entra-composition';

/** After how long people sign in again. */
export function addSessions(tenant: EntraComposition): void {
  const { stack, entra } = tenant;
  const { adminHours, userDays, unmanagedHours } = sessionLengths(entra);
  const administrators = {
    additionalRoles: privilegedRolesOf(entra).map(({ name }) => name),
    adminGroups: entra.personas?.admins ?? [],
  };
  if (tenant.wants('ENT-SS-01')) {
    new LimitAdminSessions(stack, 'admin-sessions', {
      ...tenant.policy('ENT-SS-01'),
      hours: adminHours,
      ...administrators,
    });
  }
  if (tenant.wants('ENT-SS-02')) {
    new LimitSessions(stack, 'sessions', { ...tenant.policy('ENT-SS-02'), days: userDays });
  }
  if (tenant.wants('ENT-SS-03')) {
    new LimitSessionsOnUnmanagedDevices(stack, 'unmanaged-sessions', {
      ...tenant.policy('ENT-SS-03'),
      hours: unmanagedHours,
    });
  }
  if (entra.sessions?.adminsWithoutResilience) {
    new EndAdminSessionsInOutages(stack, 'admin-resilience', { ...tenant.policy('ENT-SS-04'), ...administrators });
  }
}
