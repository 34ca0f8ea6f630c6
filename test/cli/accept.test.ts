import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { AS_OF, freshFolder, removeFolders } from '../support/guarded-app';
import { folderWith, run } from './command';

jest.setTimeout(60_000);
afterAll(removeFolders);

/** The example with the rung of its ladder as the one thing that is not accepted. */
const withoutAcceptances = (text: string) =>
  text
    .replace(/\nacceptances:[\s\S]*/, '\n')
    .replace('upstream: unknown', 'upstream: [{ name: Example Hosting AS, provides: hosting }]');
/** Examples of which fabrikam accepts nothing: synthesis is refused. */
const refused = (change = withoutAcceptances) => folderWith({ 'fabrikam.yaml': change }, ['fabrikam', 'northwind']);
const accept = (folder: string, ...given: string[]) => run(folder, 'accept', ...given, '--as-of', AS_OF);

/** What a person decides. */
const DECIDED: Readonly<Record<string, string>> = {
  justification: 'federation lands in the second quarter',
  'acceptance-owner': 'cto@fabrikam.example',
  approver: 'ciso@fabrikam.example',
  'approved-on': '2026-11-20',
  inherent: 'high',
  residual: 'moderate',
};

function filled(record: string): string {
  return record.replace(/\{REPLACE-([\w-]+)\}/g, (_text, name: string) => {
    const value = name.startsWith('acceptance-id') ? `RA-2026-${name.replace(/\D/g, '') || '1'}` : DECIDED[name];
    if (value === undefined) throw new Error(`nobody said that ${name} is to be decided`);
    return value;
  });
}

