import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { AS_OF, freshFolder, removeFolders } from '../support/guarded-app';
import { folderWith, ROOT, run } from './command';

jest.setTimeout(60_000);
afterAll(removeFolders);

describe('tenant-guard', () => {
  it('tells what it can do', () => {
    const { status, stdout } = run(freshFolder(), '--help');
    expect(status).toBe(0);
    for (const command of ['init', 'synth', 'check', 'records', 'explain', 'accept'])
      expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'));
    expect(stdout).toContain('Exit codes: 0');
  });

  it('offers no command that is not built', () => {
    const { stdout } = run(freshFolder(), '--help');
    for (const command of ['review', 'prove', 'what-if', 'adopt', 'fleet']) {
      expect(stdout).not.toMatch(new RegExp(`^  ${command} `, 'm'));
    }
  });

  it.each([[['synht']], [['check', '--fail-on', 'sometimes']], [['synth', '--format', 'yaml']], [['synth', '--nope']]])(
    'could not judge where it is called wrongly: %p',
    (given) => {
      const { status, stderr } = run(freshFolder(), ...given);
      expect(status).toBe(1);
      expect(stderr).toMatch(/error: /);
      expect(stderr).toContain('--help');
      expect(stderr).not.toContain('Usage:');
    },
  );
});

describe('tenant-guard synth', () => {
  it('prints what was made and what was judged', () => {
    const every = readdirSync(join(ROOT, 'tenants')).map((file) => parse(file).name);
    const { status, stdout, stderr } = run(folderWith({}, every), 'synth', '--as-of', AS_OF);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain('7 stacks written to cdktf.out:');
    expect(stdout).toMatch(/\d+ met, \d+ accepted, \d+ unmet, 0 unknown/);
    expect(stdout).not.toContain('\u001b[');
  });

  it('prints JSON for programs', () => {
    const { stdout } = run(folderWith({}, ['fabrikam']), 'synth', '--as-of', AS_OF, '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      asOf: AS_OF,
      summary: { unknown: 0, accepted: expect.any(Number) },
    });
  });

  it('refuses a tenant whose acceptance has expired, writes nothing and says where', () => {
    const folder = folderWith({}, ['fabrikam']);
    const { status, stderr } = run(folder, 'synth', '--as-of', '2027-05-02');
    expect(status).toBe(2);
    expect(stderr).toContain('acceptance RA-2026-014 expired on 2027-05-01');
    expect(stderr).toMatch(/declared: {2}tenants\/fabrikam\.yaml:\d+/);
    expect(stderr).toMatch(
      /Nothing was written to cdktf\.out\.\n\nWhy a control exists.*\n.* accept .* --tenants tenants\n$/,
    );
    expect(existsSync(join(folder, 'cdktf.out/manifest.json'))).toBe(false);
  });

  it('keeps the earlier output where a later run is refused', () => {
    const folder = folderWith({}, ['fabrikam']);
    expect(run(folder, 'synth', '--as-of', AS_OF).status).toBe(0);
    const manifest = readFileSync(join(folder, 'cdktf.out/manifest.json'), 'utf8');
    expect(run(folder, 'synth', '--as-of', '2030-01-01').status).toBe(2);
    expect(readFileSync(join(folder, 'cdktf.out/manifest.json'), 'utf8')).toBe(manifest);
  });

  it('could not judge a bad declaration: every error with its file and line, no stack trace', () => {
    const folder = folderWith(
      {
        'fabrikam.yaml': (text) =>
          text.replace('stage: enforced', 'stage: enfroced').replace('supplier: amazon', 'supplier: amazn'),
      },
      ['fabrikam'],
    );
    const { status, stderr } = run(folder, 'synth', '--as-of', AS_OF);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^tenants\/fabrikam\.yaml:\d+: .*Did you mean "enforced"\?$/m);
    expect(stderr).toMatch(/^tenants\/fabrikam\.yaml:\d+: .*Did you mean "amazon"\?$/m);
    expect(stderr).not.toContain('    at ');
    expect(existsSync(join(folder, 'cdktf.out/manifest.json'))).toBe(false);
  });

  it('says what to install where CDKTF is not', () => {
    const folder = folderWith();
    const blocked = join(folder, 'blocked.cjs');
    writeFileSync(
      blocked,
      `const { Module } = require('node:module'); const load = Module._load;
       Module._load = (name, ...rest) => {
         if (name !== 'cdktf') return load(name, ...rest);
         throw Object.assign(new Error("Cannot find module 'cdktf'"), { code: 'MODULE_NOT_FOUND' });
       };`,
    );
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--require', blocked, join(ROOT, 'dist/lib/cli/main.js'), 'synth', '--as-of', AS_OF],
      { cwd: folder, encoding: 'utf8' },
    );
    expect(status).toBe(1);
    expect(stderr).toContain('npm install cdktf constructs');
    expect(stderr).not.toContain('    at ');
  });

  it('refuses state inside the output directory without a stack trace', () => {
    const folder = folderWith(
      {
        'fabrikam.yaml': (text) => text.replace('local: state/', 'local: cdktf.out/stacks/fabrikam-aws-main/'),
      },
      ['fabrikam'],
    );
    const { status, stderr } = run(folder, 'synth', '--as-of', AS_OF);
    expect(status).toBe(2);
    expect(stderr).toContain('keeps its state inside the output directory');
    expect(stderr).not.toContain('    at ');
  });

  it('says which tenants there are where it is asked for another', () => {
    const { status, stderr } = run(folderWith(), 'synth', '--tenant', 'fabrikan', '--as-of', AS_OF);
    expect(status).toBe(1);
    expect(stderr).toContain('declared: contoso, fabrikam, northwind');
  });

  it('refuses a day that is none', () => {
    const { status, stderr } = run(folderWith(), 'synth', '--as-of', '2026-02-30');
    expect(status).toBe(1);
    expect(stderr).toContain('2026-02-30');
  });
});

