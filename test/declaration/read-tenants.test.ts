import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeclarationError, readTenants } from '../../lib/declaration';
import { CONTOSO, changed, FIXTURE } from './contoso';

/** Another tenant that shares nothing with Contoso. */
const FABRIKAM = changed(
  ['tenant: contoso', 'tenant: fabrikam'],
  ['6f1e2d3c-1111-4a2b-8c3d-000000000002', '6f1e2d3c-1111-4a2b-8c3d-000000000003'],
  ['"111122223333"', '"444455556666"'],
  ['"012345678901"', '"777788889999"'],
  ['contoso-ledger', 'fabrikam-ledger'],
  ['contoso-archive', 'fabrikam-archive'],
);

describe('reading tenants', () => {
  let top: string;
  let tenants: string;

  beforeEach(() => {
    top = mkdtempSync(join(tmpdir(), 'declaration-'));
    tenants = join(top, 'tenants');
    mkdirSync(tenants);
  });
  afterEach(() => rmSync(top, { recursive: true }));

  const write = (files: Readonly<Record<string, string | Buffer>>) => {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(tenants, name), content);
  };
  const refused = (path = tenants): string[] => {
    try {
      readTenants(path);
    } catch (error) {
      if (error instanceof DeclarationError) return error.message.split('\n');
      throw error;
    }
    return [];
  };

  it('reads one file', () => {
    expect(readTenants(FIXTURE).map(({ declaration, source }) => [declaration.tenant, source.file])).toEqual([
      ['contoso', 'fixtures/contoso.yaml'],
    ]);
  });

  it('reads every YAML file of a directory in the order of their names, and nothing else', () => {
    write({ 'b.yaml': CONTOSO, 'a.yml': FABRIKAM, 'README.md': '# Tenants', 'c.yaml.bak': 'x' });
    expect(readTenants(tenants).map(({ declaration, source }) => [declaration.tenant, source.file])).toEqual([
      ['fabrikam', 'tenants/a.yml'],
      ['contoso', 'tenants/b.yaml'],
    ]);
    expect(readTenants(`${tenants}/`)).toHaveLength(2);
  });

  it('reads a declaration whose file name is in upper case: none is passed over in silence', () => {
    write({ 'CONTOSO.YAML': CONTOSO });
    expect(readTenants(tenants)).toHaveLength(1);
  });

  it('names every problem of every file, by file and line, and never where the directory is', () => {
    write({
      'b.yaml': changed(['licence: P2', 'licence: P3'], ['version: 1', 'version: 9']),
      'a.yaml': 'a: [\n',
      'c.yaml': FABRIKAM,
    });
    const messages = refused();
    expect(messages.map((line) => line.split(': ').slice(0, 2).join(': '))).toEqual([
      'tenants/a.yaml:2: the indentation does not fit the lines above, or a bracket is not closed. Indent by two spaces a level and close every [ and {.',
      'tenants/b.yaml:2: version',
      'tenants/b.yaml:42: services.entra.entra.licence',
    ]);
    expect(messages.join()).not.toContain(top);
  });

  it('refuses a path where nothing is', () => {
    expect(refused(join(top, 'tenant'))).toEqual([
      expect.stringMatching(/^declaration-\w+\/tenant: there is nothing here; allowed: a file, or a directory with/),
    ]);
    expect(refused(join(FIXTURE, 'contoso.yaml'))).toEqual([expect.stringContaining('there is nothing here')]);
  });

  it('refuses a directory without a declaration', () => {
    expect(refused()).toEqual([
      expect.stringMatching(
        /\/tenants: this directory holds no declaration; .* Write a first one, for example tenants\/contoso\.yaml, or have `tenant-guard init` do it\.$/,
      ),
    ]);
  });

  it('refuses an empty file', () => {
    write({ 'a.yaml': '' });
    expect(refused()).toEqual([
      'tenants/a.yaml: the file is empty: it holds no declaration. Start with "version: 1" and "tenant: <name>", or remove the file.',
    ]);
  });

  it('refuses a large file by its size, before it is read', () => {
    write({ 'a.yaml': CONTOSO });
    truncateSync(join(tenants, 'a.yaml'), 10_000_000);
    expect(refused()).toEqual([
      'tenants/a.yaml: the file is too large for a declaration, got 10000000 bytes; allowed: at most 1000000 bytes. Declare one tenant a file.',
    ]);
  });

  it('refuses what is not text', () => {
    write({
      'binary.yaml': Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x00]),
      'latin.yaml': Buffer.from('tenant: Malm\xf6\n', 'latin1'),
      'utf16.yaml': Buffer.from('\uFEFFtenant: contoso\n', 'utf16le'),
    });
    expect(refused()).toEqual([
      'tenants/binary.yaml:1: the file holds a control character (U+0003): it is not text; allowed: text in UTF-8. Save the file as UTF-8 text.',
      'tenants/latin.yaml: the file is not text in UTF-8; allowed: text in UTF-8. Save the file as UTF-8.',
      'tenants/utf16.yaml: the file is not text in UTF-8; allowed: text in UTF-8. Save the file as UTF-8.',
    ]);
  });

  it('refuses a directory with the name of a declaration', () => {
    write({ 'a.yaml': CONTOSO });
    mkdirSync(join(tenants, 'b.yaml'));
    expect(refused()).toEqual([
      'tenants/b.yaml: this is a directory with the name of a declaration. Rename it, or name its files one by one.',
    ]);
  });

  it('refuses a pipe, which could keep it waiting for ever', () => {
    execFileSync('mkfifo', [join(tenants, 'a.yaml')]);
    expect(refused()).toEqual([expect.stringMatching(/^tenants\/a\.yaml: this is not a regular file/)]);
  });

  it('follows a symbolic link within the directory, and refuses one that leads out, nowhere or round', () => {
    write({ 'contoso.txt': CONTOSO });
    symlinkSync('contoso.txt', join(tenants, 'a.yaml'));
    expect(readTenants(tenants).map(({ source }) => source.file)).toEqual(['tenants/a.yaml']);

    writeFileSync(join(top, 'secret'), 'key: hunter2\n');
    symlinkSync('../secret', join(tenants, 'b.yaml'));
    symlinkSync('nothing', join(tenants, 'c.yaml'));
    symlinkSync('d.yaml', join(tenants, 'd.yaml'));
    const messages = refused();
    expect(messages).toEqual([
      'tenants/b.yaml: this symbolic link leads out of the directory; allowed: links to files of the same directory. Move the file here.',
      'tenants/c.yaml: this symbolic link leads nowhere. Remove it.',
      'tenants/d.yaml: this cannot be read, got ELOOP. Check who may read it.',
    ]);
  });

  describe('that are checked against each other', () => {
    it('refuses a tenant that is declared twice, and all that it would fight over', () => {
      write({ 'a.yaml': CONTOSO, 'b.yaml': CONTOSO });
      expect(refused().map((line) => line.replace(/^tenants\/b\.yaml:/, '').replace(/\. [A-Z].*$/, ''))).toEqual([
        '3: tenant: this tenant id is taken by tenants/a.yaml:3, got "contoso"',
        '27: services.entra: this stack name is taken by tenants/a.yaml:27, got "contoso-entra"',
        '36: services.entra.backend: this place of state is taken by tenants/a.yaml:36, got "local state/contoso-entra.tfstate"',
        '41: services.entra.entra.tenantId: this directory is taken by tenants/a.yaml:41, got "6f1e2d3c-1111-4a2b-8c3d-000000000002"',
        '53: services.aws.backend: this place of state is taken by tenants/a.yaml:53, got "local state/contoso-aws-prod.tfstate"',
        '53: services.aws.backend: this place of state is taken by tenants/a.yaml:53, got "local state/contoso-aws-test.tfstate"',
        '63: services.aws.aws.accounts.prod: this stack name is taken by tenants/a.yaml:63, got "contoso-aws-prod"',
        '64: services.aws.aws.accounts.prod.id: this AWS account is taken by tenants/a.yaml:64, got "111122223333"',
        '70: services.aws.aws.accounts.prod.buckets.ledger.name: this bucket name (partition aws) is taken by tenants/a.yaml:70, got "contoso-ledger"',
        '71: services.aws.aws.accounts.prod.buckets.archive.name: this bucket name (partition aws) is taken by tenants/a.yaml:71, got "contoso-archive"',
        '72: services.aws.aws.accounts.test: this stack name is taken by tenants/a.yaml:72, got "contoso-aws-test"',
        '72: services.aws.aws.accounts.test.id: this AWS account is taken by tenants/a.yaml:72, got "012345678901"',
      ]);
    });

    it('refuses stack names that collide though no part of them does', () => {
      const other = FABRIKAM.replace('tenant: fabrikam', 'tenant: contoso-aws')
        .replace('  entra:\n    kind', '  prod:\n    kind')
        .replaceAll('identity: entra', 'identity: prod')
        .replaceAll('state/{stack}', 'other/{stack}');
      write({ 'a.yaml': CONTOSO, 'b.yaml': other });
      expect(refused()).toEqual([
        'tenants/b.yaml:27: services.prod: this stack name is taken by tenants/a.yaml:63, got "contoso-aws-prod". Rename the tenant, the service or the account.',
      ]);
    });

    it('refuses two tenants that keep their state in one place', () => {
      const place = 'backend: { local: "state/{stack}.tfstate" }';
      write({
        'a.yaml': CONTOSO.replace(place, 'backend: { local: state/entra.tfstate }'),
        'b.yaml': FABRIKAM.replace(place, 'backend: { local: state/entra.tfstate }'),
      });
      expect(refused()).toEqual([
        'tenants/b.yaml:36: services.entra.backend: this place of state is taken by tenants/a.yaml:36, got "local state/entra.tfstate". Give each stack a state of its own, for example with {stack} in its place.',
      ]);
    });

    it('names what two files share though one of them is refused for something else', () => {
      write({
        'a.yaml': CONTOSO.replace('kind: saas', 'kind: sas'),
        'b.yaml': FABRIKAM.replace('444455556666', '111122223333'),
      });
      expect(refused()).toEqual([
        expect.stringMatching(/^tenants\/a\.yaml:74: services\.crm\.kind: /),
        expect.stringMatching(
          /^tenants\/b\.yaml:64: .* this AWS account is taken by tenants\/a\.yaml:64, got "111122223333"/,
        ),
      ]);
    });
  });
});

