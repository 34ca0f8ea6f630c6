import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AS_OF, freshFolder, removeFolders } from '../support/guarded-app';
import { folderWith, ROOT, run } from './command';

jest.setTimeout(120_000);
afterAll(removeFolders);

const FABRIKAM = ['--tenant-file', 'tenants/fabrikam.yaml', '--as-of', AS_OF];
/** The declaration of the day on which the plans were recorded. */
const asPlanned = (text: string) => text.replace(/\n +(searchDomains|restApis): .*/g, '');
const withPlan = (name: string) => {
  const folder = folderWith({ 'fabrikam.yaml': asPlanned });
  mkdirSync(join(folder, 'plans'));
  cpSync(join(ROOT, 'test/fixtures/plans', `${name}.json`), join(folder, 'plans/plan.json'));
  return folder;
};

describe('tenant-guard check, of a plan', () => {
  it('says what it makes of each control, and passes where nothing is unmet after it', () => {
    const { status, stdout, stderr } = run(withPlan('fabrikam-create'), 'check', 'plans/plan.json', ...FABRIKAM);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toMatch(/AWS-MFA-01 .* required │ unmet +│ met +│ newly met/);
    expect(stdout).toMatch(/\d+ newly unmet, \d+ unknown, \d+ newly met, \d+ unchanged( \(\d+ of them unmet\))?\n/);
  });

  it('fails where a control is unmet after it, and names what was changed outside of Terraform', () => {
    const { status, stdout } = run(withPlan('hcl-change'), 'check', 'plans/plan.json', ...FABRIKAM);
    expect(status).toBe(2);
    expect(stdout).toContain('newly unmet: required  AWS-STO-01  fabrikam aws.main: blockPublicPolicy is false');
    expect(stdout).toContain('Changed outside of Terraform since the last apply:');
    expect(stdout).not.toContain('canary');
  });

  it.each(['json', 'markdown', 'sarif', 'junit'])('prints no secret as %s, and the same bytes each time', (format) => {
    const folder = withPlan('hcl-change');
    const printed = () => run(folder, 'check', 'plans/plan.json', ...FABRIKAM, '--format', format);
    const { status, stdout } = printed();
    expect(status).toBe(2);
    expect(stdout.length).toBeGreaterThan(1000);
    expect(stdout).not.toContain('canary');
    expect(printed().stdout).toBe(stdout);
  });
});

describe('tenant-guard check', () => {
  it('judges by one baseline where asked, and refuses one that there is not', () => {
    const folder = withPlan('fabrikam-create');
    const { stdout } = run(
      folder,
      'check',
      'plans/plan.json',
      ...FABRIKAM,
      '--baseline',
      'aws-fsbp',
      '--format',
      'json',
    );
    const controls = JSON.parse(stdout).judgments.map(({ control }: { control: string }) => control);
    expect(controls).toContain('AWS-STO-05');
    expect(controls).not.toContain('AWS-STO-06');
    const refused = run(folder, 'check', 'plans/plan.json', ...FABRIKAM, '--baseline', 'aws-fsdp');
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining('one of aws-fsbp')]);
  });

  it("judges by a tenant's own baseline, too", () => {
    const folder = folderWith({
      'fabrikam.yaml': (text) =>
        text.replace(
          '\nservices:\n',
          '\nbaselines:\n  house-rules: { title: House rules, required: [AWS-STO-06] }\n\nservices:\n',
        ),
    });
    cpSync(join(ROOT, 'test/fixtures/plans/fabrikam-create.json'), join(folder, 'plan.json'));
    const given = ['plan.json', ...FABRIKAM, '--baseline', 'house-rules', '--format', 'json'];
    const { judgments } = JSON.parse(run(folder, 'check', ...given).stdout);
    const of = (level: string) =>
      judgments.filter((one: { level: string; baselines?: string[] }) => one.level === level);
    expect(of('required').map(({ control }: { control: string }) => control)).toContain('AWS-STO-06');
    expect(judgments.map(({ control }: { control: string }) => control)).not.toContain('AWS-STO-05');
  });

  it('points in SARIF at the resource in Terraform JSON that somebody wrote', () => {
    const folder = freshFolder();
    mkdirSync(join(folder, 'landing'));
    const bucket = { resource: { aws_s3_bucket: { logs: { bucket: 'fabrikam-logs' } } } };
    writeFileSync(join(folder, 'landing/a.tf.json'), JSON.stringify({ provider: { aws: { region: 'eu-central-1' } } }));
    writeFileSync(join(folder, 'landing/b.tf.json'), JSON.stringify(bucket, undefined, 2));
    const { status, stdout } = run(folder, 'check', 'landing', '--as-of', AS_OF, '--format', 'sarif');
    expect(status).toBe(2);
    const [{ results }] = JSON.parse(stdout).runs;
    const found = results.find(({ ruleId }: { ruleId: string }) => ruleId === 'AWS-STO-01');
    expect(found.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'landing/b.tf.json' },
      region: { startLine: 4 },
    });
  });

  it('tells what ends soon', () => {
    const folder = withPlan('fabrikam-create');
    const asOf = ['--tenant-file', 'tenants/fabrikam.yaml', '--as-of', '2027-04-20'];
    const { stdout } = run(folder, 'check', 'plans/plan.json', ...asOf);
    expect(stdout).toContain('fabrikam: acceptance RA-2026-014 of LAD-01 on aws ends on 2027-05-01, in 11 days');
    expect(run(folder, 'check', 'plans/plan.json', ...asOf, '--warn-within', '10').stdout).not.toContain('ends soon');
    expect(run(folder, 'check', 'plans/plan.json', ...asOf, '--warn-within', 'soon').status).toBe(1);
  });

  it.each([
    ['nothing', undefined, 'there is nothing here'],
    ['what is cut off', '{"format_version": "1.2"', 'this is not JSON'],
    ['another format', '{"format_version": "2.0", "planned_values": {}}', 'plans of format 2.0 are not read'],
  ])('could not judge %s', (_what, content, told) => {
    const folder = folderWith();
    if (content !== undefined) writeFileSync(join(folder, 'x.json'), content);
    const { status, stderr } = run(folder, 'check', 'x.json', '--as-of', AS_OF);
    expect(status).toBe(1);
    expect(stderr).toContain(told);
    expect(stderr).not.toContain('    at ');
  });
});
