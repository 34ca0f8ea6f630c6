import type { EntraSettings } from '../../declaration';
import { domainsOf } from '../../declaration';
import {
  BlockRiskyAgents,
  ConditionalAccessLanes,
  GraphProvider,
  RequireTokenProtection,
  type TenantSetting,
  TenantSettings,
} from '../../entra';
import type { EntraComposition } from './entra-composition';

/** Which setting meets which control. */
const SETTINGS: Readonly<Record<TenantSetting, string>> = {
  authenticatorContext: 'ENT-TS-01',
  methodMigration: 'ENT-TS-02',
  weakMethodsOff: 'ENT-TS-03',
  applicationRegistration: 'ENT-TS-04',
  userConsent: 'ENT-TS-05',
  adminConsent: 'ENT-TS-06',
  applicationCredentials: 'ENT-TS-07',
  passwordExpiry: 'ENT-TS-08',
  guestAccess: 'ENT-TS-09',
  guestInvitations: 'ENT-TS-10',
  deviceRegistration: 'ENT-TS-12',
  anonymousLinks: 'ENT-TS-17',
  userPermissions: 'ENT-TS-18',
  groupCreation: 'ENT-TS-21',
  securityDefaults: 'ENT-BG-05',
  inboundTrust: 'ENT-GU-05',
};

const ENDPOINTS: Readonly<Record<NonNullable<EntraSettings['cloud']>, string | undefined>> = {
  global: undefined,
  usGovernment: 'https://graph.microsoft.us',
  usGovernmentDoD: 'https://dod-graph.microsoft.us',
  china: 'https://microsoftgraph.chinacloudapi.cn',
};

/**
 * The settings that azuread has no resource for, where the declaration has msgraph write them. Security defaults go off
 * before the first policy, none of which could be on beside them; to be called before policies are made.
 */
export function addTenantSettings(tenant: EntraComposition): void {
  const { stack, entra } = tenant;
  if (entra.tenantSettings === undefined) return;
  const endpoint = ENDPOINTS[entra.cloud ?? 'global'];
  new GraphProvider(stack, 'msgraph', {
    tenantId: entra.tenantId,
    ...(endpoint === undefined ? {} : { endpoint }),
  });
  const settings = (Object.keys(SETTINGS) as TenantSetting[]).filter((setting) => isWritten(tenant, setting));
  const { written } = new TenantSettings(stack, 'tenant-settings', {
    settings,
    domains: domainsOf(entra),
    ...(entra.consentReviewers === undefined ? {} : { consentReviewers: entra.consentReviewers }),
    ...(entra.deviceJoiners === undefined ? {} : { deviceJoiners: entra.deviceJoiners }),
    ...(entra.inboundTrust === undefined ? {} : { inboundTrust: entra.inboundTrust }),
  });
  tenant.declared['tenant-settings'] = 'entra.tenantSettings';
  for (const resource of written.get('securityDefaults') ?? []) ConditionalAccessLanes.of(stack).after(resource);
}

/** The policies that azuread cannot say. */
export function addGraphPolicies(tenant: EntraComposition): void {
  const { stack, entra } = tenant;
  if (entra.tenantSettings === undefined) return;
  if (tenant.wants('ENT-AG-01') && entra.licence === 'P2') {
    new BlockRiskyAgents(stack, 'risky-agents', tenant.policy('ENT-AG-01'));
  }
  if (tenant.wants('ENT-SS-05')) {
    new RequireTokenProtection(stack, 'token-protection', tenant.policy('ENT-SS-05'));
  }
}

/** Whether the setting is wanted, has come far enough, and has been told what it needs. A setting is on or off. */
function isWritten(tenant: EntraComposition, setting: TenantSetting): boolean {
  const control = SETTINGS[setting];
  if (setting === 'securityDefaults') return isAnythingOn(tenant);
  if (tenant.stageOf(control) !== 'enforced') return false;
  if (setting === 'adminConsent' && tenant.entra.consentReviewers === undefined) return false;
  return setting === 'inboundTrust' || tenant.wants(control);
}

/** Security defaults protect until the first policy is on. */
function isAnythingOn({ settings: { rollout } }: EntraComposition): boolean {
  const stages = [rollout.stage, ...Object.values(rollout.controls ?? {})];
  return stages.some((stage) => stage === 'enforced' || stage === 'pilot');
}
