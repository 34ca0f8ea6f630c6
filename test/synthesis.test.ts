import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AS_OF, freshFolder, removeFolders } from './support/guarded-app';
import { ProviderSchema } from './support/provider-schema';

const ROOT = resolve(__dirname, '..');
afterAll(removeFolders);

/** A copy of the built project at a path of its own, as a clone elsewhere would be. */
function cloneAt(...path: string[]): string {
  const folder = join(freshFolder(), ...path);
  mkdirSync(folder, { recursive: true });
  for (const part of ['dist', 'tenants', 'approvers.yaml'])
    cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

function synth(folder: string, environment: NodeJS.ProcessEnv, ...options: string[]): string {
  const run = spawnSync(process.execPath, ['dist/lib/cli/main.js', 'synth', '--as-of', AS_OF, ...options], {
    cwd: folder,
    env: { ...process.env, ...environment },
    encoding: 'utf8',
  });
  expect(run.stderr).toBe('');
  expect(run.status).toBe(0);
  return run.stdout;
}

function filesOf(folder: string, below = ''): Map<string, string> {
  const files = readdirSync(join(folder, below)).flatMap((name): [string, string][] => {
    const path = join(below, name);
    return statSync(join(folder, path)).isDirectory()
      ? [...filesOf(folder, path)]
      : [[path, readFileSync(join(folder, path), 'utf8')]];
  });
  return new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe('synthesis of the examples', () => {
  const here = cloneAt('one');
  const there = cloneAt('quite', 'another place');
  let printed: string;
  beforeAll(() => {
    printed = synth(here, { TZ: 'Pacific/Kiritimati', LC_ALL: 'C' });
  });

  it('gives the same bytes in another clone, time zone and locale', () => {
    expect(synth(there, { TZ: 'America/Anchorage', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' })).toBe(printed);
    const files = filesOf(join(here, 'cdktf.out'));
    expect([...files.keys()]).toEqual(expect.arrayContaining(['manifest.json', 'stacks/contoso-entra/cdk.tf.json']));
    expect(filesOf(join(there, 'cdktf.out'))).toEqual(files);
  });

  it('gives the same bytes a second time', () => {
    const before = filesOf(join(here, 'cdktf.out'));
    expect(synth(here, {})).toBe(printed);
    expect(filesOf(join(here, 'cdktf.out'))).toEqual(before);
  });

  it('leaves nothing but the output directory', () => {
    expect(readdirSync(here).sort()).toEqual(['approvers.yaml', 'cdktf.out', 'dist', 'node_modules', 'tenants']);
  });

  it('writes no absolute path and no day of the run', () => {
    for (const [file, text] of filesOf(join(here, 'cdktf.out'))) {
      expect({ file, found: text.includes(here) || text.includes(ROOT) || text.includes(AS_OF) }).toEqual({
        file,
        found: false,
      });
    }
  });

  it('puts facts beside each stack, and for a service without one', () => {
    expect([...filesOf(join(here, 'cdktf.out')).keys()].filter((file) => file.endsWith('tenant-guard.json'))).toEqual([
      'declared/contoso-crm/tenant-guard.json',
      'declared/litware-registrar/tenant-guard.json',
      'declared/northwind-courier/tenant-guard.json',
      'stacks/adatum-entra/tenant-guard.json',
      'stacks/contoso-aws-dev/tenant-guard.json',
      'stacks/contoso-aws-organization/tenant-guard.json',
      'stacks/contoso-aws-prod/tenant-guard.json',
      'stacks/contoso-entra/tenant-guard.json',
      'stacks/fabrikam-aws-main/tenant-guard.json',
      'stacks/litware-entra/tenant-guard.json',
    ]);
  });

  it('keeps every resource address, since addresses are state (npm run golden writes them)', () => {
    const addresses = [...filesOf(join(here, 'cdktf.out'))]
      .filter(([file]) => file.endsWith('cdk.tf.json'))
      .flatMap(([file, text]) => {
        const { resource = {}, data = {} } = JSON.parse(text) as Record<'resource' | 'data', Record<string, object>>;
        const of = (types: Record<string, object>, prefix: string) =>
          Object.entries(types).flatMap(([type, named]) =>
            Object.keys(named).map((name) => `${prefix}${type}.${name}`),
          );
        return [...of(data, 'data.'), ...of(resource, '')].map((address) => `${file.split('/')[1]} ${address}`);
      });
    const golden = join(__dirname, 'golden/addresses.txt');
    const text = `${addresses.sort().join('\n')}\n`;
    if (process.env.npm_lifecycle_event === 'golden') writeFileSync(golden, text);
    expect(text).toBe(readFileSync(golden, 'utf8'));
  });

  it("renders Entra as the provider's own schema has it", () => {
    const schema = ProviderSchema.read(join(__dirname, 'entra/azuread-3.7.0-schema.json'));
    const stack = filesOf(join(here, 'cdktf.out')).get('stacks/contoso-entra/cdk.tf.json') ?? '{}';
    expect(schema.problems(JSON.parse(stack))).toEqual([]);
  });

  it("replaces one tenant's stacks alone where asked, and keeps the others' as they are", () => {
    const before = filesOf(join(here, 'cdktf.out'));
    const told = synth(here, {}, '--tenant', 'fabrikam');
    expect(told).toContain('1 stack written');
    expect(told).not.toContain('contoso');
    expect(filesOf(join(here, 'cdktf.out'))).toEqual(before);
  });
});
