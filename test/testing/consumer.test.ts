import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AS_OF, freshFolder, removeFolders } from '../support/guarded-app';

const ROOT = resolve(__dirname, '..', '..');
jest.setTimeout(60_000);
afterAll(removeFolders);

/** A project in plain CommonJS that has the built package and jest, with one test file. */
function runJestIn(test: string) {
  const project = freshFolder();
  mkdirSync(join(project, 'node_modules'));
  symlinkSync(ROOT, join(project, 'node_modules/cdktf-tenant-guard'), 'dir');
  symlinkSync(join(ROOT, 'node_modules/cdktf'), join(project, 'node_modules/cdktf'), 'dir');
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'consumer', jest: { transform: {} } }));
  writeFileSync(join(project, 'stack.test.js'), test);
  const jest = join(ROOT, 'node_modules/jest/bin/jest.js');
  const { status, stderr } = spawnSync(process.execPath, [jest, '--no-cache', '--rootDir', project], {
    cwd: project,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  return { status, stderr };
}

const SETUP = `
const { App } = require('cdktf');
const { readTenants, SharedServiceTenant } = require('cdktf-tenant-guard');
const { expectControls, judgeApp, matchers } = require('cdktf-tenant-guard/testing');
expect.extend(matchers);

const [tenant] = readTenants(${JSON.stringify(join(ROOT, 'tenants/contoso.yaml'))});
function judged(change = () => {}) {
  const app = new App({ outdir: require('node:path').join(__dirname, 'cdktf.out') });
  const { stacks } = new SharedServiceTenant(app, 'contoso', { tenant });
  change(stacks);
  return judgeApp(app, { asOf: '${AS_OF}' });
}
`;

describe("a consumer's own jest, in a CommonJS project", () => {
  it('asserts what a stack meets', () => {
    const { status, stderr } = runJestIn(`${SETUP}
it('meets every control', () => {
  expectControls(judged()).toBeMet('ENT-AU-02', 'AWS-STO-01').toAllBeMet();
  expect(judged()).toMeetEveryControl();
});`);
    expect(stderr).toContain('1 passed');
    expect(status).toBe(0);
  });

  it('prints the finding of a weakened stack', () => {
    const { status, stderr } = runJestIn(`${SETUP}
it('demands MFA of everybody', () => {
  const judgments = judged((stacks) =>
    stacks.get('entra').node.findAll()
      .filter(({ node }) => node.path.endsWith('/mfa/policy'))
      .forEach((policy) => policy.addOverride('state', 'disabled')));
  expect(judgments).toMeetControl('ENT-AU-02');
});`);
    expect(status).toBe(1);
    expect(stderr).toContain('ENT-AU-02 is not met:');
    expect(stderr).toMatch(/unmet: required {2}ENT-AU-02 {2}contoso entra: users can sign in/);
    expect(stderr).toMatch(/remedy: {4}enforce a policy/);
  });
});
