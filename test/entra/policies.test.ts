import { TerraformVariable } from 'cdktf';
import {
  BlockLegacyAuthentication,
  BreakGlassGroup,
  type PolicyProps,
  type PolicyRollout,
  type PolicyStage,
  RequireMfa,
  RequirePhishingResistantMfa,
} from '../../lib/entra';
import { EntraRole, privilegedRoles } from '../../lib/values';
import { POLICY_CASES } from './policy-constructs';
import { ACCOUNTS, azuread, bodiesOf, breakGlassIn, ENFORCED, emptyStack, GROUP, PILOT, render } from './rendered';
import { POLICY, renderedPolicy, renderedWith } from './rendered-policy';

const templateIds = (roles: readonly EntraRole[]) => roles.map(({ templateId }) => templateId).sort();

describe('BlockLegacyAuthentication', () => {
  it('blocks exactly the two legacy client types for everyone and everything', () => {
    const { policy, excluded, common } = renderedPolicy(BlockLegacyAuthentication, {});
    expect(policy).toEqual({
      ...common,
      display_name: 'CA001-Global-AttackSurfaceReduction-LegacyAuthentication-Block',
      conditions: {
        applications: { included_applications: ['All'] },
        client_app_types: ['exchangeActiveSync', 'other'],
        users: { included_users: ['All'], excluded_groups: [excluded] },
      },
      grant_controls: { operator: 'OR', built_in_controls: ['block'] },
    });
  });
});

describe('RequireMfa', () => {
  it('asks everyone for a second factor, for everything', () => {
    const { policy, excluded, common } = renderedPolicy(RequireMfa, {});
    expect(policy).toEqual({
      ...common,
      display_name: 'CA002-Global-BaseProtection-AllResources-MFA',
      conditions: {
        applications: { included_applications: ['All'] },
        client_app_types: ['all'],
        users: { included_users: ['All'], excluded_groups: [excluded] },
      },
      grant_controls: { operator: 'OR', built_in_controls: ['mfa'] },
    });
  });
});

describe('RequirePhishingResistantMfa', () => {
  it('asks the privileged roles, by template id in order, for the built-in phishing-resistant strength', () => {
    const { policy, excluded, common } = renderedPolicy(RequirePhishingResistantMfa, {});
    expect(policy).toEqual({
      ...common,
      display_name: 'CA101-Admins-BaseProtection-AllResources-PhishingResistantMFA',
      conditions: {
        applications: { included_applications: ['All'] },
        client_app_types: ['all'],
        users: { included_roles: templateIds(privilegedRoles()), excluded_groups: [excluded] },
      },
      grant_controls: {
        operator: 'OR',
        authentication_strength_policy_id:
          '/policies/authenticationStrengthPolicies/00000000-0000-0000-0000-000000000004',
      },
    });
  });

  it('adds roles by name, once, whatever the order in which they are given', () => {
    const intune = EntraRole.named('Intune Administrator');
    const roles = templateIds([...privilegedRoles(), intune]);
    expect(roles).toHaveLength(17);
    for (const additionalRoles of [
      ['Intune Administrator', 'Global Administrator'],
      ['global administrator', 'intune administrator', 'Intune Administrator'],
    ]) {
      const { policy } = renderedPolicy(RequirePhishingResistantMfa, { additionalRoles });
      expect(policy).toHaveProperty('conditions.users.included_roles', roles);
    }
  });

  it('refuses an unknown role together with whatever else is wrong', () => {
    expect(() => renderedPolicy(RequirePhishingResistantMfa, { additionalRoles: ['Intune Admin'] })).toThrow(
      'contoso-entra/it: additionalRoles[0]: there is no such built-in role, got "Intune Admin"',
    );
    expect(() => renderedPolicy(RequirePhishingResistantMfa, { additionalRoles: ['Boss'], displayName: '' })).toThrow(
      'contoso-entra/it: 2 problems',
    );
  });
});

const PLAIN = Object.entries(POLICY_CASES).filter(([, { leavesOut }]) => !leavesOut);

