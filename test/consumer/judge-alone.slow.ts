import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { output } from '../frameworks/program';
import { copyWithDependencies, removeFolders } from '../frameworks/repository-copy';
import { Project, packed } from './project';

afterAll(removeFolders);

describe('a project with neither cdktf nor a provider installed', () => {
  let project: Project;

  beforeAll(() => {
    const synthesized = copyWithDependencies();
    output(synthesized, ['npm', 'run', '-s', 'synth']);
    project = new Project();
    project.install('--omit=peer', packed());
    cpSync(join(synthesized, 'cdktf.out'), join(project.folder, 'cdktf.out'), { recursive: true });
  });

  it('has none of them', () => {
    const found = ['cdktf', 'constructs', '@cdktf'].filter((name) =>
      existsSync(join(project.folder, 'node_modules', name)),
    );
    expect(found).toEqual([]);
  });

  it('loads ./judge and judges with it', () => {
    const program = `const { catalogue, controlOf } = require('cdktf-tenant-guard/judge');
      console.log(catalogue.length > 0 && controlOf('ENT-AU-02').id);`;
    expect(project.run('node', '-e', program)).toEqual({ status: 0, stdout: 'ENT-AU-02\n', stderr: '' });
  });

  it('explains a control', () => {
    const { status, stdout } = project.run('npx', 'tenant-guard', 'explain', 'ENT-AU-02');
    expect(stdout).toContain('ENT-AU-02');
    expect(stdout).toContain('MS.AAD.3.2v');
    expect(status).toBe(0);
  });

  it('checks what was synthesized elsewhere', () => {
    const { status, stdout } = project.run('npx', 'tenant-guard', 'check', 'cdktf.out');
    expect(stdout).toMatch(/\d+ met, \d+ accepted, \d+ unmet, 0 unknown/);
    expect(status).toBe(0);
  });

  it('refuses what was weakened after synthesis', () => {
    const file = join(project.folder, 'cdktf.out/stacks/contoso-entra/cdk.tf.json');
    const written = readFileSync(file, 'utf8');
    writeFileSync(file, written.replaceAll('"state": "enabled"', '"state": "disabled"'));
    const { status, stdout, stderr } = project.run('npx', 'tenant-guard', 'check', 'cdktf.out');
    expect(stdout + stderr).toMatch(/ENT-AU-02/);
    expect(status).toBe(2);
  });

  it('cannot synthesize, and is told what is missing', () => {
    project.write('approvers.yaml', readFileSync(join(__dirname, '../../approvers.yaml'), 'utf8'));
    project.write('tenants/contoso.yaml', readFileSync(join(__dirname, '../../tenants/contoso.yaml'), 'utf8'));
    const { status, stderr } = project.run('npx', 'tenant-guard', 'synth');
    expect(stderr).toMatch(/\bcdktf\b(?!-tenant-guard)/);
    expect(status).toBe(1);
  });
});
