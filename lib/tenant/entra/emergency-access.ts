import { ContingencyPolicies, ProtectEmergencyAccounts } from '../../entra';
import type { EntraComposition } from './entra-composition';

/** What stands by for an emergency, and how those who come in then prove who they are. */
export function addEmergencyAccess(tenant: EntraComposition): void {
  const { stack, entra, breakGlass } = tenant;
  const { registered, unguarded } = entra.breakGlass;
  if (registered !== undefined || tenant.wants('ENT-BG-03')) {
    const policy = tenant.policy('ENT-BG-03');
    const stage = registered === undefined && policy.rollout.stage !== 'off' ? 'reportOnly' : policy.rollout.stage;
    new ProtectEmergencyAccounts(stack, 'emergency-mfa', {
      ...policy,
      rollout: { ...policy.rollout, stage },
      ...(registered === undefined ? {} : { registered: true }),
      ...(unguarded === undefined ? {} : { unguarded }),
    });
    tenant.declared['emergency-mfa'] = 'entra.breakGlass';
  }
  if (tenant.wants('ENT-BG-06')) {
    new ContingencyPolicies(stack, 'contingency', { breakGlass, trustedPlaces: entra.trusted !== undefined });
  }
}
