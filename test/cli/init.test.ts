import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { askForTenant } from '../../lib/cli/first-questions';
import { DeclarationError, parseTenant } from '../../lib/declaration';
import { AS_OF, freshFolder, removeFolders } from '../support/guarded-app';
import { run } from './command';

jest.setTimeout(60_000);
afterAll(removeFolders);

const GUID = '6f1e2d3c-1111-4a2b-8c3d-0000000000';
/** What a person puts in place of the placeholders, by the end of their names. */
const KNOWN: readonly (readonly [RegExp, string])[] = [
  [/^office-range$/, '8.8.8.0/28'],
  [/^pipeline-range$/, '1.1.1.0/28'],
  [/^entered-ranges$/, '[8.8.8.0/28]'],
  [/-ipv6$/, 'none'],
  [/(owner|evaluator|attester)$/, 'ann@acme.example'],
  [/^approver$/, 'bob@acme.example'],
  [/^(expires-on)$/, '2027-10-01'],
  [/^(acceptance-)?review-on$/, '2027-06-01'],
  [/-on$/, '2026-10-01'],
  [/-exit$/, 'a service of our own'],
  [/-exit-days$/, '90'],
  [/-upstream-provides$/, 'hosting'],
  [/-(principles|resilience|incidents|disclosure)$/, 'adequate'],
  [/^other-vendor-restrictable-by$/, 'neither'],
  [/-evidence$/, 'docs/evaluation-2026.pdf'],
  [/-name$/, 'Relecloud Ltd'],
  [/^service-principal-object-id$/, `${GUID}01`],
  [/^tenant-id$/, `${GUID}02`],
  [/^aws-application-id$/, `${GUID}03`],
  [/^saas-application-id$/, `${GUID}04`],
  [/^deployer-role$/, 'tenant-guard-deploy'],
  [/^stage$/, 'enforced'],
  [/^decision$/, 'accept'],
  [/^licence$/, 'P1'],
  [/^emergency-account-1$/, 'bg1@acme.onmicrosoft.com'],
  [/^emergency-account-2$/, 'bg2@acme.onmicrosoft.com'],
  [/^account-id$/, '"111122223333"'],
  [/^region$/, 'eu-north-1'],
  [/^admin-group$/, 'admins'],
  [/^acceptance-id(-1)?$/, 'RA-2026-001'],
  [/^acceptance-id-2$/, 'RA-2026-002'],
  [/^justification$/, 'single sign-on is tendered in 2027'],
  [/^(inherent|residual)$/, 'moderate'],
];

const PLACEHOLDER = /\{REPLACE-([\w-]+)\}/g;

/** What suppliers answer: single sign-on where there is a directory to sign on with. */
function answerIn(declaration: string): readonly [RegExp, string] {
  return [/-restrictable-by$/, declaration.includes('kind: entra') ? 'conditionalAccess' : 'ipAllowList'];
}

function filled(declaration: string): string {
  return declaration.replace(PLACEHOLDER, (_text, name: string) => {
    const known = [...KNOWN, answerIn(declaration)].find(([named]) => named.test(name));
    if (known === undefined) throw new Error(`nobody knows what ${name} is`);
    return known[1];
  });
}

/** Lines (1-based) of the declaration that hold a placeholder. */
function linesWithPlaceholder(declaration: string): number[] {
  return declaration.split('\n').flatMap((line, index) => (line.match(PLACEHOLDER) ? [index + 1] : []));
}

/** Lines that the declaration's reader complains about. */
function refusedLines(declaration: string): (number | undefined)[] {
  try {
    parseTenant(declaration, 'tenants/acme.yaml');
    return [];
  } catch (error) {
    if (!(error instanceof DeclarationError)) throw error;
    return error.problems.map(({ line }) => line);
  }
}

const COMBINATIONS: readonly (readonly string[])[] = [
  ['entra'],
  ['aws'],
  ['saas'],
  ['other'],
  ['saas', 'other'],
  ['entra', 'aws', 'saas', 'other'],
];

describe.each(COMBINATIONS.map((kinds) => ({ kinds, name: kinds.join(', ') })))(
  'tenant-guard init for $name',
  ({ kinds }) => {
    const folder = freshFolder();
    const file = join(folder, 'tenants/acme.yaml');
    let told: ReturnType<typeof run>;
    let written: string;
    beforeAll(() => {
      told = run(folder, 'init', '--tenant', 'acme', ...kinds.flatMap((kind) => ['--service', kind]));
      written = readFileSync(file, 'utf8');
    });

    it('writes a declaration of which the reader refuses the placeholders and nothing else', () => {
      expect(told).toMatchObject({ status: 0, stderr: '' });
      expect(refusedLines(written)).toEqual(linesWithPlaceholder(written));
    });

    it('lists each placeholder with its lines and what to put there', () => {
      for (const [placeholder] of written.matchAll(PLACEHOLDER)) {
        const lines = linesWithPlaceholder(written).filter((line) =>
          written.split('\n')[line - 1]?.includes(placeholder),
        );
        const row = told.stdout.split('\n').find((line) => line.includes(placeholder));
        expect(row).toMatch(new RegExp(`\\w.* \\(lines? ${lines.join(', ')}\\)$`));
      }
    });

    it('synthesizes as it is once they are filled in', () => {
      writeFileSync(file, filled(written));
      const approvers = join(folder, 'approvers.yaml');
      expect(existsSync(approvers)).toBe(written.includes('\nacceptances:\n'));
      if (existsSync(approvers)) writeFileSync(approvers, filled(readFileSync(approvers, 'utf8')));
      const { status, stdout, stderr } = run(folder, 'synth', '--as-of', AS_OF);
      expect(stderr).toBe('');
      expect(status).toBe(0);
      expect(stdout).toMatch(/ 0 unknown/);
      expect(stdout).not.toMatch(/^unmet: (?!advisory)/m);
    });
  },
);

