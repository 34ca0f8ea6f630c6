import { join } from 'node:path';
import { ProviderSchema } from '../support/provider-schema';

const schema = ProviderSchema.read(join(__dirname, 'azuread-3.7.0-schema.json'));

const policy = {
  display_name: 'MFA',
  state: 'enabled',
  conditions: {
    client_app_types: ['all'],
    applications: { included_applications: ['All'] },
    users: { included_users: ['All'] },
  },
  grant_controls: { operator: 'OR', built_in_controls: ['mfa'] },
};

const problemsOf = (body: unknown) => schema.problems({ resource: { azuread_conditional_access_policy: { p: body } } });

function without(body: object, key: string): object {
  return Object.fromEntries(Object.entries(body).filter(([name]) => name !== key));
}

const p = 'azuread_conditional_access_policy.p';

describe('the check against the schema of the azuread provider', () => {
  it('accepts a complete policy, its blocks as objects or as lists', () => {
    expect(problemsOf(policy)).toEqual([]);
    expect(problemsOf({ ...policy, conditions: [policy.conditions] })).toEqual([]);
  });

  it('accepts an interpolation for any argument, but not for a block', () => {
    expect(problemsOf({ ...policy, state: '${var.state}' })).toEqual([]);
    expect(schema.problems({ resource: { azuread_group: { g: { display_name: 'g', members: '${x.y}' } } } })).toEqual(
      [],
    );
    expect(problemsOf({ ...policy, grant_controls: '${var.grant}' })).toEqual([
      `${p}.grant_controls: a block is written as an object`,
    ]);
  });

  it('accepts what Terraform itself reads, and refuses a lifecycle that it does not know', () => {
    const lifecycle = { create_before_destroy: true, replace_triggered_by: ['terraform_data.f'] };
    expect(problemsOf({ ...policy, lifecycle, depends_on: ['azuread_group.g'], count: 1 })).toEqual([]);
    expect(problemsOf({ ...policy, lifecycle: { createBeforeDestroy: true } })).toEqual([
      `${p}.lifecycle.createBeforeDestroy: unknown argument`,
    ]);
    const users = { user_principal_names: ['a@b.c'], lifecycle: { prevent_destroy: true } };
    expect(schema.problems({ data: { azuread_users: { u: users } } })).toEqual([
      'data.azuread_users.u.lifecycle.prevent_destroy: unknown argument',
    ]);
  });

  it('finds an unknown type, as a resource and as a data source', () => {
    expect(schema.problems({ resource: { azuread_users: { u: {} } }, data: { azuread_nobody: { n: {} } } })).toEqual([
      'azuread_users: unknown type',
      'data.azuread_nobody: unknown type',
    ]);
  });

  it('finds an unknown argument, at the top and in a block', () => {
    expect(problemsOf({ ...policy, enabled: true })).toEqual([`${p}.enabled: unknown argument`]);
    expect(problemsOf({ ...policy, conditions: { ...policy.conditions, ip_ranges: [] } })).toEqual([
      `${p}.conditions.ip_ranges: unknown argument`,
    ]);
  });

  it('finds a missing argument and a missing block', () => {
    expect(problemsOf(without(policy, 'state'))).toEqual([`${p}.state: missing`]);
    expect(problemsOf({ ...policy, conditions: without(policy.conditions, 'users') })).toEqual([
      `${p}.conditions.users: at least 1 block, got 0`,
    ]);
  });

  it('finds a block in the wrong place', () => {
    const { users, ...conditions } = policy.conditions;
    expect(problemsOf({ ...policy, users, conditions })).toEqual([
      `${p}.users: unknown argument`,
      `${p}.conditions.users: at least 1 block, got 0`,
    ]);
  });

  it('finds a block too many', () => {
    const twice = [policy.grant_controls, policy.grant_controls];
    expect(problemsOf({ ...policy, grant_controls: twice })).toEqual([`${p}.grant_controls: at most 1 block, got 2`]);
  });

  it('finds a value of another type, in a list too', () => {
    expect(problemsOf({ ...policy, state: true })).toEqual([`${p}.state: string wanted, got true`]);
    const conditions = { ...policy.conditions, client_app_types: 'all' };
    expect(problemsOf({ ...policy, conditions })).toEqual([`${p}.conditions.client_app_types: list wanted, got "all"`]);
    expect(problemsOf({ ...policy, conditions: { ...policy.conditions, client_app_types: ['all', 1] } })).toEqual([
      `${p}.conditions.client_app_types[1]: string wanted, got 1`,
    ]);
    const group = { display_name: 'g', security_enabled: 'true' };
    expect(schema.problems({ resource: { azuread_group: { g: group } } })).toEqual([
      'azuread_group.g.security_enabled: bool wanted, got "true"',
    ]);
  });

  it('finds an argument that only the provider sets', () => {
    expect(problemsOf({ ...policy, object_id: 'x' })).toEqual([`${p}.object_id: computed, cannot be set`]);
  });
});
