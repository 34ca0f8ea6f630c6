import type { TerraformStack } from 'cdktf';
import {
  AdminsFromTrustedNetworkOnly,
  AuthenticationStrength,
  BlockAuthenticationTransfer,
  BlockDeviceCodeFlow,
  BlockGuestsFromAdminPortals,
  BlockHighUserRisk,
  BlockInsiderRisk,
  BlockLegacyAuthentication,
  BlockOtherCountries,
  BlockOutsidePersonas,
  BlockRiskyAgents,
  BlockRiskyServicePrincipals,
  BlockRiskySignIns,
  BlockUnknownPlatforms,
  BreakGlassGroup,
  ConditionalAccessLanes,
  ContingencyPolicies,
  CountryLocation,
  EndAdminSessionsInOutages,
  ExclusionGroup,
  ExistingAuthenticationStrength,
  ExistingBreakGlassGroup,
  ExistingGroup,
  ExistingLocation,
  FederatedCredential,
  GraphProvider,
  type IBreakGlass,
  JustInTimeRole,
  LimitAdminSessions,
  LimitGuestSessions,
  LimitGuestsToApplications,
  LimitSessions,
  LimitSessionsOnUnmanagedDevices,
  NamedEgress,
  ProtectEmergencyAccounts,
  ProtectSecurityInfoRegistration,
  RequireManagedDevice,
  RequireManagedDeviceForAdmins,
  RequireMfa,
  RequireMfaForApplication,
  RequireMfaForGuests,
  RequireMfaForManagement,
  RequireMfaOnRiskySignIns,
  RequireMfaToEnrollDevices,
  RequireMfaToRegisterDevices,
  RequirePasswordChangeOnUserRisk,
  RequirePhishingResistantMfa,
  RequirePhishingResistantMfaForAllUsers,
  RequireProtectedApplications,
  RequireTokenProtection,
  RestrictUnmanagedBrowsers,
  ServiceAccountsFromEgressOnly,
  SharedDevices,
  TenantSettings,
  TrustedLocation,
  WorkloadsFromEgressOnly,
} from '../../lib/entra';
import { TrustedNetwork } from '../../lib/values';

const tenantId = '6f1e2d3c-1111-4a2b-8c3d-000000000002';