describe('tenant-guard accept', () => {
  it('prints the record of a finding for which synthesis is refused, from the declarations alone', () => {
    const folder = refused();
    expect(run(folder, 'synth', '--as-of', AS_OF).status).toBe(2);
    const { status, stdout, stderr } = accept(folder, 'LAD-01', 'aws');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain('tenants/fabrikam.yaml');
    expect(stdout).toContain('# LAD-01: The management layer is guarded by its rung of the ladder');
    expect(stdout).toMatch(/# fabrikam aws\.main, unmet: the service is guarded by an IP allow-list/);
    expect(parse(filled(stdout))).toEqual({
      acceptances: [
        {
          id: 'RA-2026-1',
          control: 'LAD-01',
          subject: 'aws.main',
          covers: { settings: ['guard=ipAllowList'] },
          justification: DECIDED.justification,
          owner: DECIDED['acceptance-owner'],
          approver: DECIDED.approver,
          approvedOn: '2026-11-20',
          expiresOn: '2027-05-22',
          reviewOn: '2027-02-21',
          inherent: 'high',
          residual: 'moderate',
        },
      ],
    });
    expect(stdout).toContain('another person; approvers.yaml lists ciso@fabrikam.example');
    expect(existsSync(join(folder, 'cdktf.out/manifest.json'))).toBe(false);
  });

  it('suggests no more days than may be, and says where nobody is listed who may approve', () => {
    const folder = refused();
    const file = join(folder, 'approvers.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('longestDays: 365', 'longestDays: 60'));
    expect(accept(folder, 'LAD-01', 'aws').stdout).toContain('expiresOn: 2027-01-22 # last day, at most 60 days after');
    rmSync(file);
    expect(accept(folder, 'LAD-01', 'aws').stdout).toContain('another person whom approvers.yaml lists');
  });

  it('prints what the declaration takes once it is filled in, and the finding is accepted', () => {
    const folder = refused();
    const file = join(folder, 'tenants/fabrikam.yaml');
    const before = readFileSync(file, 'utf8');
    const { stdout } = accept(folder, 'LAD-01', 'fabrikam', 'aws.main');
    writeFileSync(file, `${before}${filled(stdout)}`);
    const { status, stdout: report } = run(folder, 'synth', '--as-of', AS_OF);
    expect(status).toBe(0);
    expect(report).toContain('accepted:  acceptance RA-2026-1, approved by ciso@fabrikam.example, until 2027-05-22');
    const again = accept(folder, 'LAD-01 fabrikam aws.main');
    expect(again.status).toBe(1);
    expect(again.stderr).toContain('this is accepted already, got "LAD-01 fabrikam aws.main"; acceptance RA-2026-1');
  });

  it('leaves to a person what a person decides: the reader refuses each placeholder that is left', () => {
    const folder = refused();
    const file = join(folder, 'tenants/fabrikam.yaml');
    const { stdout } = accept(folder, 'LAD-01', 'aws');
    writeFileSync(file, `${readFileSync(file, 'utf8')}${stdout}`);
    const { status, stderr } = run(folder, 'synth', '--as-of', AS_OF);
    expect(status).toBe(1);
    const lines = readFileSync(file, 'utf8').split('\n');
    const left = lines.flatMap((line, index) => (/^ .*\{REPLACE-/.test(line) ? [index + 1] : []));
    expect(left).toHaveLength(7);
    expect(stderr.match(/this is not filled in yet, got "\{REPLACE-/g)).toHaveLength(7);
    expect(
      stderr
        .trim()
        .split('\n')
        .map((line) => Number(line.split(':')[1])),
    ).toEqual(left);
  });

  it('prints one record a finding, each covering its own weakness', () => {
    const folder = refused((text) => text.replace(/ +- id: (vendor-outage|fourth-party)\n(?: {8}.*\n)+/g, ''));
    const { stdout } = accept(folder, 'RSK-01', 'aws');
    const { acceptances } = parse(filled(stdout));
    expect(acceptances.map(({ id, covers }: { id: string; covers: unknown }) => [id, covers])).toEqual([
      ['RA-2026-1', { settings: ['risk=vendor-outage'] }],
      ['RA-2026-2', { settings: ['risk=fourth-party'] }],
    ]);
  });

  it('prints one record for findings that one covers', () => {
    const folder = folderWith({}, ['contoso']);
    const unmanaged = (text: string) => text.replace(/^ +devices: .*\n/m, '');
    const file = join(folder, 'tenants/contoso.yaml');
    writeFileSync(file, unmanaged(readFileSync(file, 'utf8')));
    const { stdout } = accept(folder, 'ENT-DV-01', 'contoso', 'entra', '--tenants', 'tenants');
    expect(stdout).toMatch(/# contoso entra, unmet: users can sign in on a device/);
    expect(stdout).toMatch(/# contoso entra, unmet: users can sign in on a telephone/);
    expect(parse(filled(stdout)).acceptances).toHaveLength(1);
  });

  it('judges a synthesized directory, as it was changed since', () => {
    const folder = folderWith({}, ['contoso']);
    expect(run(folder, 'synth', '--as-of', AS_OF).status).toBe(0);
    const stack = join(folder, 'cdktf.out/stacks/contoso-entra/cdk.tf.json');
    const json = JSON.parse(readFileSync(stack, 'utf8'));
    const policies: Record<string, { state: string }> = json.resource.azuread_conditional_access_policy;
    for (const [name, policy] of Object.entries(policies)) if (name.startsWith('mfa_')) policy.state = 'disabled';
    writeFileSync(stack, JSON.stringify(json));
    const { status, stdout } = accept(folder, 'ENT-AU-02', 'contoso', 'entra');
    expect(status).toBe(0);
    const [record] = parse(filled(stdout)).acceptances;
    const { judgments } = JSON.parse(run(folder, 'check', '--as-of', AS_OF, '--format', 'json').stdout);
    const found = judgments.find(
      ({ control, tenant }: { control: string; tenant: string }) => control === 'ENT-AU-02' && tenant === 'contoso',
    );
    const none = { principals: [], targets: [], networks: [], settings: [] };
    expect(record).toMatchObject({ control: 'ENT-AU-02', subject: 'entra' });
    expect({ ...none, ...record.covers }).toEqual(found.outcome.finding.meaning);
    expect(record.covers.settings).toEqual([expect.stringContaining('clientApp=browser|mobileAppsAndDesktopClients')]);
    expect(accept(folder, 'ENT-AU-02', 'entra', '--dir', 'cdktf.out').stdout).toBe(stdout);
    const declared = accept(folder, 'ENT-AU-02', 'contoso', 'entra', '--tenants', 'tenants');
    expect(declared.status).toBe(1);
    expect(declared.stderr).toContain(
      'there is nothing to accept, got "ENT-AU-02 contoso entra"; judged from tenants it is met',
    );
  });

  it('refuses a fatal control, and says why', () => {
    const { status, stdout, stderr } = accept(freshFolder(), 'ENT-BG-01', 'entra');
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('ENT-BG-01 is fatal: it can never be accepted.');
    expect(stderr).toMatch(/why: .*shuts every administrator out/);
  });

  it('refuses a control that is met', () => {
    const { status, stderr } = accept(refused(), 'AWS-MFA-01', 'fabrikam', 'aws');
    expect(status).toBe(1);
    expect(stderr).toContain('there is nothing to accept, got "AWS-MFA-01 fabrikam aws.main"');
  });

  it.each([
    [['LAD-1', 'aws'], 'Did you mean LAD-01?'],
    [['LAD-01', 'fabrikan', 'aws.main'], 'Did you mean LAD-01 fabrikam aws.main?'],
    [['LAD-01', 'courrier'], 'Did you mean LAD-01 courier?'],
    [['LAD-01'], 'this does not name a finding'],
    [['LAD-01', 'a', 'b', 'c'], 'this does not name a finding'],
  ])('asks whether another finding was meant by %p', (given, told) => {
    const { status, stderr } = accept(refused(), ...given);
    expect(status).toBe(1);
    expect(stderr).toContain(told);
  });

  it('asks for the tenant where several have the finding', () => {
    const folder = refused();
    const other = readFileSync(join(folder, 'tenants/fabrikam.yaml'), 'utf8')
      .replace('tenant: fabrikam', 'tenant: adatum')
      .replace('fabrikam-aws-main.tfstate', 'adatum-aws-main.tfstate')
      .replace('777788889999', '222233334444')
      .replace('fabrikam-backups', 'adatum-backups');
    writeFileSync(join(folder, 'tenants/adatum.yaml'), other);
    const { status, stderr } = accept(folder, 'LAD-01', 'aws');
    expect(status).toBe(1);
    expect(stderr).toContain('name one: LAD-01 adatum aws.main, LAD-01 fabrikam aws.main');
  });

  it('cannot accept for a stack that nobody declared', () => {
    const folder = folderWith({}, ['contoso']);
    expect(run(folder, 'synth', '--as-of', AS_OF).status).toBe(0);
    rmSync(join(folder, 'cdktf.out/stacks/contoso-entra/tenant-guard.json'));
    const { status, stderr } = accept(folder, 'LAD-01', 'contoso-entra');
    expect(status).toBe(1);
    expect(stderr).toContain(
      'this cannot be accepted, got "LAD-01 contoso-entra"; an acceptance stands in a declaration',
    );
  });

  it('could not judge a directory that is none', () => {
    const { status, stderr } = accept(freshFolder(), 'LAD-01', 'aws', '--dir', 'nowhere');
    expect(status).toBe(1);
    expect(stderr).toContain('nowhere holds no synthesized stack');
  });
});
