import { privilegedRolesOf } from '../../declaration';
import { BlockLegacyAuthentication, RequireMfa, RequirePhishingResistantMfa } from '../../entra';
import type { EntraComposition } from './entra-composition';

/** How people prove who they are. */
export function addAuthentication(tenant: EntraComposition): void {
  const { stack, entra } = tenant;
  if (tenant.wants('ENT-AU-01')) {
    new BlockLegacyAuthentication(stack, 'legacy-authentication', tenant.policy('ENT-AU-01'));
  }
  if (tenant.wants('ENT-AU-02')) new RequireMfa(stack, 'mfa', tenant.policy('ENT-AU-02'));
  if (tenant.wants('ENT-AU-03')) {
    new RequirePhishingResistantMfa(stack, 'phishing-resistant-mfa', {
      ...tenant.policy('ENT-AU-03'),
      additionalRoles: privilegedRolesOf(entra).map(({ name }) => name),
      adminGroups: entra.personas?.admins ?? [],
    });
  }
}