describe('tenant-guard init', () => {
  it('invents no id: without its placeholders the file holds no number but its version', () => {
    const folder = freshFolder();
    run(folder, 'init', '--tenant', 'acme', '--service', 'entra', '--service', 'aws');
    const values = readFileSync(join(folder, 'tenants/acme.yaml'), 'utf8')
      .replace(/#.*|ipv6:/g, '')
      .replace(PLACEHOLDER, '');
    expect(values.match(/\d+/g)).toEqual(['1']);
    expect(values).not.toContain('@');
  });

  it('names the schema for editors, from where the file is', () => {
    const folder = freshFolder();
    run(folder, 'init', '--tenant', 'acme', '--service', 'other', '--out', 'a/b/acme.yaml');
    const [first] = readFileSync(join(folder, 'a/b/acme.yaml'), 'utf8').split('\n');
    expect(first).toBe('# yaml-language-server: $schema=../../node_modules/cdktf-tenant-guard/schema/tenant.v1.json');
  });

  it('leaves who may approve to be filled in, beside the folder, and keeps a list that is there', () => {
    const folder = freshFolder();
    const file = join(folder, 'approvers.yaml');
    const { stdout } = run(folder, 'init', '--tenant', 'acme', '--service', 'other');
    expect(stdout).toContain('approvers.yaml is written, too.');
    expect(run(folder, 'synth').stderr).toMatch(/^approvers\.yaml:5: approvers\.0\.email: /);
    writeFileSync(file, 'mine');
    expect(run(folder, 'init', '--tenant', 'umbrella', '--service', 'other').stdout).toContain(
      'stands in approvers.yaml',
    );
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect(run(folder, 'init', '--tenant', 'acme', '--service', 'other', '--out', 'acme.yaml').stdout).toContain(
      'goes into ../approvers.yaml; without it none holds',
    );
    expect(existsSync(join(folder, '..', 'approvers.yaml'))).toBe(false);
  });

  it('never replaces a file', () => {
    const folder = freshFolder();
    const mine = join(folder, 'mine.yaml');
    writeFileSync(mine, 'mine');
    const { status, stderr } = run(folder, 'init', '--tenant', 'acme', '--service', 'aws', '--out', 'mine.yaml');
    expect(status).toBe(1);
    expect(stderr).toContain('there is a file already, got "mine.yaml"');
    expect(readFileSync(mine, 'utf8')).toBe('mine');
  });

  it.each([
    [['--tenant', '../acme', '--service', 'aws'], 'this cannot be the id of a tenant, got "../acme"'],
    [['--tenant', 'acme', '--service', 'azure'], 'Allowed choices are entra, aws, saas, other'],
    [['--tenant', 'acme'], 'init needs --tenant <id> and one --service <kind> or more'],
    [[], 'or a terminal to ask on'],
  ])('writes nothing where it is called with %p', (given, told) => {
    const folder = freshFolder();
    const { status, stderr } = run(folder, 'init', ...given);
    expect(status).toBe(1);
    expect(stderr).toContain(told);
    expect(existsSync(join(folder, 'tenants'))).toBe(false);
  });
});

describe('the questions of tenant-guard init', () => {
  const asked = async (answers: string) => {
    const input = new PassThrough();
    const output = new PassThrough();
    const shown = text(output);
    input.end(answers);
    try {
      return { given: await askForTenant(input, output), shown: output.end() && (await shown) };
    } catch (error) {
      return { error };
    }
  };

  it('ask for the tenant and each service, in plain text', async () => {
    const { given, shown } = await asked('acme\nyes\nn\nY\nno\n');
    expect(given).toEqual({ tenant: 'acme', service: ['entra', 'saas'] });
    expect(shown).toMatch(
      /^Short name of the organization .*: What does it rent\? One or more of:\n {2}entra: .*\? \(y\/n\) /,
    );
    expect(shown).not.toContain('\u001b');
  });

  it('ask again until the answer can be used', async () => {
    const { given, shown } = await asked('\nAcme Corp\nacme\nperhaps\nn\nn\nn\nn\nn\ny\nn\nn\n');
    expect(given).toEqual({ tenant: 'acme', service: ['aws'] });
    expect(shown).toContain('This cannot be used: an id has lower-case letters');
    expect(shown).toContain('Answer y or n.');
  });

  it('end in words where the input ends', async () => {
    const { error } = await asked('acme\ny\n');
    expect(error).toMatchObject({ name: 'InvalidValue', problem: 'a question was not answered' });
  });
});