describe.each(PLAIN)('every policy: %s', (_, { make, userAction }) => {
  const made = (props: object = {}) => renderedWith(make, props);

  it.each([
    ['off', 'disabled', false],
    ['reportOnly', 'enabledForReportingButNotEnforced', false],
    ['pilot', 'enabled', true],
    ['enforced', 'enabled', false],
  ] satisfies [PolicyStage, string, boolean][])('in stage %s has state %s', (stage, state, forPilot) => {
    const enforced = made();
    const { policy, name, excluded } = made({ rollout: { stage, pilotGroup: PILOT } });
    const everyone = (enforced.policy as { conditions: { users: object } }).conditions.users;
    const pilot = { included_groups: [PILOT], excluded_groups: [excluded] };
    expect(policy).toHaveProperty('state', userAction && stage === 'reportOnly' ? 'disabled' : state);
    expect(policy).toHaveProperty('conditions.users', forPilot ? pilot : everyone);
    expect(name).toBe(enforced.name);
  });

  it('leaves the break-glass group out, and nobody else, in every stage', () => {
    for (const stage of ['off', 'reportOnly', 'pilot', 'enforced']) {
      const { policy, excluded } = made({ rollout: { stage, pilotGroup: PILOT } });
      const { users } = (policy as { conditions: { users: object } }).conditions;
      const out = Object.entries(users).filter(([name]) => name.startsWith('excluded'));
      expect(out).toEqual([['excluded_groups', [excluded]]]);
    }
  });

  it('renders what the provider takes', () => {
    expect(azuread.problems(made().json)).toEqual([]);
  });

  it('takes another name', () => {
    expect(made({ displayName: 'Mine' }).policy).toHaveProperty('display_name', 'Mine');
    expect(() => made({ displayName: ' ' })).toThrow('contoso-entra/it: displayName: the name is empty');
  });

  it('refuses a stage that there is not', () => {
    expect(() => made({ rollout: { stage: 'report-only' } })).toThrow(
      'contoso-entra/it: rollout.stage: there is no such stage, got "report-only"; ' +
        'it is one of off, reportOnly, pilot, enforced. Did you mean "reportOnly"?',
    );
  });

  it('refuses a pilot without a group, and a group that is no object id', () => {
    expect(() => made({ rollout: { stage: 'pilot' } })).toThrow(
      'contoso-entra/it: rollout: a pilot without a group is a pilot for nobody',
    );
    expect(() => made({ rollout: { stage: 'enforced', pilotGroup: 'pilots' } })).toThrow(
      'contoso-entra/it: rollout.pilotGroup: this is not an object id, got "pilots"',
    );
  });

  it('takes a pilot group that only apply knows', () => {
    const stack = emptyStack();
    const group = new TerraformVariable(stack, 'pilots', { type: 'string' });
    const rollout: PolicyRollout = { stage: 'pilot', pilotGroup: group.stringValue };
    make(stack, 'it', { breakGlass: breakGlassIn(stack), rollout });
    expect(bodiesOf(render(stack), POLICY)[0]).toHaveProperty('conditions.users.included_groups', ['${var.pilots}']);
  });

  it('refuses the break-glass group as the pilot group', () => {
    const stack = emptyStack();
    const breakGlass = breakGlassIn(stack);
    const rollout: PolicyRollout = { stage: 'pilot', pilotGroup: breakGlass.groupObjectId };
    expect(() => make(stack, 'it', { breakGlass, rollout })).toThrow(
      'rollout.pilotGroup: the pilot group is the break-glass group, which every policy leaves out, ' +
        'got "the group of breakGlass"',
    );
    const known = Object.assign(breakGlassIn(emptyStack()), { groupObjectId: GROUP.toUpperCase() });
    expect(() => make(known, 'it', { breakGlass: known, rollout: { stage: 'pilot', pilotGroup: GROUP } })).toThrow(
      `got "${GROUP.toUpperCase()}"; a pilot group holds ordinary accounts. Name another group (ENT-BG-02)`,
    );
  });

  it('refuses a break-glass group whose id is no object id', () => {
    const breakGlass = Object.assign(breakGlassIn(emptyStack()), { groupObjectId: 'CA-BreakGlass-Exclude' });
    expect(() => make(breakGlass, 'it', { breakGlass, rollout: ENFORCED })).toThrow(
      'breakGlass.groupObjectId: this is not an object id, got "CA-BreakGlass-Exclude"',
    );
  });

  it('refuses a break-glass group of another stack', () => {
    const breakGlass = new BreakGlassGroup(emptyStack('other'), 'bg', { accounts: ACCOUNTS });
    expect(() => make(emptyStack(), 'it', { breakGlass, rollout: ENFORCED })).toThrow(
      'contoso-entra/it: breakGlass: the group is in another stack, which may be applied later than this one, ' +
        'got "other/bg"; it is in the stack of the policy, contoso-entra. ' +
        'Refer to the group by id with ExistingBreakGlassGroup in this stack (ENT-BG-02)',
    );
  });
});

describe('the kind of control of a policy', () => {
  const familyOf = (Policy: Parameters<typeof renderedPolicy<PolicyProps>>[0]) =>
    renderedPolicy(Policy, {}).json.resource.terraform_data;

  it('is the same for block and for a second factor, which an update can exchange', () => {
    expect(Object.values(familyOf(BlockLegacyAuthentication) ?? {})).toEqual([{ input: { grant: 'builtInControls' } }]);
    expect(familyOf(RequireMfa)).toEqual(familyOf(BlockLegacyAuthentication));
  });

  it('changes with an authentication strength, at the same address, so that the policy is replaced', () => {
    expect(Object.values(familyOf(RequirePhishingResistantMfa) ?? {})).toEqual([
      { input: { grant: 'authenticationStrength' } },
    ]);
    expect(renderedPolicy(RequirePhishingResistantMfa, {}).name).toBe(renderedPolicy(RequireMfa, {}).name);
  });
});
