import type { Construct } from 'constructs';
import {
  AdminsFromTrustedNetworkOnly,
  BlockAuthenticationTransfer,
  BlockDeviceCodeFlow,
  BlockGuestsFromAdminPortals,
  BlockHighUserRisk,
  BlockInsiderRisk,
  BlockLegacyAuthentication,
  BlockOtherCountries,
  BlockRiskySignIns,
  BlockUnknownPlatforms,
  CountryLocation,
  type IBreakGlass,
  LimitAdminSessions,
  LimitGuestSessions,
  LimitSessions,
  LimitSessionsOnUnmanagedDevices,
  type PolicyProps,
  ProtectSecurityInfoRegistration,
  RequireManagedDevice,
  RequireManagedDeviceForAdmins,
  RequireMfa,
  RequireMfaForGuests,
  RequireMfaForManagement,
  RequireMfaOnRiskySignIns,
  RequireMfaToEnrollDevices,
  RequireMfaToRegisterDevices,
  RequirePasswordChangeOnUserRisk,
  RequirePhishingResistantMfa,
  RequirePhishingResistantMfaForAllUsers,
  RequireProtectedApplications,
  RestrictUnmanagedBrowsers,
  ServiceAccountsFromEgressOnly,
  TrustedLocation,
} from '../../lib/entra';
import type { PolicyConstruct } from '../../lib/entra/conditional-access-policy';
import { TrustedNetwork } from '../../lib/values';
import type { Declared } from '../support/entra-situation';

/** One construct of a Conditional Access policy, as it is made with nothing but what it needs. */
export interface PolicyCase {
  /** The control that it meets, whatever else stands in the stack. */
  readonly control: string;
  /** It is for guests alone. */
  readonly forGuests?: true;
  /** It is for a user action, which Microsoft does not evaluate in report-only. */
  readonly userAction?: true;
  /** It leaves out more than the emergency accounts. */
  readonly leavesOut?: true;
  readonly make: (scope: Construct, id: string, props: PolicyProps) => PolicyConstruct;
  /** What has to stand beside it, and what is to be declared, for the control to be met. */
  readonly besides?: (scope: Construct, breakGlass: IBreakGlass) => void;
  readonly declared?: Declared;
}

const simply =
  (Policy: new (scope: Construct, id: string, props: PolicyProps) => PolicyConstruct): PolicyCase['make'] =>
  (scope, id, props) =>
    new Policy(scope, id, props);

/** The trusted location of the stack: 203.0.113.0/26, as in the declared situations. */
export function trustedIn(scope: Construct): TrustedLocation {
  const network = TrustedNetwork.of({ hq: { cidrs: ['203.0.113.0/26'], ipv6: 'none' } }, { example: true });
  return new TrustedLocation(scope, 'trusted', { network });
}

/** A group of accounts that programs sign in with. */
const ACCOUNTS = '6f1e2d3c-2222-4a2b-8c3d-000000000005';

