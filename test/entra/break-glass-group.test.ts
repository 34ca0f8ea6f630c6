import { TerraformVariable, Token } from 'cdktf';
import { BreakGlassGroup, type BreakGlassGroupProps } from '../../lib/entra';
import { APPLY_CONDITIONS, InvalidValue } from '../../lib/values';
import { ACCOUNTS, azuread, bodiesOf, breakGlassIn, emptyStack, render } from './rendered';

function refusalOf(props: Partial<BreakGlassGroupProps>): string {
  try {
    new BreakGlassGroup(emptyStack(), 'break-glass', { accounts: ACCOUNTS, ...props });
  } catch (error) {
    if (error instanceof InvalidValue) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('BreakGlassGroup', () => {
  it('looks the accounts up and stops where one is not cloud-only or not enabled', () => {
    const stack = emptyStack();
    breakGlassIn(stack);
    expect(bodiesOf(render(stack), 'azuread_users', 'data')).toEqual([
      {
        user_principal_names: ACCOUNTS,
        lifecycle: {
          postcondition: [
            { condition: APPLY_CONDITIONS.cloudOnly, error_message: expect.stringContaining('ENT-BG-01') },
            { condition: APPLY_CONDITIONS.accountEnabled, error_message: expect.stringContaining('ENT-BG-01') },
          ],
        },
      },
    ]);
  });

  it('makes a role-assignable security group whose members and owners are exactly the accounts', () => {
    const stack = emptyStack();
    const { accounts } = breakGlassIn(stack);
    const objectIds = `\${data.azuread_users.${accounts.friendlyUniqueId}.object_ids}`;
    expect(bodiesOf(render(stack), 'azuread_group')).toEqual([
      {
        display_name: 'CA-BreakGlass-Exclude',
        description: 'Emergency access accounts, left out of every Conditional Access policy.',
        security_enabled: true,
        assignable_to_role: true,
        members: objectIds,
        owners: objectIds,
      },
    ]);
  });

  it('assigns Global Administrator to the group for good, by the template id of the role', () => {
    const stack = emptyStack();
    const { group } = breakGlassIn(stack);
    expect(bodiesOf(render(stack), 'azuread_directory_role_assignment')).toEqual([
      {
        principal_object_id: `\${azuread_group.${group.friendlyUniqueId}.object_id}`,
        role_id: '62e90394-69f5-4237-9190-012177145e10',
      },
    ]);
  });

  it('renders what the provider takes', () => {
    const stack = emptyStack();
    breakGlassIn(stack);
    expect(azuread.problems(render(stack))).toEqual([]);
  });

  it('writes user principal names in lower case', () => {
    const stack = emptyStack();
    new BreakGlassGroup(stack, 'bg', { accounts: ['BG1@Contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'] });
    expect(bodiesOf(render(stack), 'azuread_users', 'data')).toEqual([
      expect.objectContaining({ user_principal_names: ACCOUNTS }),
    ]);
  });

  it('takes a name for the group', () => {
    const stack = emptyStack();
    new BreakGlassGroup(stack, 'bg', { accounts: ACCOUNTS, displayName: 'Emergency' });
    expect(bodiesOf(render(stack), 'azuread_group')).toEqual([expect.objectContaining({ display_name: 'Emergency' })]);
  });

  it('takes the initial domain of the cloud that it is told', () => {
    expect(refusalOf({ accounts: ['a@c.onmicrosoft.us', 'b@c.onmicrosoft.us'], cloud: 'usGovernment' })).toBe(
      'accepted',
    );
    expect(refusalOf({ accounts: ['a@c.partner.onmschina.cn', 'b@c.partner.onmschina.cn'], cloud: 'china' })).toBe(
      'accepted',
    );
    expect(refusalOf({ cloud: 'china' })).toContain('is on <tenant>.partner.onmschina.cn');
  });

  it('refuses a single account', () => {
    expect(refusalOf({ accounts: ['bg1@contoso.onmicrosoft.com'] })).toBe(
      'contoso-entra/break-glass: there are too few emergency accounts, got "bg1@contoso.onmicrosoft.com"; ' +
        'there are 2 or more, so that the loss of one leaves a way in. ' +
        'Create another cloud-only account and list it (ENT-BG-01)',
    );
  });

  it('refuses an account on another domain, which can be federated', () => {
    expect(refusalOf({ accounts: ['bg1@contoso.com', 'bg2@contoso.onmicrosoft.com'] })).toBe(
      'contoso-entra/break-glass: accounts[0]: the account is not on the initial domain of the directory, ' +
        'got "bg1@contoso.com"; an emergency account is on <tenant>.onmicrosoft.com, which cannot be federated and ' +
        'does not expire. Create a cloud-only account there, or name the cloud that the directory lives in (ENT-BG-01)',
    );
  });

  it('refuses the same account twice, in whatever case', () => {
    const accounts = ['bg1@contoso.onmicrosoft.com', 'BG1@contoso.onmicrosoft.com'];
    expect(refusalOf({ accounts })).toContain('accounts[1]: the account is listed twice');
  });

  it('refuses a name without a visible character', () => {
    expect(refusalOf({ displayName: ' ' })).toContain('displayName: the name is empty');
  });

  it('says everything that is wrong at once', () => {
    const message = refusalOf({ accounts: ['bg1'], displayName: '' });
    expect(message).toContain('contoso-entra/break-glass: 3 problems');
    expect(message).toContain('\n  - there are too few');
    expect(message).toContain('\n  - accounts[0]: this is not a user principal name');
    expect(message).toContain('\n  - displayName: the name is empty');
  });

  it('leaves to apply what only apply knows', () => {
    const stack = emptyStack();
    const list = new TerraformVariable(stack, 'accounts', { type: 'list(string)' });
    new BreakGlassGroup(stack, 'listed', { accounts: list.listValue });
    const single = new TerraformVariable(stack, 'account', { type: 'string' });
    new BreakGlassGroup(stack, 'named', { accounts: [single.stringValue, Token.asString(single.value)] });
    expect(bodiesOf(render(stack), 'azuread_users', 'data')).toEqual([
      expect.objectContaining({ user_principal_names: '${var.accounts}' }),
      expect.objectContaining({ user_principal_names: ['${var.account}', '${var.account}'] }),
    ]);
  });
});