describe('tenant-guard check', () => {
  const folder = folderWith();
  beforeAll(() => {
    expect(run(folder, 'synth', '--as-of', AS_OF).status).toBe(0);
  });
  const changed = (change: (text: string) => string) => {
    const copy = freshFolder();
    cpSync(join(folder, 'cdktf.out'), join(copy, 'cdktf.out'), { recursive: true });
    const file = join(copy, 'cdktf.out/stacks/contoso-entra/cdk.tf.json');
    writeFileSync(file, change(readFileSync(file, 'utf8')));
    return copy;
  };

  it('gives the verdicts that the synthesis gave', () => {
    const { status, stdout } = run(folder, 'check', '--as-of', AS_OF, '--format', 'json');
    expect(status).toBe(0);
    expect(stdout).toBe(run(folder, 'synth', '--as-of', AS_OF, '--format', 'json').stdout);
  });

  it('finds what was weakened in the files since', () => {
    const weakened = changed((text) => text.replaceAll('"state": "enabled"', '"state": "disabled"'));
    const { status, stdout } = run(weakened, 'check', '--as-of', AS_OF);
    expect(status).toBe(2);
    expect(stdout).toContain('ENT-AU-02');
  });

  it('fails on what is accepted no more, on a later day', () => {
    expect(run(folder, 'check', '--as-of', '2028-01-01').status).toBe(2);
  });

  it.each(['json', 'text'])('keeps its exit code, and says nothing, where nobody reads on: %s', (format) => {
    const command = `node ${join(ROOT, 'dist/lib/cli/main.js')} check --as-of 2028-01-01 --format ${format} | head -n 1`;
    const piped = spawnSync('bash', ['-c', `set -o pipefail; ${command}`], { cwd: folder, encoding: 'utf8' });
    expect(piped).toMatchObject({ status: 2, stderr: '' });
    expect(piped.stdout.split('\n')).toHaveLength(2);
  });

  it('moves the bar', () => {
    const weakened = changed((text) => text.replaceAll('"trusted": true', '"trusted": false'));
    expect(run(weakened, 'check', '--as-of', AS_OF).status).toBe(0);
    expect(run(weakened, 'check', '--as-of', AS_OF, '--fail-on', 'advisory').status).toBe(2);
  });

  it('judges one tenant alone where asked', () => {
    const { stdout } = run(folder, 'check', '--tenant', 'northwind', '--as-of', AS_OF);
    expect(stdout).toContain('courier');
    expect(stdout).not.toContain('contoso');
  });

  it.each<[string, (copy: string) => void, RegExp]>([
    [
      'truncated',
      (copy) => writeFileSync(join(copy, 'cdktf.out/stacks/contoso-entra/cdk.tf.json'), '{"resource": {'),
      /contoso-entra\/cdk\.tf\.json/,
    ],
    [
      'missing',
      (copy) => rmSync(join(copy, 'cdktf.out/stacks/contoso-entra'), { recursive: true }),
      /contoso-entra is missing/,
    ],
    ['empty', (copy) => rmSync(join(copy, 'cdktf.out'), { recursive: true }), /there is nothing here/],
    [
      'HCL',
      (copy) => {
        rmSync(join(copy, 'cdktf.out/stacks/contoso-entra/cdk.tf.json'));
        writeFileSync(join(copy, 'cdktf.out/stacks/contoso-entra/cdk.tf'), '');
      },
      /HCL/,
    ],
    [
      'without its facts',
      (copy) => writeFileSync(join(copy, 'cdktf.out/stacks/contoso-entra/tenant-guard.json'), '{"version": 9}'),
      /version/,
    ],
  ])('could not judge output that is %s', (_what, damage, told) => {
    const copy = changed((text) => text);
    damage(copy);
    const { status, stderr } = run(copy, 'check', '--as-of', AS_OF);
    expect(status).toBe(1);
    expect(stderr).toMatch(told);
    expect(stderr).not.toContain('    at ');
  });

  it('loads neither CDKTF nor a provider', () => {
    const bare = freshFolder();
    mkdirSync(join(bare, 'node_modules'));
    const blocked = join(bare, 'blocked.cjs');
    writeFileSync(
      blocked,
      `const { Module } = require('node:module'); const load = Module._load;
       Module._load = (name, ...rest) => { if (/^(cdktf|cdktn|constructs|@cdktf)/.test(name)) throw new Error('loaded ' + name); return load(name, ...rest); };`,
    );
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--require', blocked, join(ROOT, 'dist/lib/cli/main.js'), 'check', '--as-of', AS_OF],
      { cwd: folder, encoding: 'utf8' },
    );
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });
});

