import { ContingencyPolicies, ProtectEmergencyAccounts } from '../../lib/entra';
import { azuread, bodiesOf, breakGlassIn, emptyStack, PILOT, render } from './rendered';
import { renderedPolicy } from './rendered-policy';

const POLICY = 'azuread_conditional_access_policy';

describe('ProtectEmergencyAccounts', () => {
  const registered = { registered: true } as const;

  it('asks the emergency group alone for a method that cannot be phished, and leaves nobody out', () => {
    const made = renderedPolicy(ProtectEmergencyAccounts, registered);
    expect(made.policy).toEqual({
      ...made.common,
      display_name: 'CA091-EmergencyAccess-BaseProtection-AllResources-PhishingResistantMFA',
      conditions: {
        applications: { included_applications: ['All'] },
        client_app_types: ['all'],
        users: { included_groups: [made.excluded] },
      },
      grant_controls: {
        operator: 'OR',
        authentication_strength_policy_id:
          '/policies/authenticationStrengthPolicies/00000000-0000-0000-0000-000000000004',
      },
    });
    expect(azuread.problems(made.json)).toEqual([]);
  });

  it('leaves one account out that stays free of every rule, by a look-up of it', () => {
    const made = renderedPolicy(ProtectEmergencyAccounts, { ...registered, unguarded: 'BG2@contoso.onmicrosoft.com' });
    expect(made.policy).toHaveProperty('conditions.users.excluded_users', [
      '${data.azuread_user.it-unguarded.object_id}',
    ]);
    expect(bodiesOf(made.json, 'azuread_user', 'data')).toEqual([
      { user_principal_name: 'bg2@contoso.onmicrosoft.com' },
    ]);
    expect(azuread.problems(made.json)).toEqual([]);
  });

  it.each([
    ['off', 'disabled'],
    ['reportOnly', 'enabledForReportingButNotEnforced'],
    ['pilot', 'enabledForReportingButNotEnforced'],
  ] as const)('may be in stage %s before the methods are registered: %s', (stage, state) => {
    const { policy, excluded } = renderedPolicy(ProtectEmergencyAccounts, { rollout: { stage, pilotGroup: PILOT } });
    expect(policy).toMatchObject({ state, conditions: { users: { included_groups: [excluded] } } });
  });

  it('refuses to be enforced before that, and a name that is none', () => {
    expect(() => renderedPolicy(ProtectEmergencyAccounts, {})).toThrow(
      'contoso-entra/it: registered: nobody states that each emergency account has registered such a method, ' +
        'got "stage: enforced"; stage enforced comes with registered, once each account was signed in with by a ' +
        'passkey or certificate. Register the methods and try them first, or choose stage reportOnly (ENT-BG-03)',
    );
    expect(() => renderedPolicy(ProtectEmergencyAccounts, { unguarded: 'bg2' })).toThrow(
      'contoso-entra/it: 2 problems',
    );
  });
});

describe('ContingencyPolicies', () => {
  function standingBy(trustedPlaces: boolean) {
    const stack = emptyStack();
    const breakGlass = breakGlassIn(stack);
    new ContingencyPolicies(stack, 'contingency', { breakGlass, trustedPlaces });
    const json = render(stack);
    expect(azuread.problems(json)).toEqual([]);
    return bodiesOf(json, POLICY) as readonly { display_name: string; state: string; conditions: { users: object } }[];
  }

  it('stand by disabled, named for the emergency, and leave out the emergency accounts', () => {
    const policies = standingBy(true);
    expect(policies.map(({ display_name: name }) => name).sort()).toEqual([
      'EM01 - ENABLE IN EMERGENCY: MFA disruption [1/3] - All resources: Require managed device',
      'EM02 - ENABLE IN EMERGENCY: MFA disruption [2/3] - All resources but Office 365: Block',
      'EM03 - ENABLE IN EMERGENCY: MFA disruption [3/3] - All resources: Block outside trusted places',
      'EM04 - ENABLE IN EMERGENCY: Breach elsewhere [1/1] - All resources: Block guests',
    ]);
    expect(new Set(policies.map(({ state }) => state))).toEqual(new Set(['disabled']));
    for (const { conditions } of policies) {
      expect(conditions.users).toHaveProperty('excluded_groups', [
        expect.stringContaining('azuread_group.break-glass'),
      ]);
    }
  });

  it('are three where no place is trusted: a block outside trusted places would block everybody', () => {
    expect(standingBy(false).map(({ display_name: name }) => name.slice(0, 51))).toEqual(
      expect.arrayContaining(['EM01 - ENABLE IN EMERGENCY: MFA disruption [1/2] - ']),
    );
    expect(standingBy(false)).toHaveLength(3);
  });

  it('say what each would do', () => {
    const [device, office, places, guests] = [...standingBy(true)].sort((a, b) =>
      a.display_name < b.display_name ? -1 : 1,
    );
    expect(device).toHaveProperty('grant_controls', {
      operator: 'OR',
      built_in_controls: ['compliantDevice', 'domainJoinedDevice'],
    });
    expect(office).toHaveProperty('conditions.applications', {
      included_applications: ['All'],
      excluded_applications: ['Office365'],
    });
    expect(places).toHaveProperty('conditions.locations', {
      included_locations: ['All'],
      excluded_locations: ['AllTrusted'],
    });
    expect(guests).toHaveProperty(
      'conditions.users.included_guests_or_external_users.0.guest_or_external_user_types.length',
      6,
    );
  });
});
