import { renderDeclared } from '../../lib/cli/render-declared';
import { parseTenant, readTenants } from '../../lib/declaration';
import { deployerNeeds, renderedIn } from '../../lib/report';
import { NEEDS_TABLES } from '../../lib/report/deployer/deployer-needs';
import { providerOf, rowsOf } from '../../lib/report/deployer/needs-table';
import { blocksOf, README, ROOT, textOf } from '../docs/pages';
import { AS_OF, freshFolder, removeFolders } from '../support/guarded-app';
import { folderWith, run } from './command';

jest.setTimeout(60_000);
afterAll(removeFolders);

const tenants = readTenants(`${ROOT}/tenants`);
const rendered = tenants.flatMap((tenant) => renderDeclared(tenant).flatMap(renderedIn));

describe.each(NEEDS_TABLES)('$title', (table) => {
  const own = rendered.filter(({ type }) => table.providers.includes(providerOf(type)));

  it('are known of everything that is rendered', () => {
    expect(own.filter((resource) => rowsOf(table, resource).length === 0)).toEqual([]);
  });

  it('are known of nothing that is never rendered', () => {
    const used = new Set(own.flatMap((resource) => rowsOf(table, resource)));
    expect(Object.keys(table.needs).filter((row) => !used.has(row))).toEqual([]);
    const permissions = Object.values(table.needs).flat();
    expect(
      Object.entries(table.covers)
        .flat(2)
        .filter((one) => !permissions.includes(one)),
    ).toEqual([]);
  });
});

describe('what a deployer has to be allowed', () => {
  const group = { assignable_to_role: true, owners: ['${data.azuread_users.accounts.object_ids}'] };
  const namesOf = (types: Readonly<Record<string, Readonly<Record<string, unknown>>>>) =>
    deployerNeeds({
      tenant: 'contoso',
      resources: Object.entries(types).map(([type, body]) => ({ type, body })),
    });
  const permissions = (types: Parameters<typeof namesOf>[0]) =>
    namesOf(types).needs.map(({ permission }) => permission);

  it('is what its arguments need, too', () => {
    expect(permissions({ azuread_group: { assignable_to_role: false } })).toEqual(['Group.ReadWrite.All']);
    expect(permissions({ azuread_group: group })).toEqual([
      'Group.ReadWrite.All',
      'RoleManagement.ReadWrite.Directory',
      'User.Read.All',
    ]);
  });

  it('leaves out what another permission has in it', () => {
    expect(permissions({ 'data.azuread_group': {} })).toEqual(['Group.Read.All']);
    expect(permissions({ 'data.azuread_group': {}, azuread_group: {} })).toEqual(['Group.ReadWrite.All']);
  });

  it('goes by the URL of a request', () => {
    expect(permissions({ msgraph_update_resource: { url: '/domains/contoso.example' } })).toEqual([
      'Domain.ReadWrite.All',
    ]);
    expect(namesOf({ msgraph_update_resource: { url: 'organization' } })).toMatchObject({
      needs: [],
      unknown: ['msgraph_update_resource'],
    });
  });

  it('says what it cannot tell', () => {
    expect(namesOf({ azuread_user: {}, aws_instance: {}, random_pet: {}, terraform_data: {} }).unknown).toEqual([
      'aws_instance',
      'azuread_user',
      'random_pet',
    ]);
  });
});

describe('tenant-guard explain deployer', () => {
  it('prints what the declarations need', () => {
    const { status, stdout, stderr } = run(folderWith(), 'explain', 'deployer', '--tenants', 'tenants/contoso.yaml');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('contoso  the deployer, service principal 6f1e2d3c-1111-4a2b-8c3d-000000000001\n');
    expect(stdout).toMatch(/ {4}Group\.ReadWrite\.All +tier 0 +azuread_group\n/);
    expect(stdout).toMatch(/ {4}User\.Read\.All {10,}azuread_group\.owners, data\.azuread_users\n/);
  });

  it('prints the IAM policy of the role in each account', () => {
    const { status, stdout } = run(folderWith(), 'explain', 'deployer', '--tenants', 'tenants/fabrikam.yaml');
    expect(status).toBe(0);
    expect(stdout).toMatch(/ {2}IAM policy of the role tenant-guard-deploy in account 777788889999: \d+ characters/);
    expect(stdout).toContain('"arn:aws:s3:::fabrikam-backups"');
    expect(stdout).toContain('can let himself in: guard the role like an administrator\n');
  });

  it('reads what is synthesized where there is something', () => {
    const folder = folderWith({}, ['adatum']);
    expect(run(folder, 'synth', '--tenant', 'adatum', '--as-of', AS_OF).status).toBe(0);
    const { stdout } = run(folder, 'explain', 'deployer', '--format', 'json');
    const [adatum, ...others] = JSON.parse(stdout);
    expect(others).toEqual([]);
    expect(adatum).toMatchObject({ tenant: 'adatum', servicePrincipal: '6f1e2d3c-1111-4a2b-8c3d-0000000000d1' });
    const declared = run(folder, 'explain', 'deployer', '--tenants', 'tenants/adatum.yaml', '--format', 'json');
    expect(JSON.parse(declared.stdout)).toEqual([adatum]);
  });

  it('refuses a folder that is none', () => {
    const { status, stderr } = run(freshFolder(), 'explain', 'deployer', '--dir', 'nowhere');
    expect(status).toBe(1);
    expect(stderr).toContain('nowhere holds no synthesized stack');
  });
});

describe('the README', () => {
  it("names what the first tenant's deployer has to be allowed", () => {
    const [first] = blocksOf(README).filter(({ language, text }) => language === 'yaml' && text.includes('version:'));
    const tenant = parseTenant(first?.text ?? '', 'tenants/acme.yaml');
    const { needs, unknown } = deployerNeeds({
      tenant: 'acme',
      resources: renderDeclared(tenant).flatMap(renderedIn),
    });
    const [, paragraph = ''] = /- \*\*The Entra deployer\*\*([\s\S]*?)\n- /.exec(textOf(README)) ?? [];
    const named = [...paragraph.matchAll(/[A-Z]\w+(?:\.[A-Z]\w+){2}/g)].map(([permission]) => permission);
    expect(named.sort()).toEqual(needs.map(({ permission }) => permission));
    expect(unknown).toEqual([]);
  });
});