/** The examples of the docstrings, one function each, word for word. */
export const EXAMPLES = {
  'block-outside-personas.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    new BlockOutsidePersonas(stack, 'outside-personas', {
      breakGlass,
      rollout: { stage: 'reportOnly' },
      personaGroups: ['6f1e2d3c-2222-4a2b-8c3d-000000000011', '6f1e2d3c-2222-4a2b-8c3d-000000000012'],
      guests: 'leftOut',
    });
  },
  'break-glass-group.ts': (stack: TerraformStack) => {
    const breakGlass = new BreakGlassGroup(stack, 'break-glass', {
      accounts: ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'],
    });
    return breakGlass;
  },
  'existing-break-glass-group.ts': (stack: TerraformStack) => {
    const breakGlass = new ExistingBreakGlassGroup(stack, 'break-glass', {
      groupObjectId: '6f1e2d3c-2222-4a2b-8c3d-000000000001',
      accounts: ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'],
    });
    return breakGlass;
  },
  'block-legacy-authentication.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    new BlockLegacyAuthentication(stack, 'block-legacy-authentication', {
      breakGlass,
      rollout: { stage: 'enforced' },
    });
  },
  'require-mfa.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    new RequireMfa(stack, 'require-mfa', { breakGlass, rollout: { stage: 'enforced' } });
  },
  'require-mfa-for-application.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    new RequireMfaForApplication(stack, 'application-crm', {
      breakGlass,
      rollout: { stage: 'enforced' },
      application: '6f1e2d3c-1111-4a2b-8c3d-000000000009',
      service: 'crm',
      signInHours: 12,
    });
  },
  'require-phishing-resistant-mfa.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    new RequirePhishingResistantMfa(stack, 'require-phishing-resistant-mfa', {
      breakGlass,
      rollout: { stage: 'enforced' },
      additionalRoles: ['Intune Administrator'],
    });
  },
  'block-high-user-risk.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    new BlockHighUserRisk(stack, 'block-high-user-risk', { breakGlass, rollout: { stage: 'enforced' } });
  },
  'block-risky-sign-ins.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    new BlockRiskySignIns(stack, 'block-risky-sign-ins', {
      breakGlass,
      rollout: { stage: 'enforced' },
      alsoMedium: true,
    });
  },
  'require-mfa-on-risky-sign-ins.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    new RequireMfaOnRiskySignIns(stack, 'mfa-on-risky-sign-ins', { breakGlass, rollout: { stage: 'enforced' } });
  },
  'require-password-change-on-user-risk.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    new RequirePasswordChangeOnUserRisk(stack, 'password-change-on-user-risk', {
      breakGlass,
      rollout: { stage: 'enforced' },
    });
  },
  'block-insider-risk.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    new BlockInsiderRisk(stack, 'block-insider-risk', { breakGlass, rollout: { stage: 'enforced' } });
  },
  'block-risky-service-principals.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    new BlockRiskyServicePrincipals(stack, 'block-risky-service-principals', {
      breakGlass,
      rollout: { stage: 'enforced' },
    });
  },
  'require-phishing-resistant-mfa-for-all-users.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    new RequirePhishingResistantMfaForAllUsers(stack, 'phishing-resistant-mfa-for-all-users', {
      breakGlass,
      rollout: { stage: 'reportOnly' },
    });
  },
  'require-mfa-for-management.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    new RequireMfaForManagement(stack, 'require-mfa-for-management', {
      breakGlass,
      rollout: { stage: 'enforced' },
    });
  },
  'block-device-code-flow.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    new BlockDeviceCodeFlow(stack, 'block-device-code-flow', { breakGlass, rollout: { stage: 'enforced' } });
  },
  'block-authentication-transfer.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    new BlockAuthenticationTransfer(stack, 'block-authentication-transfer', {
      breakGlass,
      rollout: { stage: 'enforced' },
    });
  },
  'protect-security-info-registration.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    new ProtectSecurityInfoRegistration(stack, 'security-info', { breakGlass, rollout: { stage: 'enforced' } });
  },
  'authentication-strength.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    const strength = new AuthenticationStrength(stack, 'strength');
    new RequireMfa(stack, 'require-mfa', { breakGlass, rollout: { stage: 'enforced' }, strength });
  },
  'existing-authentication-strength.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    const strength = new ExistingAuthenticationStrength('6f1e2d3c-2222-4a2b-8c3d-000000000004');
    new RequireMfa(stack, 'require-mfa', { breakGlass, rollout: { stage: 'enforced' }, strength });
  },
  'limit-admin-sessions.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    new LimitAdminSessions(stack, 'admin-sessions', { breakGlass, rollout: { stage: 'enforced' }, hours: 2 });
  },
  'limit-sessions.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    new LimitSessions(stack, 'sessions', { breakGlass, rollout: { stage: 'enforced' } });
  },
  'limit-sessions-on-unmanaged-devices.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    new LimitSessionsOnUnmanagedDevices(stack, 'unmanaged-sessions', { breakGlass, rollout: { stage: 'enforced' } });
  },
  'end-admin-sessions-in-outages.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    new EndAdminSessionsInOutages(stack, 'admin-resilience', { breakGlass, rollout: { stage: 'enforced' } });
  },
  'require-mfa-for-guests.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    new RequireMfaForGuests(stack, 'guest-mfa', { breakGlass, rollout: { stage: 'enforced' } });
  },
  'limit-guests-to-applications.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    new LimitGuestsToApplications(stack, 'guest-applications', {
      breakGlass,
      rollout: { stage: 'enforced' },
      applications: ['Office365'],
    });
  },
  'block-guests-from-admin-portals.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    new BlockGuestsFromAdminPortals(stack, 'guest-portals', {
      breakGlass,
      rollout: { stage: 'enforced' },
      partners: ['6f1e2d3c-6666-4a2b-8c3d-000000000001'],
    });
  },
  'limit-guest-sessions.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    new LimitGuestSessions(stack, 'guest-sessions', { breakGlass, rollout: { stage: 'enforced' }, hours: 12 });
  },
  'named-egress.ts': (stack: TerraformStack) => {
    const network = TrustedNetwork.of({ pipeline: { cidrs: ['192.0.2.0/28'], ipv6: 'none' } }, { example: true });
    const egress = new NamedEgress(stack, 'pipeline-egress', { network, displayName: 'Pipeline' });
    return egress;
  },
  'workloads-from-egress-only.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    const network = TrustedNetwork.of({ pipeline: { cidrs: ['192.0.2.0/28'], ipv6: 'none' } }, { example: true });
    new WorkloadsFromEgressOnly(stack, 'pipeline-only-from-its-egress', {
      breakGlass,
      rollout: { stage: 'enforced' },
      servicePrincipals: ['6f1e2d3c-1111-4a2b-8c3d-000000000001'],
      egress: new NamedEgress(stack, 'pipeline-egress', { network, displayName: 'Pipeline' }),
    });
  },
  'federated-credential.ts': (stack: TerraformStack) => {
    new FederatedCredential(stack, 'pipeline-credential', {
      application: '6f1e2d3c-4444-4a2b-8c3d-000000000001',
      issuer: 'https://token.actions.githubusercontent.com',
      subject: 'repo:contoso/tenants:environment:production',
    });
  },
  'block-risky-agents.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    new BlockRiskyAgents(stack, 'risky-agents', { breakGlass, rollout: { stage: 'enforced' } });
    new GraphProvider(stack, 'msgraph', { tenantId });
  },
  'require-token-protection.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    new RequireTokenProtection(stack, 'token-protection', { breakGlass, rollout: { stage: 'reportOnly' } });
    new GraphProvider(stack, 'msgraph', { tenantId });
  },
  'tenant-settings.ts': (stack: TerraformStack) => {
    new GraphProvider(stack, 'msgraph', { tenantId });
    new TenantSettings(stack, 'settings', { settings: ['applicationRegistration', 'userConsent', 'weakMethodsOff'] });
  },
  'protect-emergency-accounts.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    new ProtectEmergencyAccounts(stack, 'emergency-mfa', {
      breakGlass,
      rollout: { stage: 'enforced' },
      registered: true,
      unguarded: 'bg2@contoso.onmicrosoft.com',
    });
  },
  'contingency-policies.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    new ContingencyPolicies(stack, 'contingency', { breakGlass, trustedPlaces: true });
  },
  'block-unknown-platforms.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    new BlockUnknownPlatforms(stack, 'unknown-platforms', {
      breakGlass,
      rollout: { stage: 'enforced' },
      platforms: ['iOS', 'windows'],
    });
  },
  'require-managed-device.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    new RequireManagedDevice(stack, 'managed-device', { breakGlass, rollout: { stage: 'enforced' } });
  },
  'require-managed-device-for-admins.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    new RequireManagedDeviceForAdmins(stack, 'admin-devices', {
      breakGlass,
      rollout: { stage: 'enforced' },
      workstations: 'device.extensionAttribute1 -eq "PAW" -and device.isCompliant -eq True',
    });
  },
  'require-mfa-to-enroll-devices.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    new RequireMfaToEnrollDevices(stack, 'enroll-devices', { breakGlass, rollout: { stage: 'enforced' } });
  },
  'require-mfa-to-register-devices.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    new RequireMfaToRegisterDevices(stack, 'register-devices', { breakGlass, rollout: { stage: 'enforced' } });
  },
  'require-protected-applications.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    new RequireProtectedApplications(stack, 'phones', { breakGlass, rollout: { stage: 'enforced' } });
  },
  'restrict-unmanaged-browsers.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    new RestrictUnmanagedBrowsers(stack, 'unmanaged-browsers', { breakGlass, rollout: { stage: 'enforced' } });
  },
  'admins-from-trusted-network-only.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    const network = TrustedNetwork.of({ hq: { cidrs: ['192.0.2.0/26'], ipv6: 'none' } }, { example: true });
    const trusted = new TrustedLocation(stack, 'trusted', { network });
    new AdminsFromTrustedNetworkOnly(stack, 'admins-network', { breakGlass, rollout: { stage: 'enforced' }, trusted });
  },
  'block-other-countries.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    const countries = new CountryLocation(stack, 'countries', { countries: ['CH', 'DE'] });
    new BlockOtherCountries(stack, 'other-countries', { breakGlass, rollout: { stage: 'enforced' }, countries });
  },
  'country-location.ts': (stack: TerraformStack) => {
    const countries = new CountryLocation(stack, 'countries', { countries: ['CH', 'DE'] });
    return countries;
  },
  'service-accounts-from-egress-only.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    const network = TrustedNetwork.of({ dc: { cidrs: ['192.0.2.64/28'], ipv6: 'none' } }, { example: true });
    new ServiceAccountsFromEgressOnly(stack, 'service-accounts', {
      breakGlass,
      rollout: { stage: 'enforced' },
      groups: ['6f1e2d3c-2222-4a2b-8c3d-000000000005'],
      egress: new NamedEgress(stack, 'dc-egress', { network, displayName: 'Data centre' }),
    });
  },
  'shared-devices.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    const network = TrustedNetwork.of({ hq: { cidrs: ['192.0.2.0/26'], ipv6: 'none' } }, { example: true });
    const rooms = new SharedDevices(stack, 'rooms', {
      breakGlass,
      rollout: { stage: 'enforced' },
      groupObjectId: '6f1e2d3c-2222-4a2b-8c3d-000000000006',
      location: new NamedEgress(stack, 'rooms-egress', { network, displayName: 'Meeting rooms' }),
      devices: 'managed',
    });
    new RequireMfa(stack, 'require-mfa', { breakGlass, rollout: { stage: 'enforced' }, exclusion: rooms });
  },
  'trusted-location.ts': (stack: TerraformStack) => {
    const network = TrustedNetwork.of({ hq: { cidrs: ['192.0.2.0/26'], ipv6: 'none' } }, { example: true });
    const trusted = new TrustedLocation(stack, 'trusted', { network });
    return trusted;
  },
  'just-in-time-role.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    new JustInTimeRole(stack, 'global-administrator', {
      role: 'Global Administrator',
      breakGlass,
      eligible: ['ann@contoso.example', 'ben@contoso.example'],
      until: '2027-05-01',
      approvers: ['ciso@contoso.example'],
      notify: ['soc@contoso.example'],
    });
  },
  'exclusion-group.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    const exclusion = new ExclusionGroup(stack, 'mfa-exclusion', {
      breakGlass,
      displayName: 'CA002-MFA-Exclude',
      access: { requestors: ['ann@contoso.example'], approvers: ['ciso@contoso.example'] },
    });
    new RequireMfa(stack, 'require-mfa', { breakGlass, rollout: { stage: 'enforced' }, exclusion });
  },
  'existing-group.ts': (stack: TerraformStack, breakGlass: IBreakGlass) => {
    const pilots = new ExistingGroup(stack, 'pilots', { groupObjectId: '6f1e2d3c-2222-4a2b-8c3d-000000000007' });
    new RequireMfa(stack, 'require-mfa', { breakGlass, rollout: { stage: 'pilot', pilotGroup: pilots.groupObjectId } });
  },
  'existing-location.ts': (stack: TerraformStack) => {
    const egress = new ExistingLocation(stack, 'egress', {
      objectId: '6f1e2d3c-5555-4a2b-8c3d-000000000001',
      holds: { displayName: 'Data centre', ranges: ['203.0.113.0/26'] },
    });
    return egress;
  },
  'conditional-access-lanes.ts': (stack: TerraformStack) => {
    ConditionalAccessLanes.of(stack, { lanes: 3 });
  },
};
