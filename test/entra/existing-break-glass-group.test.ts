import { TerraformVariable } from 'cdktf';
import { ExistingBreakGlassGroup, RequireMfa } from '../../lib/entra';
import { APPLY_CONDITIONS } from '../../lib/values';
import { ACCOUNTS, addressesOf, azuread, bodiesOf, emptyStack, GROUP, render } from './rendered';

const build = (groupObjectId: string, accounts: readonly string[] = ACCOUNTS) => {
  const stack = emptyStack();
  const breakGlass = new ExistingBreakGlassGroup(stack, 'break-glass', { groupObjectId, accounts });
  return { stack, breakGlass };
};

describe('ExistingBreakGlassGroup', () => {
  it('looks the group up by id and stops where it is not what it has to be', () => {
    const { stack, breakGlass } = build(GROUP);
    const declared = `data.azuread_users.${breakGlass.accounts.friendlyUniqueId}.object_ids`;
    expect(bodiesOf(render(stack), 'azuread_group', 'data')).toEqual([
      {
        object_id: GROUP,
        lifecycle: {
          postcondition: [
            { condition: APPLY_CONDITIONS.roleAssignable, error_message: expect.stringContaining('ENT-BG-01') },
            { condition: APPLY_CONDITIONS.atLeastTwoMembers, error_message: expect.stringContaining('ENT-BG-01') },
            {
              condition: `\${toset(self.members) == toset(${declared})}`,
              error_message: expect.stringContaining('ENT-BG-01'),
            },
          ],
        },
      },
    ]);
  });

  it('looks the accounts up with the same conditions as a group that is made here', () => {
    const { stack } = build(GROUP);
    expect(bodiesOf(render(stack), 'azuread_users', 'data')).toEqual([
      {
        user_principal_names: ACCOUNTS,
        lifecycle: {
          postcondition: [
            expect.objectContaining({ condition: APPLY_CONDITIONS.cloudOnly }),
            expect.objectContaining({ condition: APPLY_CONDITIONS.accountEnabled }),
          ],
        },
      },
    ]);
  });

  it('changes nothing in the directory', () => {
    expect(render(build(GROUP).stack).resource).toEqual({});
  });

  it('renders what the provider takes', () => {
    expect(azuread.problems(render(build(GROUP).stack))).toEqual([]);
  });

  it('is left out of a policy by its id, and looked up before the policy is written', () => {
    const { stack, breakGlass } = build(GROUP.toUpperCase());
    new RequireMfa(stack, 'mfa', { breakGlass, rollout: { stage: 'enforced' } });
    const rendered = render(stack);
    expect(bodiesOf(rendered, 'azuread_conditional_access_policy')).toEqual([
      expect.objectContaining({
        conditions: expect.objectContaining({ users: { included_users: ['All'], excluded_groups: [GROUP] } }),
        depends_on: addressesOf(rendered).filter((address) => address.startsWith('data.azuread_group.')),
      }),
    ]);
  });

  it('refuses an id in another form, and the accounts that BreakGlassGroup refuses', () => {
    expect(() => build(`/groups/${GROUP}`)).toThrow(
      `contoso-entra/break-glass: groupObjectId: this is not an object id, got "/groups/${GROUP}"`,
    );
    expect(() => build(GROUP, ['bg1@contoso.com'])).toThrow('2 problems');
  });

  it('leaves an id to apply that only apply knows', () => {
    const stack = emptyStack();
    const id = new TerraformVariable(stack, 'group', { type: 'string' });
    new ExistingBreakGlassGroup(stack, 'bg', { groupObjectId: id.stringValue, accounts: ACCOUNTS });
    expect(bodiesOf(render(stack), 'azuread_group', 'data')).toEqual([
      expect.objectContaining({ object_id: '${var.group}' }),
    ]);
  });
});
