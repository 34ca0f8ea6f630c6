import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { applyCdktnRecipe } from '../frameworks/recipe';
import { removeFolders } from '../frameworks/repository-copy';
import { Project, packed } from './project';
import { readmeBlock } from './readme';

afterAll(removeFolders);

const COMPOSED = readmeBlock('ts', 'TenantGuard.attach(app');
const DECLARED = `import { App } from 'cdktf';
import { readTenants, SharedServiceTenant } from 'cdktf-tenant-guard';

const app = new App();
for (const tenant of readTenants('tenants')) new SharedServiceTenant(app, tenant.declaration.tenant, { tenant });
app.synth();
`;
const ENTRY_POINTS = ['', '/entra', '/aws', '/judge', '/testing'].map((path) => `cdktf-tenant-guard${path}`);
const EVERY_ENTRY_POINT = `${ENTRY_POINTS.map((path, index) => `import * as module${index} from '${path}';`).join('\n')}
console.log([${ENTRY_POINTS.map((_, index) => `module${index}`).join(', ')}].map((module) => Object.keys(module).length));
`;
const TSCONFIG = JSON.stringify({
  compilerOptions: {
    target: 'es2022',
    module: 'node16',
    strict: true,
    noUncheckedIndexedAccess: true,
    types: ['node'],
  },
  include: ['*.ts'],
});

/** A text with one part replaced; fails where the part is not there once. */
function replaced(text: string, part: string, by: string): string {
  const parts = text.split(part);
  if (parts.length !== 2)
    throw new Error(`${JSON.stringify(part)} is ${parts.length - 1} times in the example, not once`);
  return parts.join(by);
}

let tarball: string;
beforeAll(() => {
  tarball = packed();
});

/** Whether devices are managed is the tenant's to declare: the README's does not, and is told so, of computers and of telephones. */
const ADVISED = ['advisory  ENT-DV-01', 'advisory  ENT-DV-01'];

const findingsIn = (text: string) => text.match(/^\w+ {2}[A-Z]+-(?:[A-Z]+-)?\d{2}/gm) ?? [];

describe.each([
  ['cdktf', ['cdktf@0.21.0', 'constructs@^10.4.2'], 'cdktf', '0.21.0'],
  ['cdktn by the alias', [], 'cdktn', '0.24.0'],
])('a project that installs the package, under %s', (_, framework, name, version) => {
  let project: Project;

  beforeAll(() => {
    project = new Project();
    if (framework.length === 0) {
      // npm wants the overrides before it sees the providers
      applyCdktnRecipe(project.folder, 'dependencies');
    }
    const providers = ['@cdktf/provider-azuread@^14.3.1', '@cdktf/provider-aws@^21.22.1'];
    project.install(tarball, ...framework, ...providers, 'typescript@~5.9.0', '@types/node@^20');
    project.write('tsconfig.json', TSCONFIG);
    project.write('tenants/acme.yaml', readmeBlock('yaml', 'tenant: acme'));
    project.write('approvers.yaml', readmeBlock('yaml', 'approvers:'));
    project.write('composed.ts', COMPOSED);
    project.write(
      'weakened.ts',
      replaced(
        COMPOSED,
        "new RequireMfa(stack, 'mfa', { breakGlass, rollout });",
        "new RequireMfa(stack, 'mfa', { breakGlass, rollout }).policy.addOverride('state', 'disabled');",
      ),
    );
    project.write('declared.ts', DECLARED);
    project.write(
      'weakened-tenant.ts',
      replaced(
        DECLARED,
        'app.synth();',
        `const policy = app.node.findAll().find(({ node }) => node.path.endsWith('acme-entra/mfa/policy'));
(policy as TerraformElement).addOverride('state', 'disabled');
app.synth();`,
      ).replace('{ App }', '{ App, type TerraformElement }'),
    );
    project.write('entry-points.ts', EVERY_ENTRY_POINT);
  });

  it(`loads one framework: ${name} ${version}`, () => {
    expect(JSON.parse(project.read('node_modules/cdktf/package.json'))).toMatchObject({ name, version });
    const { packages } = JSON.parse(project.read('package-lock.json'));
    expect(Object.keys(packages).filter((path) => /\/cdkt[fn]$/.test(path))).toEqual(['node_modules/cdktf']);
  });

  it('compiles strictly with TypeScript 5.9, the declaration files of every entry point checked too', () => {
    const { status, stdout } = project.run('npx', 'tsc', '--skipLibCheck', 'false');
    expect(stdout).toBe('');
    expect(status).toBe(0);
    expect(project.run('node', 'entry-points.js')).toMatchObject({ status: 0, stderr: '' });
  });

  it('synthesizes the stack that the README composes by construct', () => {
    const { status, stderr } = project.run('node', 'composed.js');
    expect(status).toBe(0);
    // The README composes what its baseline requires; what it only advises is told.
    expect(findingsIn(stderr)).toEqual(['advisory  ENT-AU-06', 'advisory  ENT-AU-08', ...ADVISED]);
    expect(project.resourcesOf('acme-entra')).toEqual(
      expect.arrayContaining(['azuread_conditional_access_policy', 'azuread_group']),
    );
  });

  it('synthesizes the tenant that the README declares', () => {
    const { status, stderr } = project.run('node', 'declared.js');
    expect(status).toBe(0);
    expect(findingsIn(stderr)).toEqual(ADVISED);
    expect(project.resourcesOf('acme-entra')).toContain('azuread_named_location');
  });

  it.each([
    ['composed by construct', 'weakened.js', 'acme-entra/mfa/policy'],
    ['declared', 'weakened-tenant.js', 'acme/acme-entra/mfa/policy'],
  ])('reads what is wrong with a weakened stack, %s, where it is and how to put it right', (_how, app, construct) => {
    const before = project.read('cdktf.out/stacks/acme-entra/cdk.tf.json');
    const { status, stderr } = project.run('node', app);
    expect(status).toBe(1);
    expect(stderr).toMatch(/required {2}ENT-AU-02 {2}.*users can sign in without multifactor authentication/);
    expect(stderr).toContain(`at:        ${construct} (azuread_conditional_access_policy.`);
    expect(stderr).toMatch(/declared: {2}tenants\/acme\.yaml:\d+/);
    expect(stderr).toContain('remedy:    enforce a policy that requires MFA of these sign-ins');
    expect(project.read('cdktf.out/stacks/acme-entra/cdk.tf.json')).toBe(before);
  });

  it('runs the command', () => {
    const { status, stdout } = project.run('npx', 'tenant-guard', 'synth');
    expect(stdout).toMatch(/\d+ met, 0 accepted, 2 unmet, 0 unknown/);
    expect(status).toBe(0);
    expect(existsSync(join(project.folder, 'cdktf.out/stacks/acme-entra/tenant-guard.json'))).toBe(true);
  });
});
