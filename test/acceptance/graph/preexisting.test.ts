import { furnish } from './preexisting';
import { Tenant } from './tenant';

const id = (end: string) => `c0000000-0000-0000-0000-00000000000${end}`;

describe('a tenant is furnished with what a stack takes for granted', () => {
  const tenant = new Tenant({ tenantId: id('0'), callerId: id('f'), clock: () => 0 });
  furnish(tenant, {
    data: {
      azuread_users: { accounts: { user_principal_names: ['bg1@contoso.com', 'bg2@contoso.com'] } },
      azuread_user: { owner: { user_principal_name: 'owner@contoso.com' }, other: { object_id: id('1') } },
      azuread_group: { approvers: { display_name: 'Approvers' } },
      azuread_service_principal: { graph: { client_id: id('2') } },
      azuread_client_config: { current: {} },
    },
    resource: {
      azuread_group: {
        excluded: {
          members: ['${data.azuread_users.accounts.object_ids}', id('3')],
          owners: [id('4'), id('f')],
        },
      },
      azuread_conditional_access_policy: {
        mfa: {
          conditions: [
            {
              applications: [{ included_applications: [id('5'), 'Office365'] }],
              users: [{ included_users: ['All'], excluded_groups: ['${azuread_group.excluded.object_id}', id('6')] }],
            },
          ],
        },
      },
    },
  });
  const { directory } = tenant;

  it('accounts by their names and by their ids', () => {
    const names = [...directory.users.values()].map((user) => user.userPrincipalName);
    expect(names.slice(0, 3)).toEqual(['bg1@contoso.com', 'bg2@contoso.com', 'owner@contoso.com']);
    expect(directory.users.has(id('1'))).toBe(true);
    expect(directory.users.has(id('3'))).toBe(true);
    expect(directory.users.size).toBe(5);
  });

  it('a group that is looked up, with the accounts that are looked up', () => {
    const [approvers] = directory.groups.keys();
    expect(directory.groupMembers.of(approvers ?? '')).toEqual([...directory.users.keys()].slice(0, 4));
    expect(directory.groupMembers.of(id('6'))).toEqual([]);
  });

  it('groups, service principals and applications', () => {
    expect([...directory.groups.values()].map((group) => group.displayName)).toEqual(['Approvers', id('6')]);
    expect(directory.servicePrincipals.has(id('4'))).toBe(true);
    expect([id('2'), id('5')].map((clientId) => directory.hasApplication(clientId))).toEqual([true, true]);
  });

  it('once each, and nothing for words and expressions', () => {
    expect(directory.servicePrincipals.size).toBe(4);
    expect(directory.hasApplication('Office365')).toBe(false);
  });
});