describe('tenant-guard explain', () => {
  it('tells why a control exists, its remedy, its level and where it comes from', () => {
    const { status, stdout } = run(freshFolder(), 'explain', 'ent-au-02');
    expect(status).toBe(0);
    expect(stdout).toMatch(/required by .*\bcisa-scuba\b/);
    expect(stdout).toContain('CISA MS.AAD.3.2v2');
  });

  it('lists every control, and explains all of them where asked', () => {
    const listed = run(freshFolder(), 'explain').stdout.trim().split('\n');
    expect(listed.length).toBeGreaterThanOrEqual(19);
    const all = run(freshFolder(), 'explain', '--all').stdout;
    for (const line of listed) expect(all).toContain(line.split(' ')[0]);
  });

  it('gives every control with its levels as JSON', () => {
    const all: { id: string; baselines: unknown[] }[] = JSON.parse(
      run(freshFolder(), 'explain', '--all', '--format', 'json').stdout,
    );
    expect(all.length).toBeGreaterThan(80);
    const legacy = all.find(({ id }) => id === 'ENT-AU-01');
    expect(legacy?.baselines).toContainEqual({ baseline: 'cisa-scuba', level: 'required', demands: ['MS.AAD.1.1v1'] });
  });

  it('asks whether another was meant', () => {
    const { status, stderr } = run(freshFolder(), 'explain', 'ENT-AU-2');
    expect(status).toBe(1);
    expect(stderr).toContain('Did you mean ENT-AU-02?');
  });
});
