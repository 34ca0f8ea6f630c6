import { EntraRole, type EntraRoleList, isGuid, privilegedRoles } from '../../lib/values';
import { refusal } from './refusal';

const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10';

describe('EntraRole', () => {
  it('knows 147 built-in roles, each with its own name and template id, by name', () => {
    const names = EntraRole.all.map(({ name }) => name);
    expect(names).toHaveLength(147);
    expect(new Set(names).size).toBe(147);
    expect(new Set(EntraRole.all.map(({ templateId }) => templateId)).size).toBe(147);
    expect([...names].sort()).toEqual(names);
    for (const { templateId } of EntraRole.all) {
      expect([templateId, isGuid(templateId), templateId.toLowerCase()]).toEqual([templateId, true, templateId]);
    }
  });

  it('is found by name, whatever the case, and by template id', () => {
    const role = EntraRole.named('global administrator');
    expect([role.name, role.templateId, role.privileged]).toEqual(['Global Administrator', GLOBAL_ADMINISTRATOR, true]);
    expect(EntraRole.withTemplateId(GLOBAL_ADMINISTRATOR.toUpperCase())).toBe(role);
    expect(role.equals(EntraRole.named('Global Reader'))).toBe(false);
  });

  it('refuses an unknown name with the near one, and leaves an unknown id unknown', () => {
    expect(refusal(() => EntraRole.named('Global Admin')).remedy).toBe('Did you mean "Global Administrator"?');
    expect(refusal(() => EntraRole.named('Securty Administrator')).remedy).toBe(
      'Did you mean "Security Administrator"?',
    );
    expect(refusal(() => EntraRole.named('')).remedy).toBeUndefined();
    expect(EntraRole.withTemplateId('6f1e2d3c-1111-4a2b-8c3d-000000000001')).toBeUndefined();
  });

  it('says privileged where Microsoft does, and unknown where no source says', () => {
    expect(EntraRole.all.filter(({ privileged }) => privileged === true)).toHaveLength(35);
    expect(EntraRole.all.filter(({ privileged }) => privileged === 'unknown').map(String)).toEqual([
      'Modern Commerce Administrator',
    ]);
    expect(EntraRole.named('Exchange Administrator').privileged).toBe(false);
  });

  it.each<[EntraRoleList, number]>([
    ['scuba-highly-privileged', 8],
    ['cis-m365-admin-roles', 15],
    ['maester-admin-roles', 14],
    ['microsoft-template-admins', 14],
    ['directory-sync', 2],
  ])('has the list %s with %d roles', (list, count) => {
    expect(EntraRole.inLists(list)).toHaveLength(count);
    expect(EntraRole.inLists(list).every((role) => role.isIn(list))).toBe(true);
  });

  it('takes the union of CISA, CIS and Maester for the privileged roles: 16, by name', () => {
    expect(privilegedRoles().map(String)).toEqual([
      'Application Administrator',
      'Authentication Administrator',
      'Billing Administrator',
      'Cloud Application Administrator',
      'Conditional Access Administrator',
      'Exchange Administrator',
      'Global Administrator',
      'Global Reader',
      'Helpdesk Administrator',
      'Hybrid Identity Administrator',
      'Password Administrator',
      'Privileged Authentication Administrator',
      'Privileged Role Administrator',
      'Security Administrator',
      'SharePoint Administrator',
      'User Administrator',
    ]);
  });

  it('finds nothing in no list', () => {
    expect(EntraRole.inLists()).toEqual([]);
  });
});
