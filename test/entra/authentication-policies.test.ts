import {
  BlockAuthenticationTransfer,
  BlockDeviceCodeFlow,
  ProtectSecurityInfoRegistration,
  RequireMfaForManagement,
  RequirePhishingResistantMfaForAllUsers,
} from '../../lib/entra';
import { trustedIn } from './policy-constructs';
import { breakGlassIn, ENFORCED, emptyStack } from './rendered';
import { renderedPolicy, renderedWith } from './rendered-policy';

const ALL = { included_applications: ['All'] };
const GUESTS = {
  guest_or_external_user_types: [
    'internalGuest',
    'b2bCollaborationGuest',
    'b2bCollaborationMember',
    'b2bDirectConnectUser',
    'otherExternalUser',
    'serviceProvider',
  ],
  external_tenants: [{ membership_kind: 'all' }],
};

describe.each([
  [BlockDeviceCodeFlow, 'deviceCodeFlow', 'CA004-Global-AttackSurfaceReduction-DeviceCodeFlow-Block'],
  [
    BlockAuthenticationTransfer,
    'authenticationTransfer',
    'CA005-Global-AttackSurfaceReduction-AuthenticationTransfer-Block',
  ],
] as const)('%p', (Policy, flow, name) => {
  it('blocks exactly the one flow, for everyone and everything', () => {
    const { policy, excluded, common } = renderedPolicy(Policy, {});
    expect(policy).toEqual({
      ...common,
      display_name: name,
      conditions: {
        applications: ALL,
        client_app_types: ['all'],
        authentication_flow_transfer_methods: [flow],
        users: { included_users: ['All'], excluded_groups: [excluded] },
      },
      grant_controls: { operator: 'OR', built_in_controls: ['block'] },
    });
  });
});

describe('RequireMfaForManagement', () => {
  it('names the portals, Azure Resource Manager and Azure DevOps', () => {
    const { policy, excluded, common } = renderedPolicy(RequireMfaForManagement, {});
    expect(policy).toEqual({
      ...common,
      display_name: 'CA017-Global-BaseProtection-Management-MFA',
      conditions: {
        applications: {
          included_applications: [
            '499b84ac-1321-427f-aa17-267ca6975798',
            '797f4846-ba00-4fd7-ba43-dac1f8f63013',
            'MicrosoftAdminPortals',
          ],
        },
        client_app_types: ['all'],
        users: { included_users: ['All'], excluded_groups: [excluded] },
      },
      grant_controls: { operator: 'OR', built_in_controls: ['mfa'] },
    });
  });
});

describe('RequirePhishingResistantMfaForAllUsers', () => {
  it('asks everyone for the built-in phishing-resistant strength, for everything', () => {
    const { policy, excluded, common } = renderedPolicy(RequirePhishingResistantMfaForAllUsers, {});
    expect(policy).toEqual({
      ...common,
      display_name: 'CA003-Global-IdentityProtection-AllResources-PhishingResistantMFA',
      conditions: {
        applications: ALL,
        client_app_types: ['all'],
        users: { included_users: ['All'], excluded_groups: [excluded] },
      },
      grant_controls: {
        operator: 'OR',
        authentication_strength_policy_id:
          '/policies/authenticationStrengthPolicies/00000000-0000-0000-0000-000000000004',
      },
    });
  });
});

describe('ProtectSecurityInfoRegistration', () => {
  const action = { included_user_actions: ['urn:user:registersecurityinfo'] };

  it('asks for exactly a compliant or hybrid joined device, by OR, in the form that ScubaGear looks for', () => {
    const { policy, excluded, common } = renderedPolicy(ProtectSecurityInfoRegistration, {});
    expect(policy).toEqual({
      ...common,
      display_name: 'CA006-Global-IdentityProtection-SecurityInfoRegistration-ManagedDevice',
      conditions: {
        applications: action,
        client_app_types: ['all'],
        users: { included_users: ['All'], excluded_groups: [excluded] },
      },
      grant_controls: { operator: 'OR', built_in_controls: ['compliantDevice', 'domainJoinedDevice'] },
    });
  });

  it('blocks every place but the trusted locations where these are given', () => {
    const { policy, json } = renderedWith(
      (scope, id, props) => new ProtectSecurityInfoRegistration(scope, id, { ...props, trusted: trustedIn(scope) }),
    );
    const [location] = Object.keys(json.resource.azuread_named_location ?? {});
    expect(policy).toMatchObject({
      display_name: 'CA006-Global-IdentityProtection-SecurityInfoRegistration-TrustedNetwork',
      conditions: {
        applications: action,
        locations: {
          included_locations: ['All'],
          excluded_locations: [`\${azuread_named_location.${location}.object_id}`],
        },
      },
      grant_controls: { operator: 'OR', built_in_controls: ['block'] },
    });
  });

  it('leaves every kind of guest out where that is asked for', () => {
    const { policy } = renderedPolicy(ProtectSecurityInfoRegistration, { guests: 'leftOut' });
    expect(policy).toHaveProperty('conditions.users.excluded_guests_or_external_users', [GUESTS]);
  });

  it('refuses a location of another stack', () => {
    const stack = emptyStack();
    const props = { breakGlass: breakGlassIn(stack), rollout: ENFORCED, trusted: trustedIn(emptyStack('other')) };
    expect(() => new ProtectSecurityInfoRegistration(stack, 'it', props)).toThrow(
      'contoso-entra/it: trusted: the location is in another stack, which may be applied later than this one, ' +
        'got "other/trusted"; it is in the stack of the policy, contoso-entra. Make the location in the stack of the ' +
        'policy: one that goes has to wait for the policies that use it (ENT-AU-08)',
    );
  });
});