/** Every construct of a policy, by its name. */
export const POLICY_CASES: Readonly<Record<string, PolicyCase>> = {
  BlockAuthenticationTransfer: { control: 'ENT-AU-07', make: simply(BlockAuthenticationTransfer) },
  BlockDeviceCodeFlow: { control: 'ENT-AU-06', make: simply(BlockDeviceCodeFlow) },
  BlockGuestsFromAdminPortals: { control: 'ENT-GU-03', forGuests: true, make: simply(BlockGuestsFromAdminPortals) },
  BlockHighUserRisk: { control: 'ENT-RK-01', make: simply(BlockHighUserRisk) },
  BlockInsiderRisk: { control: 'ENT-RK-05', make: simply(BlockInsiderRisk) },
  BlockLegacyAuthentication: { control: 'ENT-AU-01', make: simply(BlockLegacyAuthentication) },
  BlockRiskySignIns: { control: 'ENT-RK-02', make: simply(BlockRiskySignIns) },
  LimitAdminSessions: { control: 'ENT-SS-01', make: simply(LimitAdminSessions) },
  LimitGuestSessions: { control: 'ENT-GU-04', forGuests: true, make: simply(LimitGuestSessions) },
  LimitSessions: { control: 'ENT-SS-02', make: simply(LimitSessions) },
  LimitSessionsOnUnmanagedDevices: { control: 'ENT-SS-03', make: simply(LimitSessionsOnUnmanagedDevices) },
  ProtectSecurityInfoRegistration: {
    control: 'ENT-AU-08',
    userAction: true,
    make: simply(ProtectSecurityInfoRegistration),
  },
  'ProtectSecurityInfoRegistration in the trusted network': {
    control: 'ENT-AU-08',
    userAction: true,
    make: (scope, id, props) => new ProtectSecurityInfoRegistration(scope, id, { ...props, trusted: trustedIn(scope) }),
    besides: (scope, breakGlass) => {
      new RequireMfa(scope, 'mfa', { breakGlass, rollout: { stage: 'enforced' } });
    },
  },
  RequireMfa: { control: 'ENT-AU-02', make: simply(RequireMfa) },
  RequireMfaForGuests: { control: 'ENT-GU-01', forGuests: true, make: simply(RequireMfaForGuests) },
  RequireMfaForManagement: { control: 'ENT-AU-05', make: simply(RequireMfaForManagement) },
  RequireMfaOnRiskySignIns: { control: 'ENT-RK-03', make: simply(RequireMfaOnRiskySignIns) },
  RequirePasswordChangeOnUserRisk: { control: 'ENT-RK-04', make: simply(RequirePasswordChangeOnUserRisk) },
  RequirePhishingResistantMfa: { control: 'ENT-AU-03', make: simply(RequirePhishingResistantMfa) },
  RequirePhishingResistantMfaForAllUsers: {
    control: 'ENT-AU-04',
    make: simply(RequirePhishingResistantMfaForAllUsers),
  },
  BlockUnknownPlatforms: { control: 'ENT-DV-05', make: simply(BlockUnknownPlatforms) },
  RequireManagedDevice: { control: 'ENT-DV-01', make: simply(RequireManagedDevice) },
  'RequireManagedDevice but for guests and telephones': {
    control: 'ENT-DV-01',
    leavesOut: true,
    make: (scope, id, props) => new RequireManagedDevice(scope, id, { ...props, guests: 'leftOut', phones: 'leftOut' }),
    besides: (scope, breakGlass) => {
      const rollout = { stage: 'enforced' } as const;
      new RequireMfa(scope, 'mfa', { breakGlass, rollout });
      new RequireProtectedApplications(scope, 'phones', { breakGlass, rollout });
    },
  },
  RequireManagedDeviceForAdmins: { control: 'ENT-DV-04', make: simply(RequireManagedDeviceForAdmins) },
  'RequireManagedDeviceForAdmins on privileged workstations': {
    control: 'ENT-DV-04',
    make: (scope, id, props) =>
      new RequireManagedDeviceForAdmins(scope, id, { ...props, workstations: 'device.extensionAttribute1 -eq "PAW"' }),
  },
  RequireMfaToEnrollDevices: { control: 'ENT-DV-03', make: simply(RequireMfaToEnrollDevices) },
  RequireMfaToRegisterDevices: { control: 'ENT-DV-02', userAction: true, make: simply(RequireMfaToRegisterDevices) },
  RequireProtectedApplications: {
    control: 'ENT-DV-06',
    make: simply(RequireProtectedApplications),
    besides: (scope, breakGlass) => {
      new RestrictUnmanagedBrowsers(scope, 'browsers', { breakGlass, rollout: { stage: 'enforced' } });
    },
  },
  RestrictUnmanagedBrowsers: {
    control: 'ENT-DV-06',
    make: simply(RestrictUnmanagedBrowsers),
    besides: (scope, breakGlass) => {
      new RequireProtectedApplications(scope, 'phones', { breakGlass, rollout: { stage: 'enforced' } });
    },
  },
  AdminsFromTrustedNetworkOnly: {
    control: 'ENT-NW-02',
    make: (scope, id, props) => new AdminsFromTrustedNetworkOnly(scope, id, { ...props, trusted: trustedIn(scope) }),
  },
  BlockOtherCountries: {
    control: 'ENT-NW-03',
    make: (scope, id, props) => {
      const countries = new CountryLocation(scope, 'countries', { countries: ['CH', 'DE'] });
      return new BlockOtherCountries(scope, id, { ...props, countries });
    },
    declared: { entra: { countries: ['CH', 'DE'] } },
  },
  ServiceAccountsFromEgressOnly: {
    control: 'ENT-NW-04',
    make: (scope, id, props) =>
      new ServiceAccountsFromEgressOnly(scope, id, { ...props, groups: [ACCOUNTS], egress: trustedIn(scope) }),
    declared: { entra: { personas: { serviceAccounts: [ACCOUNTS] } } },
  },
};
