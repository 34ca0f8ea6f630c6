import { RequireMfaForApplication } from '../../lib/entra';
import { azuread, bodiesOf, breakGlassIn, emptyStack, render } from './rendered';

const CRM = '6f1e2d3c-1111-4a2b-8c3d-000000000009';

function rendered(props: object = {}) {
  const stack = emptyStack();
  const breakGlass = breakGlassIn(stack);
  const given = { breakGlass, rollout: { stage: 'enforced' as const }, application: CRM, service: 'crm', ...props };
  new RequireMfaForApplication(stack, 'application-crm', given);
  const json = render(stack);
  expect(azuread.problems(json)).toEqual([]);
  return {
    policy: bodiesOf(json, 'azuread_conditional_access_policy')[0],
    family: bodiesOf(json, 'terraform_data')[0],
    excluded: `\${azuread_group.${breakGlass.group.friendlyUniqueId}.object_id}`,
  };
}

describe('RequireMfaForApplication', () => {
  it('asks everyone for a second factor for the one application', () => {
    const { policy, excluded } = rendered();
    expect(policy).toMatchObject({
      display_name: 'CA801-Global-BaseProtection-crm-MFA',
      state: 'enabled',
      conditions: {
        applications: { included_applications: [CRM] },
        client_app_types: ['all'],
        users: { included_users: ['All'], excluded_groups: [excluded] },
      },
      grant_controls: { operator: 'OR', built_in_controls: ['mfa'] },
    });
    expect(policy).not.toHaveProperty('session_controls');
  });

  it('asks for a method that cannot be phished, and for a new sign-in, where that is chosen', () => {
    const { policy, family } = rendered({ strength: 'phishingResistant', signInHours: 12 });
    expect(policy).toMatchObject({
      display_name: 'CA801-Global-BaseProtection-crm-PhishingResistantMFA',
      grant_controls: {
        operator: 'OR',
        authentication_strength_policy_id:
          '/policies/authenticationStrengthPolicies/00000000-0000-0000-0000-000000000004',
      },
      session_controls: {
        sign_in_frequency: 12,
        sign_in_frequency_period: 'hours',
        sign_in_frequency_interval: 'timeBased',
        sign_in_frequency_authentication_type: 'primaryAndSecondaryAuthentication',
      },
    });
    expect(family).toMatchObject({ input: { grant: 'authenticationStrength', session: 'signInFrequency' } });
  });

  it('writes the id as Microsoft Graph gives it back', () => {
    expect(rendered({ application: CRM.toUpperCase() }).policy).toHaveProperty(
      'conditions.applications.included_applications',
      [CRM],
    );
  });

  it.each([
    ['an application that is no id', { application: 'CRM' }, 'application: '],
    ['no hours at all', { signInHours: 0 }, 'signInHours: this is no number of hours that a session may last, got "0"'],
    ['more hours than a day', { signInHours: 25 }, 'it is a whole number from 1 to 24'],
  ])('refuses %s', (_, props, message) => {
    expect(() => rendered(props)).toThrow(message);
  });
});
