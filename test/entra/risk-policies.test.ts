import {
  BlockHighUserRisk,
  BlockInsiderRisk,
  BlockRiskyServicePrincipals,
  BlockRiskySignIns,
  RequireMfaOnRiskySignIns,
  RequirePasswordChangeOnUserRisk,
} from '../../lib/entra';
import { PILOT } from './rendered';
import { type RenderedPolicy, renderedPolicy } from './rendered-policy';

/** All users and all resources under a condition, the emergency accounts left out. */
const forAll = ({ common, excluded }: RenderedPolicy, condition: object) => ({
  ...common,
  conditions: {
    applications: { included_applications: ['All'] },
    client_app_types: ['all'],
    users: { included_users: ['All'], excluded_groups: [excluded] },
    ...condition,
  },
});
const BLOCK = { operator: 'OR', built_in_controls: ['block'] };
const EVERY_TIME = {
  sign_in_frequency_interval: 'everyTime',
  sign_in_frequency_authentication_type: 'primaryAndSecondaryAuthentication',
};

describe('BlockHighUserRisk', () => {
  it('blocks at user risk high, and asks for no sign-in risk beside it', () => {
    const made = renderedPolicy(BlockHighUserRisk, {});
    expect(made.policy).toEqual({
      ...forAll(made, { user_risk_levels: ['high'] }),
      display_name: 'CA010-Global-IdentityProtection-HighUserRisk-Block',
      grant_controls: BLOCK,
    });
    expect(made.family).toEqual({ input: { grant: 'builtInControls' } });
  });
});

describe('BlockRiskySignIns', () => {
  it.each([
    ['high', {}, ['high']],
    ['high and medium where that is asked for', { alsoMedium: true }, ['high', 'medium']],
  ])('blocks at sign-in risk %s, and asks for no user risk beside it', (_, props, levels) => {
    const made = renderedPolicy(BlockRiskySignIns, props);
    expect(made.policy).toEqual({
      ...forAll(made, { sign_in_risk_levels: levels }),
      display_name: 'CA011-Global-IdentityProtection-RiskySignIn-Block',
      grant_controls: BLOCK,
    });
  });
});

describe('RequireMfaOnRiskySignIns', () => {
  it('asks for a second factor every time at sign-in risk medium and high', () => {
    const made = renderedPolicy(RequireMfaOnRiskySignIns, {});
    expect(made.policy).toEqual({
      ...forAll(made, { sign_in_risk_levels: ['high', 'medium'] }),
      display_name: 'CA012-Global-IdentityProtection-RiskySignIn-MFAEveryTime',
      grant_controls: { operator: 'OR', built_in_controls: ['mfa'] },
      session_controls: EVERY_TIME,
    });
    expect(made.family).toEqual({ input: { grant: 'builtInControls', session: 'everyTime' } });
  });
});

describe('RequirePasswordChangeOnUserRisk', () => {
  it('asks for a second factor and a new password, both, every time at user risk high', () => {
    const made = renderedPolicy(RequirePasswordChangeOnUserRisk, {});
    expect(made.policy).toEqual({
      ...forAll(made, { user_risk_levels: ['high'] }),
      display_name: 'CA013-Global-IdentityProtection-HighUserRisk-PasswordChangeAndMFA',
      grant_controls: { operator: 'AND', built_in_controls: ['mfa', 'passwordChange'] },
      session_controls: EVERY_TIME,
    });
  });
});

describe('BlockInsiderRisk', () => {
  it('blocks at insider risk elevated', () => {
    const made = renderedPolicy(BlockInsiderRisk, {});
    expect(made.policy).toEqual({
      ...forAll(made, { insider_risk_levels: 'elevated' }),
      display_name: 'CA014-Global-DataProtection-InsiderRisk-Block',
      grant_controls: BLOCK,
    });
    expect(made.family).toEqual({ input: { grant: 'builtInControls', insiderRisk: 'set' } });
  });
});

describe('BlockRiskyServicePrincipals', () => {
  it('blocks every service principal of the directory at high risk, and no user', () => {
    const { policy, family, common } = renderedPolicy(BlockRiskyServicePrincipals, {});
    expect(policy).toEqual({
      ...common,
      display_name: 'CA602-WorkloadIdentities-IdentityProtection-HighRisk-Block',
      conditions: {
        applications: { included_applications: ['All'] },
        client_app_types: ['all'],
        client_applications: { included_service_principals: ['ServicePrincipalsInMyTenant'] },
        service_principal_risk_levels: ['high'],
        users: { included_users: ['None'] },
      },
      grant_controls: BLOCK,
    });
    expect(family).toEqual({ input: { grant: 'builtInControls', audience: 'servicePrincipals' } });
  });

  it('only reports in a pilot, which has no workload identities', () => {
    const { policy } = renderedPolicy(BlockRiskyServicePrincipals, { rollout: { stage: 'pilot', pilotGroup: PILOT } });
    expect(policy).toMatchObject({
      state: 'enabledForReportingButNotEnforced',
      conditions: { users: { included_users: ['None'] } },
    });
  });
});
