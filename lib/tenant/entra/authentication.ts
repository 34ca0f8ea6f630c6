import { privilegedRolesOf } from '../../declaration';
import {
  AuthenticationStrength,
  BlockAuthenticationTransfer,
  BlockDeviceCodeFlow,
  BlockLegacyAuthentication,
  ExistingAuthenticationStrength,
  type IAuthenticationStrength,
  ProtectSecurityInfoRegistration,
  RequireMfa,
  RequireMfaForManagement,
  RequirePhishingResistantMfa,
  RequirePhishingResistantMfaForAllUsers,
} from '../../entra';
import type { EntraComposition } from './entra-composition';

/** How people prove who they are. */
export function addAuthentication(tenant: EntraComposition): void {
  const { stack, entra } = tenant;
  const strength = mfaStrength(tenant);
  const asked = strength === undefined ? {} : { strength };
  if (tenant.wants('ENT-AU-01')) {
    new BlockLegacyAuthentication(stack, 'legacy-authentication', tenant.policy('ENT-AU-01'));
  }
  if (tenant.wants('ENT-AU-02')) new RequireMfa(stack, 'mfa', { ...tenant.policy('ENT-AU-02'), ...asked });
  if (tenant.wants('ENT-AU-03')) {
    new RequirePhishingResistantMfa(stack, 'phishing-resistant-mfa', {
      ...tenant.policy('ENT-AU-03'),
      additionalRoles: privilegedRolesOf(entra).map(({ name }) => name),
      adminGroups: entra.personas?.admins ?? [],
    });
  }
  if (tenant.wants('ENT-AU-04')) {
    const id = 'phishing-resistant-mfa-for-all-users';
    new RequirePhishingResistantMfaForAllUsers(stack, id, tenant.policy('ENT-AU-04'));
  }
  if (tenant.wants('ENT-AU-05')) {
    new RequireMfaForManagement(stack, 'mfa-for-management', { ...tenant.policy('ENT-AU-05'), ...asked });
  }
  if (tenant.wants('ENT-AU-06')) new BlockDeviceCodeFlow(stack, 'device-code-flow', tenant.policy('ENT-AU-06'));
  if (tenant.wants('ENT-AU-07')) {
    new BlockAuthenticationTransfer(stack, 'authentication-transfer', tenant.policy('ENT-AU-07'));
  }
  if (tenant.wants('ENT-AU-08')) addSecurityInfo(tenant);
}

/** What a second factor has to be: a declared strength, or one without sent codes where that is wanted. */
function mfaStrength(tenant: EntraComposition): IAuthenticationStrength | undefined {
  const { stack, entra, declared } = tenant;
  const chosen = entra.mfaStrength;
  if (chosen === undefined) {
    return tenant.wants('ENT-AU-09') ? new AuthenticationStrength(stack, 'mfa-strength') : undefined;
  }
  if ('existing' in chosen) return new ExistingAuthenticationStrength(chosen.existing);
  declared['mfa-strength'] = 'entra.mfaStrength';
  return new AuthenticationStrength(stack, 'mfa-strength', chosen);
}

/** On managed devices where there are any, else from the trusted network; nothing where neither is declared. */
function addSecurityInfo(tenant: EntraComposition): void {
  const { stack, entra, trusted } = tenant;
  const props = { ...tenant.policy('ENT-AU-08'), ...tenant.guestsLeftOut };
  if (entra.devices !== undefined) new ProtectSecurityInfoRegistration(stack, 'security-info', props);
  else if (trusted !== undefined) new ProtectSecurityInfoRegistration(stack, 'security-info', { ...props, trusted });
}