describe('a DeclarationError', () => {
  it('lists problems by file, line and path, each with the parts that it has', () => {
    const error = new DeclarationError([
      { file: 'tenants/b.yaml', line: 1, path: 'tenant', problem: 'x' },
      {
        file: 'tenants/a.yaml',
        line: 10,
        path: 'b',
        problem: 'x',
        given: '"1"',
        allowed: 'y',
        suggestion: 'Do z',
        control: 'LAD-01',
      },
      { file: 'tenants/a.yaml', line: 9, path: 'c', problem: 'x', suggestion: 'Did you mean "d"?' },
      { file: 'tenants/a.yaml', line: 10, path: 'a', problem: 'x', given: '2' },
      { file: 'tenants/a.yaml', path: '', problem: 'x' },
    ]);
    expect(error.message.split('\n')).toEqual([
      'tenants/a.yaml: x.',
      'tenants/a.yaml:9: c: x. Did you mean "d"?',
      'tenants/a.yaml:10: a: x, got 2.',
      'tenants/a.yaml:10: b: x, got "1"; allowed: y. Do z. (LAD-01)',
      'tenants/b.yaml:1: tenant: x.',
    ]);
    expect(error.problems.map(({ path }) => path)).toEqual(['', 'c', 'a', 'b', 'tenant']);
  });
});
